"""Designs found by search among those that are the same after a turn of everybody.

People stand in circles of ``turn``; each round is the round before with everybody moved on by one.
Few rounds are searched, all follow, and schedules that no plain search finds take milliseconds:
Kirkman's fifteen, the 7-3-10 and 8-3-11 of the social golfers.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from multaqa.engines.rotation.board import Board, lay
from multaqa.engines.rotation.case import Case, Tally, open_seats
from multaqa.engines.rotation.designs import Design, Rounds
from multaqa.engines.rotation.dice import dice
from multaqa.engines.rotation.hall import HUNDREDTHS, Count, Hall
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


def orbits_of(hall: Hall, shape: Shape, searched: int, turn: int) -> Orbits:
    """Return the rounds that are searched where ``turn`` follow from each."""
    following = circles(shape, turn)
    sizes = tuple((size, size) for size in shape.sizes)
    counts = [
        Count(members, tuple((limit,) * shape.tables for _ in range(searched)))
        for members, limit in shape.limits
    ]
    tallies = tuple(Tally(members, (limit,) * shape.tables) for members, limit in shape.limits)
    everybody = tuple(range(shape.people))
    seated = open_seats(Case(everybody, sizes, counts=tallies), everybody)
    worth = _orbit_worth(hall, shape, following, turn, seated)
    setting = Setting(shape.people, [sizes] * searched, worth, counts, orbit=following)
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


def _orbit_worth(
    hall: Hall, shape: Shape, following: list[int], turn: int, seated: list[list[int]]
) -> list[int]:
    """A pair counts by the pairs that its images are: fewer than the turns where they repeat."""
    people, kind = shape.people, shape.kind_of()
    worth, shares = [0] * (people * people), _shares(hall, shape, kind, seated)
    for ring in rings(people, following):
        one, other = ring[0]
        share = shares[kind[one], kind[other]]
        for one, other in ring:
            worth[one * people + other] = share * len(ring) // 2 // turn
    return worth


def _shares(
    hall: Hall, shape: Shape, kind: list[int], seated: list[list[int]]
) -> dict[tuple[int, int], int]:
    """What a pair of two kinds is worth beside the others, in hundredths.

    That is the mean of the dearest pairs, of as many as tables have seats for: where most know each
    other, or each has to meet everybody, a pair that comes twice is less of a loss.
    """
    worth: dict[tuple[int, int], list[int]] = {}
    for one, other in combinations(range(shape.people), 2):
        worth.setdefault(_two(kind, one, other), []).append(hall.worth[one * shape.people + other])
    room = Counter(_two(kind, *pair) for table in seated for pair in combinations(table, 2))
    mean = {}
    for kinds, dearest in worth.items():
        many = min(len(dearest), room[kinds] * shape.rounds) or len(dearest)
        mean[kinds] = sum(sorted(dearest)[-many:]) // many
    most = max(mean.values()) or 1
    shares = {kinds: HUNDREDTHS * each // most for kinds, each in mean.items()}
    return shares | {(other, one): share for (one, other), share in shares.items()}


def _two(kind: list[int], one: int, other: int) -> tuple[int, int]:
    """The kinds of two people, in order."""
    return min(kind[one], kind[other]), max(kind[one], kind[other])
