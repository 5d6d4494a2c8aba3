"""What a move brings before it is made: pairs are counted once, a move by its difference."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:  # the engine is loaded where a plan is judged, and nowhere else
    from multaqa.engines.rotation import Breach, Brief, Part, Seating

MET = 100
Tables: TypeAlias = Mapping[Any, tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Move:
    """``person`` leaves their table of a round for ``table``; where ``other`` is given, that person
    comes to theirs instead."""

    round: int
    person: int
    table: str
    other: int | None = None


@dataclass(frozen=True, slots=True)
class Gain:
    """New acquaintances more or fewer, how many of them across cities, and meetings again;
    ``forbidden``: a hard rule that is kept would not be."""

    pairs: int = 0
    across: int = 0
    repeats: int = 0
    forbidden: bool = False


class Pairs:
    """How often each two meet in a plan, and what meeting once more or once less would change;
    ``held``: the rounds that took place, in which whoever has no seat was not there."""

    def __init__(
        self, brief: "Brief", seatings: Sequence["Seating"], held: Collection[Any] = ()
    ) -> None:
        self.brief, self.held = brief, held
        self.seatings = {each.round: each for each in seatings}
        self.city = {each.id: each.traits.get(brief.weights.trait) for each in brief.people}
        self.rounds: dict[frozenset[Any], list[Any]] = defaultdict(list)
        for each in seatings:
            for people in each.tables.values():
                for pair in company(people):
                    self.rounds[pair].append(each.round)
        self.parts: dict[Any, tuple[Part, Tables, tuple[Breach, ...]]] = {}
        self.times = Counter({pair: len(rounds) for pair, rounds in self.rounds.items()})

    def gain(self, move: Move) -> Gain:
        """What the move brings."""
        won, lost = self._company(move)
        first = [pair for pair in won if not self.times[pair]]
        last = [pair for pair in lost if self.times[pair] == 1]
        new, gone = list(filter(self.counts, first)), list(filter(self.counts, last))
        return Gain(
            len(new) - len(gone),
            sum(map(self.is_across, new)) - sum(map(self.is_across, gone)),
            (len(won) - len(first)) - (len(lost) - len(last)),
            self._too_often(won) or bool(self._broken(move)),
        )

    def worth(self, gain: Gain) -> float:
        """What a gain weighs in this plan: new acquaintances, those across cities more."""
        weights = self.brief.weights
        return gain.across * weights.across + (gain.pairs - gain.across) * weights.within

    def first(self, pair: frozenset[Any]) -> Any:
        """The round in which the two meet for the first time; None where they never do."""
        return min(self.rounds.get(pair, ()), default=None)

    def meets_first(self, one: Any, other: Any, at: Any) -> bool:
        """Whether two who did not know each other meet in this round for the first time."""
        pair = frozenset((one, other))
        return self.counts(pair) and self.first(pair) == at

    def counts(self, pair: frozenset[Any]) -> bool:
        """Whether the two do not know each other well already."""
        return self.brief.met.get(pair, 0) < MET

    def is_across(self, pair: frozenset[Any]) -> bool:
        """Whether the two come from two cities."""
        one, other = pair
        return self.city.get(one) != self.city.get(other)

    def _company(self, move: Move) -> tuple[set[frozenset[Any]], set[frozenset[Any]]]:
        """The pairs who would share a table in this round, and those who would no longer."""
        tables = self.seatings[move.round].tables
        here = _beside(tables, move.person)
        there = [each for each in tables.get(move.table, ()) if each != move.other]
        won = {frozenset((move.person, each)) for each in there}
        lost = {frozenset((move.person, each)) for each in here}
        if move.other is not None:
            won |= {frozenset((move.other, each)) for each in here}
            lost |= {frozenset((move.other, each)) for each in there}
        return won, lost

    def _too_often(self, won: Iterable[frozenset[Any]]) -> bool:
        most = self.brief.most_meetings
        if most is None:
            return False
        often = [pair for pair in won if self.times[pair] >= most]
        return not all(pair <= self._inseparable(pair) for pair in often)

    def _inseparable(self, pair: frozenset[Any]) -> set[Any]:
        """One of the two and all who stay together with them, who may meet as often as they do."""
        block = {next(iter(pair))}
        while more := {
            each
            for group in self.brief.together
            if not block.isdisjoint(group) and not group <= block
            for each in group
        }:
            block |= more
        return block

    def _broken(self, move: Move) -> tuple["Breach", ...]:
        part, tables, before = self._part(move)
        return worse(before, part.breaches(_after(tables, move)))

    def _part(self, move: Move) -> "tuple[Part, Tables, tuple[Breach, ...]]":
        """The tables of a move by themselves, who sits there, and what they do not keep: the same
        for all moves between them."""
        from multaqa.engines.rotation import part_of

        at = self.seatings[move.round]
        here = next((table for table, ids in at.tables.items() if move.person in ids), None)
        among = tuple(table for table in (here, move.table) if table is not None)
        key = move.round, *among
        if key not in self.parts:
            part = part_of(self.brief, at, among)
            tables = {table: ids for table, ids in at.tables.items() if table in among}
            self.parts[key] = part, tables, part.breaches(tables)
        return self.parts[key]


def company(people: Iterable[Any]) -> Iterator[frozenset[Any]]:
    """Each two of those who share a table."""
    return map(frozenset, combinations(people, 2))


def moved(seatings: Iterable["Seating"], move: Move) -> tuple["Seating", ...]:
    """The seatings after the move."""
    return tuple(
        replace(each, tables=_after(each.tables, move)) if each.round == move.round else each
        for each in seatings
    )


def worse(before: Iterable["Breach"], after: Iterable["Breach"]) -> tuple["Breach", ...]:
    """What is not kept after a change and was before, or is now kept even less."""
    known = {_subject(each): _by(each) for each in before}
    return tuple(b for b in after if _subject(b) not in known or _by(b) > known[_subject(b)])


def _subject(breach: "Breach") -> tuple[Any, ...]:
    return (
        *(breach.kind, breach.round, breach.table, breach.people, breach.trait, breach.value),
        breach.limit,
    )


def _by(breach: "Breach") -> int:
    return abs((breach.count or 0) - (breach.limit or 0))


def _beside(tables: Mapping[Any, Sequence[Any]], person: int) -> list[Any]:
    return [
        each for people in tables.values() if person in people for each in people if each != person
    ]


def _after(tables: Mapping[Any, Sequence[Any]], move: Move) -> dict[Any, tuple[Any, ...]]:
    here = next((table for table, people in tables.items() if move.person in people), None)
    found = {
        table: tuple(each for each in people if each not in (move.person, move.other))
        for table, people in tables.items()
    }
    found[move.table] = (*found.get(move.table, ()), move.person)
    if move.other is not None and here is not None:
        found[here] = (*found[here], move.other)
    return found
