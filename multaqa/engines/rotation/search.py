"""The search: designs first, then heated and cooled seatings, the best kept at every moment.

One turn is the time of 200,000 moves considered, whatever is done in it. The sequence of turns
depends on the brief alone, so that a search that is stopped sooner has done the first part of the
same work, and more never is worse.
"""

from collections.abc import Generator, Iterator
from dataclasses import replace
from itertools import count, islice
from typing import TypeAlias

from multaqa.engines.rotation import compiled, plain, plain_of_designs
from multaqa.engines.rotation.arms import VAIN, Arm, Found, due
from multaqa.engines.rotation.board import Board, lay
from multaqa.engines.rotation.bound import ceiling
from multaqa.engines.rotation.case import Case, case_of, open_seats, seat
from multaqa.engines.rotation.designs import Design, Rounds, designs
from multaqa.engines.rotation.dice import dice
from multaqa.engines.rotation.hall import HUNDREDTHS, Hall
from multaqa.engines.rotation.orbits import Orbits, orbits_of, turns, unfolded
from multaqa.engines.rotation.placing import Placing, placing_of
from multaqa.engines.rotation.plan import Origin
from multaqa.engines.rotation.pool import NEAR, Pool
from multaqa.engines.rotation.setting import Setting
from multaqa.engines.rotation.shape import Shape, shape_of
from multaqa.engines.rotation.wheels import Wheels, wheels_of

Loop: TypeAlias = compiled.Compiled | plain.Plain
TURN = 200_000
_LARGE_ORBITS = 400
"""People above whom rounds are not searched by orbits: there is room enough without."""

_PLACINGS, _FEWEST, _MOST = 6, 30_000, 6_400_000
"""Changes of place considered: for each two people, at least, and at most."""

_STARTS, _KEPT, _AGAIN = 4, 16, 4
"""How many orbits are searched before people are placed on the schedules met, how many of these are
kept, and on how many of the best people are placed anew, longer: schedules that are equally good
differ in how well people fit them."""

_SEATS_A_TURN, _SHORTEST, _PEOPLE_A_TURN = 16, 20, 24
"""The more seats, the longer a search has to cool, in turns; and at least."""

_PATIENCE = 1.5
"""How long the ways that were tried are searched before the next is, as a share of that length."""

_FIRST = 3
"""So many ways are tried before the best seatings are warmed up: they soon are not the best."""

_HOTTEST, _LIVELY = 0.6, 0.012
"""From where the first heat is looked for, as a share of what a pair is worth; where more than that
share of the moves considered is made, all that is built is lost again."""

_PROBED, _ENOUGH = 100, 300_000
"""Moves by which a heat is tried: for each seat, and at most."""

_COLD, _COLDEST, _STILL = 0.65, 0.45, 0.25
"""How cold a search ends, as a share of how hot it begins: plain, on designs, and at last."""

_DESIGNED = 0.75
"""How hot a design is warmed."""

_PLACED, _AT_HOME = 0.5, 0.07
"""How hot people are placed on a design, first and last, as a share of what a pair is worth."""


