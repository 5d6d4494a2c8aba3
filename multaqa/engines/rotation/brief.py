"""The frozen brief: who comes, to which tables, in which rounds; what must and what should be."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TypeAlias

Key: TypeAlias = int | str
"""What a person, a table or a round is known by: a row's number, or a code."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to seat; ``traits`` are their city, library, role, gender, whatever rules speak of.

    A trait that is missing is unknown: no rule counts it, and two people without a city are taken
    for people of one city.
    """

    id: Key
    traits: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A table and how many sit at it.

    Without ``least`` on any table of a round, sizes are kept within one of each other as far as
    ``most`` allows; without ``most``, the table has room for everybody.
    """

    id: Key
    most: int | None = None
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One sitting: its tables, and who is not there."""

    id: Key
    tables: tuple[Table, ...]
    absent: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Seat:
    """``person`` sits at ``table`` in ``rounds`` (None: in every round that has it)."""

    person: Key
    table: Key
    rounds: frozenset[Key] | None = None

    def due(self, each: Round) -> bool:
        """Say whether the person must sit there in this round, if they attend it."""
        if self.rounds is None:
            return any(table.id == self.table for table in each.tables)
        return each.id in self.rounds


@dataclass(frozen=True, slots=True)
class Quota:
    """How many people with one value of a trait a table takes: at least, at most.

    ``value`` None speaks of each value by itself: at most one of a city. ``tables`` None is every
    table. A quota that is not ``hard`` costs ``weight`` for each person too many or too few, in the
    unit of the brief's weights.
    """

    trait: str
    value: str | None = None
    least: int = 0
    most: int | None = None
    tables: frozenset[Key] | None = None
    hard: bool = True
    weight: float = 0.25


@dataclass(frozen=True, slots=True)
class Balance:
    """Each table should hold the values of a trait in the round's own proportion.

    Costs ``weight`` for each person beyond it, rounded down or up.
    """

    trait: str
    weight: float = 0.25


@dataclass(frozen=True, slots=True)
class Weights:
    """What a pair who meet for the first time counts: of different cities, of the same one."""

    across: float = 3
    within: float = 1
    trait: str = "city"


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a plan is made from. Equal briefs (seed and effort included) give equal plans.

    ``met`` says how well two people know each other before the first round, in percent: at 100 a
    meeting counts nothing, at 0 all. Who stays ``apart`` never share a table, who stays
    ``together`` always do in rounds that they both attend; ``most_meetings`` is the number of
    rounds that two others may share. ``effort`` is in turns of 40,000 moves considered.
    """

    people: tuple[Person, ...]
    rounds: tuple[Round, ...]
    met: Mapping[frozenset[Key], int] = field(default_factory=dict)
    weights: Weights = Weights()
    apart: tuple[frozenset[Key], ...] = ()
    together: tuple[frozenset[Key], ...] = ()
    seats: tuple[Seat, ...] = ()
    quotas: tuple[Quota, ...] = ()
    balances: tuple[Balance, ...] = ()
    most_meetings: int | None = None
    seed: int = 1
    effort: int = 200


def malformed(brief: Brief) -> Iterator[str]:
    """Yield what the calling code made badly, in plain English for developers.

    Rules that contradict each other are no fault of the calling code: ``contradictions``.
    """
    people = {person.id for person in brief.people}
    rounds = {each.id for each in brief.rounds}
    tables = {table.id for each in brief.rounds for table in each.tables}
    yield from _twice("person", (person.id for person in brief.people))
    yield from _twice("round", (each.id for each in brief.rounds))
    for each in brief.rounds:
        yield from _twice(f"table of round {each.id}", (table.id for table in each.tables))
        yield from _unknown("absent", each.absent, people)
        yield from chain.from_iterable(_of_table(table) for table in each.tables)
    for name, groups in (("met", brief.met), ("apart", brief.apart), ("together", brief.together)):
        for group in groups:
            yield from _unknown(name, group, people)
    yield from _of_pairs(brief)
    for seat in brief.seats:
        yield from _unknown("a seat", [seat.person], people)
        yield from _unknown("a seat's rounds", seat.rounds or (), rounds)
        yield from _unknown("a seat's table", [seat.table], tables)
    for quota in brief.quotas:
        yield from _unknown("a quota's tables", quota.tables or (), tables)
    yield from _of_numbers(brief)


def _of_table(table: Table) -> Iterator[str]:
    least, most = table.least or 0, table.most
    if least < 0 or (most is not None and most < least):
        yield f"table {table.id} takes from {table.least} to {table.most} people"


def _of_pairs(brief: Brief) -> Iterator[str]:
    for pair, known in brief.met.items():
        if len(pair) != 2 or not 0 <= known <= 100:
            yield f"met is of two people and from 0 to 100 percent: {set(pair)}, {known}"
    for group in (*brief.apart, *brief.together):
        if len(group) < 2:
            yield f"nobody can be apart from or together with nobody: {set(group)}"


def _of_numbers(brief: Brief) -> Iterator[str]:
    weights = (brief.weights.across, brief.weights.within)
    soft = [quota.weight for quota in brief.quotas] + [each.weight for each in brief.balances]
    if any(weight < 0 for weight in (*weights, *soft)):
        yield "a weight is negative"
    for quota in brief.quotas:
        if quota.least < 0 or (quota.most is not None and quota.most < quota.least):
            yield f"a quota of {quota.trait} asks from {quota.least} to {quota.most} people"
    if brief.most_meetings is not None and brief.most_meetings < 1:
        yield f"nobody may meet anybody: most_meetings is {brief.most_meetings}"
    if brief.effort < 0:
        yield f"effort is negative: {brief.effort}"


def _twice(noun: str, ids: Iterable[Key]) -> Iterator[str]:
    seen: set[Key] = set()
    for one in ids:
        if one in seen:
            yield f"two of a kind: {noun} {one}"
        seen.add(one)


def _unknown(where: str, named: Iterable[Hashable], known: Iterable[Hashable]) -> Iterator[str]:
    for one in sorted(set(named) - set(known), key=str):
        yield f"{where} names the unknown {one}"
