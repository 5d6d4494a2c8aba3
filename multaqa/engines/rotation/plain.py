"""The search's inner loop in Python: what ``compiled`` does, move for move, a hundred times slower.

It serves where lupa is missing, and it is the reading of the other: both throw the same dice and
take the same steps, so that a plan does not depend on the machine that made it.
"""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

from array import array
from math import floor

from multaqa.engines.rotation.board import DICE, SHAPES, STRIDE, Board
from multaqa.engines.rotation.tables import Tables

_WORD = 0xFFFFFFFF
_HALF = 2147483648


class Dice:
    """Marsaglia's xorshift of 32 bits."""

    def __init__(self, seed: float):
        self.seed = int(seed) & _WORD

    def below(self, count: int) -> int:
        seed = self.seed
        seed ^= (seed << 13) & _WORD
        seed ^= seed >> 17
        seed ^= (seed << 5) & _WORD
        self.seed = seed
        return floor((seed >> 1) * count / _HALF)

    def state(self) -> float:
        """The seed as the other loop keeps it: with a sign."""
        return float(self.seed - (self.seed > 0x7FFFFFFF) * 0x100000000)


class Plain:
    """Moves on a board in Python."""

    def __init__(self, board: Board):
        self.board = board
        self.tables = Tables(board)
        self.tables.survey()
        self.dice = Dice(board.state[0])

    def anneal(self, steps: int, hot: float, cold: float) -> None:
        """Consider ``steps`` moves, and step back the less the colder it gets."""
        board, below = self.board, self.dice.below
        free = board.seats.free
        self.score, self.top = board.state[1], board.state[2]
        self.looked = self.moved = 0
        step = 0
        while step < steps:
            heat = hot + (cold - hot) * step / steps
            self.back = [-floor(heat * shape) for shape in DICE]
            lossy = self._look_for_lossy()
            last = min(steps, step + PERIOD + 16 * len(free))
            while step < last:
                here = free[below(len(free))]
                if lossy and below(4) > 0:
                    here = lossy[below(len(lossy))]
                alone = board.setting.block[board.who[here]] == 0
                step += self._look(here) if alone else self._look_with_block(here)
        reached = [self.dice.state(), self.score, self.top, self.looked, self.moved]
        board.state[:] = array("d", reached)

    def _look_for_lossy(self) -> list[int]:
        """The seats whose people could do better: known people at the table, or a neighbour.

        Whoever sits there, empty seats and those of a block are no loss.
        """
        board, square = self.board, self.board.people + 1
        kin, starts = board.setting.kin, board.seats.starts

        def loses(seat: int) -> bool:
            person, of = board.who[seat], board.seats.table[seat]
            fine = 1 + starts[of + 1] - starts[of] - board.full[of] + kin[person]
            there = board.who[starts[of] : starts[of + 1]]
            return fine < sum(
                board.loss[person * square + guest] < board.setting.dearest for guest in there
            )

        return [seat for seat in board.seats.free if loses(seat)]

    def _look(self, here: int) -> int:
        """Look round for somebody to change seats with: the first that will do.

        Returns how many moves were considered; one that is made counts for as many as it takes.
        """
        board, exchange = self.board, self.tables.exchange
        at, ending = self._around(here)
        start, shape = at, self.dice.below(SHAPES)
        while at < ending:
            there, shape = board.seats.ring[at], (shape + STRIDE) % SHAPES
            at += 1
            if self._tempting(here, there, self.back[shape]):
                change = exchange(here, there)
                if change < self.back[shape]:
                    change += exchange(here, there)
                self._made(change)
                self.looked += at - start
                return at - start + board.setting.price
        self.looked += at - start
        return at + 1 - start

    def _around(self, here: int) -> tuple[int, int]:
        """Between which places of the ring the seats at other tables lie."""
        out = self.board.seats.table[here]
        return self.board.seats.around[2 * out], self.board.seats.around[2 * out + 1]

    def _tempting(self, here: int, there: int, least: int) -> bool:
        """Whether an exchange of two seats may be worth as much as ``least``."""
        board, sums, square = self.board, self.board.sums, self.board.people + 1
        one, other = board.who[here], board.who[there]
        row, facing = board.seats.table[here] * square, board.seats.table[there] * square
        change = sums[facing + one] + sums[row + other] - sums[facing + other] - sums[row + one]
        change += board.cross[one * square + other]
        if change < least or board.setting.block[other] or one == other:
            return False
        amends = self.tables.amend(here, there) - board.setting.pairs.bonus[one * square + other]
        return change + amends >= least

    def _look_with_block(self, here: int) -> int:
        """Look at a few places for the block of whoever sits here."""
        start, ending = self._around(here)
        for _ in range(4 if start < ending else 0):
            there = self.board.seats.ring[start + self.dice.below(ending - start)]
            change = self.tables.blocks(here, there, self.back[self.dice.below(SHAPES)])
            if change is not None:
                self._made(change)
                break
        return 4 * self.board.setting.price

    def _made(self, change: int) -> None:
        self.score, self.moved = self.score + change, self.moved + 1
        if self.score > self.top:
            self.top = self.score
            self.board.best[:] = self.board.who


PERIOD = 8192
"""For so many moves, and more with more seats, heat and the list of lossy seats stay."""
