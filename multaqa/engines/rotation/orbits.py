"""Designs found by search among those that are the same after a turn of everybody.

People stand in circles of ``turn``; each round is the round before with everybody moved on by one.
Few rounds are searched, all follow, and schedules that no plain search finds take milliseconds:
Kirkman's fifteen, the 7-3-10 and 8-3-11 of the social golfers.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from multaqa.engines.rotation.board import Board, lay
from multaqa.engines.rotation.case import Case, Tally, open_seats
from multaqa.engines.rotation.designs import Design, Rounds
from multaqa.engines.rotation.dice import dice
from multaqa.engines.rotation.hall import HUNDREDTHS, Count
from multaqa.engines.rotation.setting import Setting, rings
from multaqa.engines.rotation.shape import Shape


def turns(shape: Shape) -> Iterator[tuple[int, int]]:
    """Yield (rounds searched, rounds that follow from each), the most symmetric first."""
    wanted = shape.rounds
    for more in range(3):
        for turn in range(wanted + more, 1, -1):
            if (wanted + more) % turn == 0 and (turn > 2 or wanted < 5):
                yield (wanted + more) // turn, turn


def circles(shape: Shape, turn: int) -> list[int]:
    """Who stands after each person: kinds turn by themselves, what is left over stands still."""
    following = list(range(shape.people))
    for kind in shape.kinds:
        for start in range(0, len(kind) - turn + 1, turn):
            for at in range(turn):
                following[kind[start + at]] = kind[start + (at + 1) % turn]
    return following


@dataclass(frozen=True, slots=True)
class Orbits:
    """The rounds that are searched, in which pairs count with their images.

    ``seated`` keeps the hard rules in each; so does whoever stands in for others of their kind.
    """

    setting: Setting
    seated: Rounds
    kinds: tuple[tuple[int, ...], ...]

    def board(self, seed: int) -> Board:
        """Return a board of such rounds, with people seated at hazard."""
        chance, seated = dice(seed), []
        for tables in self.seated:
            stands_in = list(range(self.setting.people))
            for kind in self.kinds:
                for person, other in zip(kind, chance.sample(kind, len(kind)), strict=True):
                    stands_in[person] = other
            seated.append([[stands_in[person] for person in table] for table in tables])
        return lay(self.setting, seated, chance.randrange(1, 2**31))


def orbits_of(shape: Shape, searched: int, turn: int) -> Orbits:
    """Return the rounds that are searched where ``turn`` follow from each."""
    following = circles(shape, turn)
    sizes = tuple((size, size) for size in shape.sizes)
    counts = [
        Count(members, tuple((limit,) * shape.tables for _ in range(searched)))
        for members, limit in shape.limits
    ]
    worth = _orbit_worth(shape.people, following, turn)
    setting = Setting(shape.people, [sizes] * searched, worth, counts, orbit=following)
    tallies = tuple(Tally(members, (limit,) * shape.tables) for members, limit in shape.limits)
    everybody = tuple(range(shape.people))
    seated = open_seats(Case(everybody, sizes, counts=tallies), everybody)
    return Orbits(setting, [seated] * searched, shape.kinds)


def unfolded(board: Board, shape: Shape, turn: int) -> Design:
    """Return all the rounds that follow from the best ones of ``board``."""
    following = circles(shape, turn)
    rounds: Rounds = []
    for tables in board.seated(board.best):
        for _ in range(turn):
            rounds.append(tables)
            tables = [[following[person] for person in table] for table in tables]
    return Design(f"orbits of {turn}", rounds[: max(shape.rounds, 1)])


def _orbit_worth(people: int, following: list[int], turn: int) -> list[int]:
    """A pair counts by the pairs that its images are: fewer than the turns where they repeat."""
    worth = [0] * (people * people)
    for ring in rings(people, following):
        for one, other in ring:
            worth[one * people + other] = HUNDREDTHS * len(ring) // 2 // turn
    return worth
