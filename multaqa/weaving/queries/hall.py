"""One round of a plan as it is read and worked on: its tables, who sits there, what moves bring."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from .gains import Gain, Move, Pairs, company
from .sitters import Sitter

SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Chair:
    """Somebody's seat; ``gain`` is what it brings if the one who was picked changes with them;
    ``called`` is how readers call the ``table``."""

    sitter: Sitter
    table: str
    called: str
    locked: bool = False
    picked: bool = False
    gain: Gain | None = None


@dataclass(frozen=True, slots=True)
class HallTable:
    """A table of the round, ``called`` so by readers: ``new`` pairs meet here for the first time,
    ``again`` others; ``gain`` is what it brings if the one who was picked sits down here as well.
    """

    name: str
    called: str
    chairs: tuple[Chair, ...]
    most: int | None
    new: int
    again: int
    gain: Gain | None = None

    @property
    def free(self) -> bool:
        """Whether somebody more has room."""
        return self.most is None or len(self.chairs) < self.most

    @property
    def locked(self) -> bool:
        """Whether nobody here moves when the rest is planned again."""
        return bool(self.chairs) and all(chair.locked for chair in self.chairs)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the one who was picked could go: to a table, or to somebody's chair."""

    table: str
    called: str
    sitter: Sitter | None
    gain: Gain


@dataclass(frozen=True, slots=True)
class Hall:
    """A round. ``away`` are those who are not there; ``best`` the places that bring most."""

    round: int
    tables: tuple[HallTable, ...]
    away: tuple[Sitter, ...]
    picked: Chair | None = None
    best: tuple[Place, ...] = ()

    @property
    def new(self) -> int:
        return sum(table.new for table in self.tables)

    @property
    def again(self) -> int:
        return sum(table.again for table in self.tables)

    @property
    def locked(self) -> int:
        return sum(chair.locked for table in self.tables for chair in table.chairs)

    @property
    def people(self) -> int:
        return sum(len(table.chairs) for table in self.tables)


def hall(
    pairs: Pairs,
    people: Mapping[int, Sitter],
    *,
    at: int,
    locked: frozenset[int] = frozenset(),
    pick: int | None = None,
    tables: Mapping[str, str] = MappingProxyType({}),
) -> Hall:
    """The round ``at`` of a plan; with somebody to ``pick``, what each place brings them.
    ``tables`` are how readers call them."""
    return _Layer(pairs, people, at, locked, pick, tables).hall()


@dataclass(slots=True)
class _Layer:
    pairs: Pairs
    people: Mapping[int, Sitter]
    at: int
    locked: frozenset[int]
    pick: int | None
    tables: Mapping[str, str]

    def hall(self) -> Hall:
        given = next(each for each in self.pairs.brief.rounds if each.id == self.at)
        seating = self.pairs.seatings.get(self.at)
        sat = seating.tables if seating else {}
        seated = {person for ids in sat.values() for person in ids}
        if self.pick not in seated:
            self.pick = None
        most = {str(table.id): table.most for table in given.tables}
        names = [*most, *(table for table in sat if table not in most)]
        tables = tuple(self._table(name, sat.get(name, ()), most.get(name)) for name in names)
        away = tuple(each for pk, each in self.people.items() if pk not in seated)
        return Hall(self.at, tables, away, self._picked(tables), self._best(tables))

    def _table(self, name: str, ids: Sequence[Any], most: int | None) -> HallTable:
        chairs = (self._chair(name, ids, pk) for pk in self.people if pk in ids)
        new = again = 0
        for pair in company(ids):
            first = self.pairs.first(pair) == self.at and self.pairs.counts(pair)
            new, again = new + first, again + (not first)
        here = self.pick in ids
        gain = None if here else self._gain(name)
        return HallTable(name, self.tables.get(name, name), tuple(chairs), most, new, again, gain)

    def _chair(self, table: str, ids: Sequence[Any], pk: int) -> Chair:
        gain = None if self.pick in ids else self._gain(table, pk)
        return Chair(
            self.people[pk],
            table,
            self.tables.get(table, table),
            pk in self.locked,
            pk == self.pick,
            gain,
        )

    def _gain(self, table: str, other: int | None = None) -> Gain | None:
        if self.pick is None:
            return None
        return self.pairs.gain(Move(self.at, self.pick, table, other))

    def _picked(self, tables: Sequence[HallTable]) -> Chair | None:
        chairs = (chair for table in tables for chair in table.chairs if chair.picked)
        return next(chairs, None)

    def _best(self, tables: Sequence[HallTable]) -> tuple[Place, ...]:
        """The few places that bring most and break nothing, but none that brings less than now."""
        places = [Place(t.name, t.called, None, t.gain) for t in tables if t.gain]
        places += [
            Place(t.name, t.called, c.sitter, c.gain) for t in tables for c in t.chairs if c.gain
        ]
        worth = {at: self.pairs.worth(each.gain) for at, each in enumerate(places)}
        good = [at for at, each in enumerate(places) if worth[at] > 0 and not each.gain.forbidden]
        return tuple(places[at] for at in sorted(good, key=lambda at: -worth[at])[:SUGGESTED])
