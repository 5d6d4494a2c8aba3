"""A seating plan laid out for readers, whoever made it and whatever they read it on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multaqa.engines.rotation import Key, Plan, Seating


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of a plan, as paper and tables name them; ``code`` stands on their badge."""

    key: "Key"
    name: str
    city: str = ""
    library: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class LaidRound:
    """A round by its name, with the people of each table in the order of the guests."""

    name: str
    tables: tuple[tuple[str, tuple[Guest, ...]], ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """Who sits where: ``guests`` in the order in which readers look for them."""

    guests: tuple[Guest, ...]
    rounds: tuple[LaidRound, ...]

    def ways(self) -> dict["Key", tuple[str, ...]]:
        """Each guest's table in each round; empty where they have no seat."""
        tables = [
            {guest.key: table for table, there in each.tables for guest in there}
            for each in self.rounds
        ]
        return {
            guest.key: tuple(each.get(guest.key, "") for each in tables) for guest in self.guests
        }

    def met(self) -> dict["Key", set["Key"]]:
        """Whom each guest sits with at least once."""
        met: dict[Key, set[Key]] = defaultdict(set)
        for each in self.rounds:
            for _table, there in each.tables:
                for guest in there:
                    met[guest.key] |= {other.key for other in there if other != guest}
        return met


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


def lay(guests: Sequence[Guest], names: Mapping["Key", str], seatings: Sequence["Seating"]) -> Laid:
    """Lay seatings out: ``names`` of rounds by their key, in their order."""
    by_round = {seating.round: seating.tables for seating in seatings}
    rounds = []
    for key, name in names.items():
        tables = by_round.get(key, {})
        there = {table: set(people) for table, people in tables.items()}
        rounds.append(
            LaidRound(
                name,
                tuple(
                    (str(table), tuple(guest for guest in guests if guest.key in people))
                    for table, people in there.items()
                ),
            )
        )
    return Laid(tuple(guests), tuple(rounds))


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
