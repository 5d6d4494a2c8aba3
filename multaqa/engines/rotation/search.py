"""The search: designs first, then heated and cooled seatings, the best kept at every moment.

One turn is 40,000 moves considered. The sequence of turns depends on the brief alone, so that a
search that is stopped sooner has done the first part of the same work, and more never is worse.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice

from multaqa.engines.rotation import compiled, plain, plain_of_designs
from multaqa.engines.rotation.board import Board, lay
from multaqa.engines.rotation.bound import ceiling
from multaqa.engines.rotation.case import Case, case_of, open_seats, seat
from multaqa.engines.rotation.designs import Design, Rounds, designs
from multaqa.engines.rotation.dice import dice
from multaqa.engines.rotation.hall import HUNDREDTHS, Hall
from multaqa.engines.rotation.orbits import orbit_board, turns, unfolded
from multaqa.engines.rotation.placing import Placing, placing_of
from multaqa.engines.rotation.plan import Origin
from multaqa.engines.rotation.setting import Setting
from multaqa.engines.rotation.shape import Shape, shape_of
from multaqa.engines.rotation.wheels import Wheels, wheels_of

TURN, _SPIN = 40_000, 20_000
_LARGE_ORBITS = 400
"""People above whom rounds are not searched by orbits: there is room enough without."""

_PLACINGS, _FEWEST, _MOST = 6, 30_000, 400_000
"""Changes of place considered: for each two people, at least, and at most."""

_STARTS = 8
"""How many orbits are searched before another way has its turn."""

_SEATS_A_TURN = 8
"""The more seats, the longer a search has to cool."""

_HOTTEST, _LIVELY = 0.6, 0.012
"""From where the first heat is looked for, as a share of what a pair is worth; where more than that
share of the moves considered is made, all that is built is lost again."""

_PROBED, _ENOUGH = 50, 20_000
"""Moves by which a heat is tried: for each seat, and at most."""

_COLD = 0.45
"""How cold a search ends, as a share of how hot it begins: hardly any move is made there."""

_DESIGNED = 0.75
"""How hot a design is warmed."""


@dataclass(slots=True)
class Found:
    """The best seatings of one way of searching, or of all."""

    score: int = -(2**62)
    rounds: Rounds = field(default_factory=list)
    origin: Origin = Origin.SEARCH
    design: str = ""


@dataclass(slots=True)
class Arm:
    """A way of searching, run for twice as long each time; ``most`` doublings at most."""

    run: Callable[[int, Found], Iterator[None]]
    most: int
    own: Found = field(default_factory=Found)
    times: int = 0
    spent: int = 0

    def spend(self, length: int) -> Iterator[None]:
        for _ in self.run(length, self.own):
            self.spent += 1
            yield
        self.times += 1


def _due(arms: list[Arm]) -> Arm:
    """Each arm once; then the best for half of the turns, the next best for a quarter, and on."""
    ranked = sorted(arms, key=lambda arm: -arm.own.score)
    shares = [(arm.times > 0, arm.spent << rank) for rank, arm in enumerate(ranked)]
    return ranked[shares.index(min(shares))]


class Search:
    """Searches the seatings of a hall; ``best`` is what it has found."""

    def __init__(self, hall: Hall, *, fast: bool):
        self.hall = hall
        self.fast = fast
        self.shape = shape_of(hall)
        self.cases = [case_of(hall, number) for number in range(len(hall.sizes))]
        self.unit = max(hall.worth, default=0) or 1
        self.ceiling = ceiling(hall)
        self.best = Found()
        self.warmth = 0
        self.hot = 0.0
        self.length = max(50, sum(map(len, hall.present)) // _SEATS_A_TURN)
        self.dice = dice(hall.brief.seed)
        self.setting = Setting(
            hall.people, hall.sizes, hall.worth, hall.counts, hall.apart, hall.blocks,
            [_held(case) for case in self.cases], hall.brief.most_meetings,
        )  # fmt: skip

    @property
    def done(self) -> bool:
        """Whether nothing better can be found."""
        return self.best.score >= self.ceiling

    def turns(self) -> Iterator[None]:
        """Search on and on, a turn at a time, until nothing better can be found."""
        self._keep(self._lay(self._opened()), Found())
        yield
        if not any(map(len, self.hall.present)) or not self._can_move():
            return
        self.hot = self._lively(self._loop(self._lay(self.best.rounds)), self.unit)
        arms = [
            *self._design_arms(),
            Arm(self._plainly, most=12),
            *self._orbit_arms(),
            *self._wheel_arms(),
        ]
        again, vain = Arm(self._again, most=12), 0
        while not self.done:
            arm = _due(arms)
            yield from arm.spend(1 << min(arm.times, arm.most))
            while not self.done and again.spent << min(vain // 3, 1) < sum(a.spent for a in arms):
                before = self.best.score
                yield from again.spend(1 << min(again.times // 2, again.most))
                vain = vain + 1 if self.best.score == before else 0

    def _can_move(self) -> bool:
        return bool(self._lay(self.best.rounds).free)

    # Ways of searching

    def _design_arms(self) -> "list[Arm]":
        """Place people on the designs that fit the tables and have as many rounds."""
        shape = self.shape
        if shape is None:
            return []

        def arm(design: Design) -> Arm:
            def run(length: int, own: Found) -> Iterator[None]:
                yield from self._from_design(shape, design, Origin.DESIGN, 8 * length, own)

            return Arm(run, most=3)

        found = designs(shape.tables, shape.seats, shape.rounds)
        return [arm(design) for design in found if design.rows or len(shape.kinds) == 1]

    def _orbit_arms(self) -> "list[Arm]":
        """Search designs that are the same after a turn of everybody."""
        shape = self.shape
        if shape is None or shape.people > _LARGE_ORBITS:
            return []

        def arm(searched: int, turn: int) -> Arm:
            top, begun = [-(2**62)], count(1)

            def run(length: int, own: Found) -> Iterator[None]:
                for start in islice(begun, _STARTS * length):
                    board = orbit_board(shape, searched, turn, self.dice.randrange(2**31))
                    hot = self._lively(self._loop(board), HUNDREDTHS)
                    # Many short searches, some of them longer: 1, 2, 1, 4, 1, 2, 1, 8 times.
                    yield from self._heat(board, 5 * (start & -start), hot, _COLD * hot)
                    if board.score >= top[0]:  # or it is not worth placing people on
                        top[0] = board.score
                        design = unfolded(board, shape, turn)
                        yield from self._from_design(shape, design, Origin.ORBIT, 2, own)

            return Arm(run, most=2)

        return [arm(*way) for way in list(turns(shape))[:4]]

    def _wheel_arms(self) -> "list[Arm]":
        """Search rows that turn; not where two rows meet more often than there are tables."""
        shape = self.shape
        if shape is None or shape.rounds > shape.tables + 1 or shape.tables < 3 or shape.rounds < 2:
            return []

        def arm(split: bool) -> Arm:
            def run(length: int, own: Found) -> Iterator[None]:
                wheels = wheels_of(shape, self.dice.randrange(2**31), split)
                spun = 25 * min(length, 8)
                for part in range(spun):
                    hot, cold = (0.4 - 0.2 * (part + end) / spun for end in (0, 1))
                    self._spin(wheels, _SPIN, hot * shape.tables, cold * shape.tables)
                    yield
                    if wheels.state[2] == 0:
                        break
                yield from self._from_design(shape, wheels.design(), Origin.ORBIT, 2 * length, own)

            return Arm(run, most=2)

        return [arm(False), *([arm(True)] if shape.tables % 4 == 0 else [])]

    def _plainly(self, length: int, own: Found) -> Iterator[None]:
        """Search from seatings taken at hazard."""
        board = self._lay(self._opened())
        yield from self._heat(board, self.length * length, self.hot, _COLD * self.hot, own)

    def _again(self, length: int, own: Found) -> Iterator[None]:
        """Warm the best seatings up, and let them cool."""
        board, own = (
            self._lay(self.best.rounds),
            Found(origin=self.best.origin, design=self.best.design),
        )
        self.warmth = (self.warmth + 1) % 3
        warm = (0.6 + 0.25 * self.warmth) * self.hot
        yield from self._heat(board, self.length * length // 2, warm, _COLD * self.hot, own)

    # What they are made of

    def _from_design(
        self, shape: Shape, design: Design, origin: Origin, length: int, own: Found
    ) -> Iterator[None]:
        """Place people on a design, seat them as the rules ask, and let it settle."""
        placing = placing_of(self.hall, shape, design, self.dice.randrange(2**31))
        found = Found(origin=origin, design=design.name)
        self._settle(placing, design, found)
        yield
        if self.done:
            return
        steps = TURN * 10 // max(10, design.points)
        wanted = max(_FEWEST, min(_MOST, _PLACINGS * length * design.points**2))
        parts = -(-wanted // steps)
        for part in range(parts):
            hot, cold = (1 - (part + end) / parts for end in (0, 1))
            self._place(
                placing, min(steps, wanted), max(hot, 0.05) * self.unit, max(cold, 0.05) * self.unit
            )
            yield
        board = self._settle(placing, design, found)
        if not self.done:
            yield from self._heat(board, 12 * length, _DESIGNED * self.hot, _COLD * self.hot, found)
        if found.score > own.score:
            own.score, own.rounds, own.origin, own.design = (
                found.score, found.rounds, found.origin, found.design,
            )  # fmt: skip

    def _settle(self, placing: Placing, design: Design, found: Found) -> Board:
        """Seat people as they are placed, and keep it if it is good."""
        rounds = placing.rounds(design, self.hall.people, len(self.hall.sizes))
        board = self._lay(self._seated(rounds))
        self._keep(board, found)
        return board

    def _heat(
        self, board: Board, length: int, hot: float, cold: float, own: Found | None = None
    ) -> Iterator[None]:
        """Cool a board over so many turns; ``own`` keeps its best, None where it is a design's."""
        loop = self._loop(board)
        for part in range(length):
            heats = (hot + (cold - hot) * (part + end) / length for end in (0, 1))
            loop.anneal(TURN, *heats)
            if own is not None:
                self._keep(board, own)
            yield
            if self.done:
                return

    def _loop(self, board: Board) -> compiled.Compiled | plain.Plain:
        return compiled.Compiled(board) if self.fast else plain.Plain(board)

    def _lively(self, loop: compiled.Compiled | plain.Plain, unit: int) -> float:
        """The heat at which few enough moves are made for something to last."""
        heat, tried = _HOTTEST * unit, min(_PROBED * len(loop.board.free), _ENOUGH)
        while True:
            loop.anneal(tried, heat, heat)
            if loop.board.moved <= _LIVELY * tried or heat < unit / 50:
                return heat
            heat *= 0.9

    def _place(self, placing: Placing, steps: int, hot: float, cold: float) -> None:
        (compiled.place if self.fast else plain_of_designs.place)(placing, steps, hot, cold)

    def _spin(self, wheels: Wheels, steps: int, hot: float, cold: float) -> None:
        (compiled.spin if self.fast else plain_of_designs.spin)(wheels, steps, hot, cold)

    def _keep(self, board: Board, own: Found) -> None:
        if board.score > own.score:
            own.score, own.rounds = board.score, board.seated(board.best)
        if own.score > self.best.score:
            self.best = Found(own.score, own.rounds, own.origin, own.design)

    def _lay(self, rounds: Rounds) -> Board:
        board = lay(self.setting, rounds, self.hall.before)
        board.state[0] = self.dice.randrange(1, 2**31)
        return board

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