class Search:
    """Searches the seatings of a hall; ``best`` is what it has found.

    ``found`` is what a search before it had found after ``spent`` turns: its dice fall otherwise,
    so that it is no second time the same search.
    """

    def __init__(self, hall: Hall, *, fast: bool, found: Rounds | None = None, spent: int = 0):
        self.hall = hall
        self.fast = fast
        self.found = found
        self.shape = shape_of(hall)
        self.cases = [case_of(hall, number) for number in range(len(hall.sizes))]
        self.unit = max(hall.worth, default=0) or 1
        self.ceiling = ceiling(hall)
        self.best = Found()
        self.hot = 0.0
        self.length = max(_SHORTEST, sum(map(len, hall.present)) // _SEATS_A_TURN)
        self.dice = dice(hall.brief.seed + spent)
        self.setting = Setting(
            hall.people, hall.sizes, hall.worth, hall.counts, hall.apart, hall.blocks,
            [_held(case) for case in self.cases], hall.brief.most_meetings, before=hall.before,
        )  # fmt: skip

    @property
    def done(self) -> bool:
        """Whether nothing better can be found."""
        return self.best.score >= self.ceiling

    def turns(self) -> Iterator[None]:
        """Search on and on, a turn at a time, until nothing better can be found."""
        if self.found is not None:
            self._keep(self._lay(self.found).board, Found(origin=Origin.BEFORE))
        board = self._lay(self._opened()).board
        self._keep(board, Found())
        yield
        if not any(map(len, self.hall.present)) or not board.seats.free:
            return
        self.hot = self._lively(self._lay(self.best.rounds), self.unit)
        orbits, plainly = self._orbit_arms(), Arm(self._plainly, most=12)
        arms = [*self._design_arms(), plainly, *orbits[:2], *self._wheel_arms(), *orbits[2:]]
        again = Arm(self._again, most=12, vain=VAIN)
        while not self.done:
            yield from due(arms, _PATIENCE * self.length).spend()
            if sum(arm.times > 0 for arm in arms) < min(_FIRST, len(arms)):
                continue
            while not self.done and again.spent << again.tired < sum(arm.spent for arm in arms):
                again.own = replace(self.best)
                yield from again.spend()

    # Ways of searching

    def _design_arms(self) -> list[Arm]:
        """Place people on the designs that fit the tables and have as many rounds."""
        shape = self.shape
        if shape is None:
            return []

        def arm(design: Design) -> Arm:
            def run(length: int, own: Found) -> Iterator[None]:
                yield from self._from_design(
                    shape, design, Origin.DESIGN, 2 * length, 2 * length, own
                )

            return Arm(run, most=5)

        found = designs(shape.tables, shape.seats, shape.rounds)
        return [arm(design) for design in found if design.rows or len(shape.kinds) == 1]

    def _orbit_arms(self) -> list[Arm]:
        """Search designs that are the same after a turn of everybody."""
        shape = self.shape
        if shape is None or shape.people > _LARGE_ORBITS:
            return []

        def arm(searched: int, turn: int) -> Arm:
            begun, pool = count(1), Pool(shape, _KEPT)
            length = max(1, searched * shape.people // _PEOPLE_A_TURN)

            def run(more: int, own: Found) -> Iterator[None]:
                orbits = made.get(turn) or made.setdefault(
                    turn, orbits_of(self.hall, shape, searched, turn)
                )
                for start in islice(begun, _STARTS * more):
                    loop = self._loop(orbits.board(self.dice.randrange(2**31)))
                    board, hot = loop.board, self._lively(loop, HUNDREDTHS)
                    longer = length * _longer(start)
                    yield from self._heat(loop, longer, hot, _COLDEST * hot)
                    pool.add(board.score, unfolded(board, shape, turn))
                for met in pool.fresh(NEAR if more > 2 else 0):
                    met.placed = yield from self._from_design(
                        shape, met.design, Origin.ORBIT, min(20 * more - 16, 24), more, own
                    )
                for met in pool.best(min(more - 1, _AGAIN)):
                    placed = yield from self._from_design(
                        shape, met.design, Origin.ORBIT, 10 * more - 6, more, own
                    )
                    met.placed = max(met.placed or placed, placed)

            return Arm(run, most=3)

        made: dict[int, Orbits] = {}
        return [arm(*way) for way in list(turns(shape))[:4]]

    def _wheel_arms(self) -> list[Arm]:
        """Search rows that turn; not where two rows meet more often than there are tables."""
        shape = self.shape
        if shape is None or shape.rounds > shape.tables + 1 or shape.tables < 3 or shape.rounds < 2:
            return []

        def arm(split: bool) -> Arm:
            def run(length: int, own: Found) -> Iterator[None]:
                wheels = wheels_of(shape, self.dice.randrange(2**31), split)
                spun = 12 * min(length, 8)
                for part in range(spun):
                    hot, cold = (0.4 - 0.2 * (part + end) / spun for end in (0, 1))
                    self._spin(wheels, hot * shape.tables, cold * shape.tables)
                    yield
                    if wheels.state[2] == 0:
                        break
                design = wheels.design()
                yield from self._from_design(
                    shape, design, Origin.ORBIT, 2 * length, 2 * length, own
                )

            return Arm(run, most=4)

        return [arm(False), *([arm(True)] if shape.tables % 4 == 0 else [])]

    def _plainly(self, length: int, own: Found) -> Iterator[None]:
        """Search from seatings taken at hazard."""
        loop = self._lay(self._opened())
        yield from self._heat(loop, self.length * length, self.hot, _COLD * self.hot, own)

    def _again(self, length: int, own: Found) -> Iterator[None]:
        """Warm the best seatings up, which are ``own``, and let them cool."""
        warm = (0.75, 0.9, 1.05)[length.bit_length() % 3] * self.hot
        length = self.length * (1 << length.bit_length() // 2) // 2
        yield from self._heat(self._lay(own.rounds), length, warm, _COLD * self.hot, own)

    # What they are made of

    def _from_design(
        self, shape: Shape, design: Design, origin: Origin, length: int, warming: int, own: Found
    ) -> Generator[None, None, int]:
        """Place people on a design, seat them as the rules ask, and let it settle."""
        placing = placing_of(self.hall, shape, design, self.dice.randrange(2**31))
        found = Found(origin=origin, design=design.name)
        self._settle(placing, design, found)
        yield
        if self.done:
            return found.score
        wanted = max(_FEWEST, min(_MOST, _PLACINGS * length * design.points**2))
        most = int(TURN / placing.price)
        parts = min(-(-wanted // most), self.length * warming // 2)
        for part in range(parts):
            hot, cold = (
                (_PLACED + (_AT_HOME - _PLACED) * (part + end) / parts) * self.unit
                for end in (0, 1)
            )
            self._place(placing, min(wanted // parts, most), hot, cold)
            yield
        loop = self._settle(placing, design, found)
        settled = found.score
        if not self.done and (own.warms or settled >= own.settled):
            warm, cold = _DESIGNED * self.hot, _COLDEST * self.hot
            yield from self._heat(loop, self.length * warming // 4, warm, cold, found)
            own.warms, own.settled = found.score > settled, max(settled, own.settled)
        if found.score > own.score:
            own.score, own.rounds, own.origin, own.design = (
                found.score, found.rounds, found.origin, found.design,
            )  # fmt: skip
        return found.score

    def _settle(self, placing: Placing, design: Design, found: Found) -> Loop:
        """Seat people as they are placed, and keep it if it is good."""
        rounds = placing.rounds(design, self.hall.people, len(self.hall.sizes))
        loop = self._lay(self._seated(rounds))
        self._keep(loop.board, found)
        return loop

    def _heat(
        self, loop: Loop, length: int, hot: float, cold: float, own: Found | None = None
    ) -> Iterator[None]:
        """Cool a board over so many turns; ``own`` keeps its best, None where it is a design's."""
        for part in range(length):
            first, last = (hot + (cold - hot) * (part + end) / length for end in (0, 1))
            if part and part == length - 1:
                first, last = cold, _STILL * hot
            loop.anneal(TURN, first, last)
            if own is not None:
                self._keep(loop.board, own)
            yield
            if self.done:
                return

    def _loop(self, board: Board) -> Loop:
        return compiled.Compiled(board) if self.fast else plain.Plain(board)

    def _lively(self, loop: Loop, unit: int) -> float:
        """The heat at which few enough moves are made for something to last."""
        heat, tried = _HOTTEST * unit, min(_PROBED * len(loop.board.seats.free), _ENOUGH)
        while True:
            loop.anneal(tried, heat, heat)
            if loop.board.lively <= _LIVELY or heat < unit / 50:
                return heat
            heat *= 0.9

    def _place(self, placing: Placing, steps: int, hot: float, cold: float) -> None:
        (compiled.place if self.fast else plain_of_designs.place)(placing, steps, hot, cold)

    def _spin(self, wheels: Wheels, hot: float, cold: float) -> None:
        steps = TURN // wheels.price
        (compiled.spin if self.fast else plain_of_designs.spin)(wheels, steps, hot, cold)

    def _keep(self, board: Board, own: Found) -> None:
        if board.score > own.score:
            own.score, own.rounds = board.score, board.seated(board.best)
        if own.score > self.best.score:
            self.best = Found(own.score, own.rounds, own.origin, own.design)

    def _lay(self, rounds: Rounds) -> Loop:
        return self._loop(lay(self.setting, rounds, self.dice.randrange(1, 2**31)))

    def _opened(self) -> Rounds:
        """Seat everybody at hazard, with the hard rules kept."""
        rounds = []
        for case in self.cases:
            order = list(case.people)
            self.dice.shuffle(order)
            rounds.append(open_seats(case, order))
        return rounds

    def _seated(self, rounds: Rounds) -> Rounds:
        """Seat people as a design has them, as near as absences and hard rules allow."""
        return [
            seat(case, _wishes(case, tables))
            for case, tables in zip(self.cases, rounds, strict=True)
        ]


def _longer(start: int) -> int:
    """Many short searches, some of them longer: of sixteen twelve are 1, three 2, one 4."""
    longer = 1
    while start % 4 == 0:
        start, longer = start // 4, 2 * longer
    return longer


def _held(case: Case) -> dict[int, int]:
    """Those who have a seat of their own, and those who stay with them."""
    held = dict(case.fixed)
    for block in case.blocks:
        for person in block:
            if person in case.fixed:
                held.update(dict.fromkeys(block, case.fixed[person]))
    return held


def _wishes(case: Case, tables: list[list[int]]) -> dict[int, int]:
    """Give each of a design's tables a table of the round: where its people must be, or that
    seats as many."""
    there = set(case.people)
    groups = [[person for person in table if person in there] for table in tables]
    taken: dict[int, int] = {}
    for at, group in enumerate(groups):
        for person in group:
            table = case.fixed.get(person)
            if table is not None and table not in taken.values():
                taken[at] = table
                break
    free = [table for table in range(len(case.sizes)) if table not in taken.values()]
    free.sort(key=lambda table: -case.sizes[table][1])
    left = sorted(
        (at for at in range(len(groups)) if at not in taken), key=lambda at: -len(groups[at])
    )
    taken.update(zip(left, free, strict=False))
    return {person: taken[at] for at, group in enumerate(groups) for person in group if at in taken}
