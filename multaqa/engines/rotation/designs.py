"""Schedules that mathematics gives: nobody meets anybody twice.

Transversal designs over a finite field (with as many seats as tables the affine plane, and with
more rounds affine spaces), the resolvable designs of Denniston's maximal arcs, and schedules that
were found by search and are kept.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from multaqa.engines.rotation.fields import field, prime_power
from multaqa.engines.rotation.schedules import KEPT

Rounds = list[list[list[int]]]
MOST_TABLES = 64


@dataclass(frozen=True, slots=True)
class Design:
    """``rounds`` of tables of points, no two of which share a table twice.

    ``rows`` are points of which each table has exactly one, where the design has such.
    """

    name: str
    rounds: Rounds
    rows: tuple[tuple[int, ...], ...] = ()

    @property
    def points(self) -> int:
        return sum(map(len, self.rounds[0]))


def designs(tables: int, seats: int, rounds: int) -> Iterator[Design]:
    """Yield the designs for so many tables of so many seats that have as many rounds or more."""
    if not 2 <= tables <= MOST_TABLES or seats < 2:
        return
    for make in _MAKERS:
        made = make(tables, seats)
        if made is not None and len(made.rounds) >= rounds:
            yield made


@lru_cache(maxsize=32)
def transversal(tables: int, seats: int) -> Design | None:
    """Person x of row g sits in round r at table x + g r, counted in the field."""
    if prime_power(tables) is None or seats > tables:
        return None
    of = field(tables)
    rounds = [
        [
            [
                row * tables + of.add(table, of.negative(of.multiply(row, turn)))
                for row in range(seats)
            ]
            for table in range(tables)
        ]
        for turn in range(tables)
    ]
    rows = tuple(tuple(range(row * tables, (row + 1) * tables)) for row in range(seats))
    inner = _rows_apart(tables, seats)
    return Design("transversal", [*rounds, *inner], () if inner else rows)


def _rows_apart(tables: int, seats: int) -> Rounds:
    """More rounds, in which the people of each row meet among themselves."""
    if tables % seats:
        return []
    if tables == seats:
        return [[list(range(row * tables, (row + 1) * tables)) for row in range(seats)]]
    within = transversal(tables // seats, seats)
    return [
        [[row * tables + point for point in table] for row in range(seats) for table in each]
        for each in (within.rounds if within else [])
    ]


@lru_cache(maxsize=32)
def maximal_arc(tables: int, seats: int) -> Design | None:
    """Denniston's arc: every line of the plane that meets it does so in as many points."""
    power = prime_power(seats)
    if power is None or power[0] != 2 or seats < 4:
        return None
    order = next((2**m for m in range(power[1] + 1, 7) if 2**m - 2**m // seats + 1 == tables), 0)
    if not order:
        return None
    of = field(order)
    middle = next(
        a for a in range(order)
        if all(of.add(of.add(of.multiply(t, t), of.multiply(a, t)), 1) for t in range(order))
    )  # fmt: skip

    def form(x: int, y: int) -> int:
        cross = of.multiply(middle, of.multiply(x, y))
        return of.add(of.add(of.multiply(x, x), cross), of.multiply(y, y))

    # The numbers under ``seats`` are closed under addition: digits to the base of two.
    arc = [(x, y) for x in range(order) for y in range(order) if form(x, y) < seats]
    steep: Rounds = [_lines(arc, lambda x, y: x)]
    slopes = (
        _lines(arc, lambda x, y, slope=slope: of.add(y, of.multiply(slope, x)))  # type: ignore[misc]
        for slope in range(order)
    )
    return Design("maximal arc", [*steep, *slopes])


def _lines(arc: Sequence[tuple[int, int]], through: Callable[[int, int], int]) -> list[list[int]]:
    lines: dict[int, list[int]] = {}
    for at, (x, y) in enumerate(arc):
        lines.setdefault(through(x, y), []).append(at)
    return list(lines.values())


def kept(tables: int, seats: int) -> Design | None:
    """A schedule that was found once and is written down."""
    text = KEPT.get((tables, seats))
    if text is None:
        return None
    rounds = [
        [[int(point, 36) for point in table] for table in line.split()]
        for line in text.strip().splitlines()
    ]
    return Design("kept", rounds)


_MAKERS: tuple[Callable[[int, int], Design | None], ...] = (transversal, maximal_arc, kept)
