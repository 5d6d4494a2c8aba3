"""The frozen brief of a network's ties, and the judge that says what is malformed in it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

Pair = tuple[int, int]
"""Who answers, and about whom: ids of people."""

Criterion = int | str
"""What counts as a tie: a level or closer, or the name of a yes/no relation."""


class Level(IntEnum):
    """How one person knows another, as a roster asks it."""

    UNKNOWN = 0
    HEARD_OF = 1
    MET = 2
    FRIEND = 3
    CLOSE_FRIEND = 4


class Agreement(StrEnum):
    """Whose word makes a new tie between two people: both of them, or either.

    Of two who both answered. Where one did not, the other's word is all there is, and counts.
    """

    BOTH = "both"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the network, and the city (or office, or discipline) they belong to."""

    id: int
    city: str


@dataclass(frozen=True, slots=True)
class Wave:
    """One roster survey: who was asked (and stood on the list), and what they answered.

    ``levels`` holds a ``Level`` for each (who answers, about whom); a pair that is missing was not
    answered, which is not the same as 0. ``relations`` holds yes or no by the relation's name
    ("advice", "worked"), likewise.
    """

    asked: frozenset[int]
    levels: Mapping[Pair, int] = field(default_factory=dict)
    relations: Mapping[str, Mapping[Pair, bool]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TiesBrief:
    """All that a network's measures and their change are worked out from.

    ``together`` is how many times two people sat at one table between the first wave and the last,
    ``frozenset({a, b})`` to a count of 1 or more. ``places`` says where cities lie, in any units:
    near ones that are too small to be told of alone are counted together. ``seed`` and
    ``permutations`` fix the dice: equal briefs give equal results, and other names for the same
    people, in the same order, too.
    """

    people: tuple[Member, ...]
    waves: tuple[Wave, ...]
    together: Mapping[frozenset[int], int] = field(default_factory=dict)
    agreement: Agreement = Agreement.BOTH
    seed: int = 0
    permutations: int = 5_000
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def malformed(brief: TiesBrief) -> Iterator[str]:
    """Yield what is wrong with ``brief``, in plain English for developers; nothing if it is well.

    People who did not answer are no fault: a fault is a brief that the calling code made badly.
    """
    yield from _people_faults(brief.people)
    known = {member.id for member in brief.people}
    for number, wave in enumerate(brief.waves):
        yield from _wave_faults(f"wave {number}", wave, known)
    for pair, count in brief.together.items():
        yield from _table_faults(sorted(pair), count, known)
    if brief.seed < 0:
        yield f"seed is negative: {brief.seed}"
    if brief.permutations < 1:
        yield f"permutations are fewer than one: {brief.permutations}"


def _people_faults(people: tuple[Member, ...]) -> Iterator[str]:
    for one, count in Counter(member.id for member in people).items():
        if count > 1:
            yield f"{count} people have the id {one}"
    for member in people:
        if not member.city:
            yield f"person {member.id} has no city"


def _wave_faults(where: str, wave: Wave, known: set[int]) -> Iterator[str]:
    if strangers := sorted(wave.asked - known):
        yield f"{where} asked unknown people: {strangers}"
    for pair, level in wave.levels.items():
        yield from _pair_faults(f"{where}, levels", pair, wave.asked)
        if level not in list(Level):
            yield f"{where}, levels: {pair} has no level {level!r}"
    for name, answers in wave.relations.items():
        for pair in answers:
            yield from _pair_faults(f"{where}, {name}", pair, wave.asked)


def _pair_faults(where: str, pair: Pair, asked: frozenset[int]) -> Iterator[str]:
    if pair[0] == pair[1]:
        yield f"{where}: person {pair[0]} answers about themselves"
    if others := sorted(set(pair) - asked):
        yield f"{where}: {pair} names people who were not asked: {others}"


def _table_faults(pair: list[int], count: int, known: set[int]) -> Iterator[str]:
    if len(pair) != 2:
        yield f"a table joins {len(pair)} people: {pair}"
    if strangers := [one for one in pair if one not in known]:
        yield f"a table joins unknown people: {strangers}"
    if count < 1:
        yield f"{pair} sat together {count} times: leave the pair out"
