"""A seating plan laid out for readers, whoever made it and whatever they read it on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import floor
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from multaqa.engines.script import sort_key
from multaqa.kernel.bilingual import spoken

if TYPE_CHECKING:
    from multaqa.engines.rotation import Key, Plan, Seating


@dataclass(frozen=True, slots=True)
class Label:
    """Somebody of a plan, as paper and tables name them: a text, or one in several languages.

    ``code`` stands on their badge, ``letter`` and ``colour`` (by number) are their city's.
    """

    key: "Key"
    name: Any
    city: Any = ""
    library: Any = ""
    code: str = ""
    letter: str = ""
    colour: int = 0

    @property
    def called(self) -> str:
        """The name in the reader's language, or in the one that it has."""
        return spoken(self.name).text

    @property
    def home(self) -> str:
        return spoken(self.city).text


@dataclass(frozen=True, slots=True)
class LaidRound:
    """A round by its name (in several languages, or the reader's), with the people of each table in
    the order of the labels."""

    name: Any
    tables: tuple[tuple[str, tuple[Label, ...]], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """Who sits where: ``people`` in the order in which readers look for them; ``words`` are those
    of tables that are called in several languages, by what the reader calls them."""

    people: tuple[Label, ...]
    rounds: tuple[LaidRound, ...]
    words: Mapping[str, Any] = field(default_factory=dict)

    def ways(self) -> dict["Key", tuple[str, ...]]:
        """Each person's table in each round; empty where they have no seat."""
        tables = [
            {label.key: table for table, there in each.tables for label in there}
            for each in self.rounds
        ]
        return {
            label.key: tuple(each.get(label.key, "") for each in tables) for label in self.people
        }

    def met(self) -> dict["Key", set["Key"]]:
        """Whom each sits with at least once."""
        met: dict[Key, set[Key]] = defaultdict(set)
        for each in self.rounds:
            for _table, there in each.tables:
                keys = {label.key for label in there}
                for key in keys:
                    met[key] |= keys - {key}
        return met

    def tables(self) -> list[str]:
        """The names of all tables, in the order in which the rounds name them."""
        return list(dict.fromkeys(table for each in self.rounds for table, _there in each.tables))


@dataclass(frozen=True, slots=True)
class Figures:
    """What a plan is worth, as readers are told."""

    pairs: int
    across: int
    repeats: int
    least_new: int
    most_new: int
    score: float
    bound: float
    ratio: float
    optimal: bool
    design: str = ""

    @property
    def percent(self) -> float:
        """The score in hundredths of its bound, never rounded up to all of it."""
        return floor(1000 * self.ratio + 1e-9) / 10


def lay(
    people: Sequence[Label],
    names: Mapping["Key", Any],
    seatings: Sequence["Seating"],
    called: Mapping["Key", Any] = MappingProxyType({}),
) -> Laid:
    """Lay seatings out: ``names`` of rounds by their key, in their order; tables as they are
    ``called`` in several languages."""
    read = {table: spoken(texts).text for table, texts in called.items()}
    ordered = sorted(people, key=lambda label: (sort_key(label.called), str(label.key)))
    tables: dict[Key, dict[Key, tuple[Key, ...]]] = {key: {} for key in names}
    for seating in seatings:
        found = {read.get(table, table): keys for table, keys in seating.tables.items()}
        tables[seating.round] = found
    rounds = [
        LaidRound(name, tuple(_table(each, ordered) for each in _in_order(tables[key])))
        for key, name in names.items()
    ]
    return Laid(tuple(ordered), tuple(rounds), {read[table]: called[table] for table in read})


def figures(made: "Plan") -> Figures:
    """The figures of a plan as the engine gave it."""
    tally, new = made.tally, made.tally.new.values()
    return Figures(
        pairs=tally.pairs,
        across=tally.across,
        repeats=tally.repeats,
        least_new=min(new, default=0),
        most_new=max(new, default=0),
        score=tally.score,
        bound=made.bound,
        ratio=made.ratio,
        optimal=made.optimal,
        design=made.design,
    )


def _in_order(tables: "Mapping[Key, tuple[Key, ...]]") -> "list[tuple[Key, tuple[Key, ...]]]":
    """Tables by name, 10 after 2."""
    return sorted(tables.items(), key=lambda each: sort_key(str(each[0])))


def _table(
    table: "tuple[Key, tuple[Key, ...]]", people: Sequence[Label]
) -> tuple[str, tuple[Label, ...]]:
    name, keys = table
    there = frozenset(keys)
    return str(name), tuple(label for label in people if label.key in there)
