"""The search's inner loop in Python: what ``compiled`` does, move for move, a hundred times slower.

It serves where lupa is missing, and it is the reading of the other: both throw the same dice and
take the same steps, so that a plan does not depend on the machine that made it.
"""

from math import floor

from multaqa.engines.rotation.board import DICE, SHAPES, Board
from multaqa.engines.rotation.placing import Placing
from multaqa.engines.rotation.wheels import Wheels

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
        self.square = board.people + 1
        self.dice = Dice(board.state[0])

    def anneal(self, steps: int, hot: float, cold: float) -> None:
        """Consider ``steps`` moves, and step back the less the colder it gets."""
        board = self.board
        score, top = board.state[1], board.state[2]
        heat, cooling = hot, (cold - hot) / steps
        lossy: list[int] = []
        for step in range(steps):
            if step % (4 * len(board.free)) == 0:
                lossy = self._look_for_lossy()
            heat += cooling
            score += self._move(lossy, heat)
            if score > top:
                top = score
                board.best[:] = board.who
        board.state[0], board.state[1], board.state[2] = self.dice.state(), score, top

    def _move(self, lossy: list[int], heat: float) -> int:
        """Consider one move; returns what the score gained."""
        board, below = self.board, self.dice.below
        here = board.free[below(len(board.free))]
        if lossy and below(4) > 0:
            here = lossy[below(len(lossy))]
        number = board.round[board.table[here]]
        first = board.free_from[number]
        there = board.free[first + below(board.free_from[number + 1] - first)]
        least = -heat * DICE[below(SHAPES)]
        one, other = board.who[here], board.who[there]
        if board.table[here] == board.table[there] or one == other:
            return 0
        if board.block[one] or board.block[other]:
            return self._blocks(here, there, least) if below(8) == 0 else 0
        if self._change(here, there) < least:
            return 0
        change = self._exchange(here, there)
        if change < least:
            change += self._exchange(here, there)
        return change

    def _look_for_lossy(self) -> list[int]:
        """The seats whose people could do better: known people at the table, or a neighbour."""
        board, square = self.board, self.square
        dearest, nobody = max(board.first), board.people

        def loses(seat: int) -> bool:
            row = board.who[seat] * square
            return board.who[seat] != nobody and any(
                at != seat and board.who[at] != nobody and board.loss[row + board.who[at]] < dearest
                for at in self._seats(seat)
            )

        return [seat for seat in board.free if loses(seat)]

    def _change(self, here: int, there: int) -> int:
        """What the score gains if two people change seats, pairs taken one by one."""
        board, square = self.board, self.square
        who, gain, loss = board.who, board.gain, board.loss
        one, other = who[here], who[there]
        change = self._recount(here, there, 0)
        ones, others = one * square, other * square
        for at in self._seats(here):
            change += gain[others + who[at]] - loss[ones + who[at]]
        for at in self._seats(there):
            change += gain[ones + who[at]] - loss[others + who[at]]
        return change - 2 * gain[ones + other]

    def _seats(self, seat: int) -> range:
        starts, table = self.board.starts, self.board.table[seat]
        return range(starts[table], starts[table + 1])

    def _recount(self, here: int, there: int, keep: int) -> int:
        """What the groups of two people who change tables lose and gain."""
        board = self.board
        limits, counted, widest = board.limits, board.counted, board.widest
        cell = board.kind[board.who[here]] * board.kinds + board.kind[board.who[there]]
        change = 0
        for at in range(board.differs[cell], board.differs[cell + 1]):
            group, out, into = board.lists[at], board.table[here], board.table[there]
            if group < 0:
                group, out, into = -1 - group, into, out
            out, into = out * board.groups + group, into * board.groups + group
            left, right = out * widest + counted[out], into * widest + counted[into]
            change += limits[left] - limits[left - 1] + limits[right] - limits[right + 1]
            counted[out] -= keep
            counted[into] += keep
        return change

    def _exchange(self, here: int, there: int) -> int:
        """Change the seats of two people; returns what the score gained."""
        who = self.board.who
        one, other = who[here], who[there]
        change = self._recount(here, there, 1)
        change += self._part(one, other, here) + self._part(other, one, there)
        who[here], who[there] = other, one
        return change

    def _part(self, person: int, other: int, seat: int) -> int:
        board, square = self.board, self.square
        nobody, change = board.people, 0
        for at in self._seats(seat):
            guest = board.who[at]
            if at == seat or guest == nobody:
                continue
            if person != nobody:
                change -= board.loss[person * square + guest]
                self._meet(person * square + guest, -1)
            if other != nobody:
                change += board.gain[other * square + guest]
                self._meet(other * square + guest, 1)
        return change

    def _meet(self, pair: int, change: int) -> None:
        board = self.board
        times = board.met[pair] + change
        more, fewer = board.worth(pair, times), board.worth(pair, times - 1) if times else 0
        image = pair
        while True:
            board.met[image], board.gain[image], board.loss[image] = times, more, fewer
            image = board.images[image]
            if image == pair:
                return

    def _blocks(self, here: int, there: int, least: float) -> int:
        """Change the seats of two who belong to blocks, and of all in them."""
        mine, theirs = self._gather(here), self._gather(there)
        self._fill(mine, len(theirs))
        self._fill(theirs, len(mine))
        if len(mine) != len(theirs):
            return 0
        pairs = list(zip(mine, theirs, strict=True))
        change = sum(self._exchange(one, other) for one, other in pairs)
        if change < least:
            change += sum(self._exchange(one, other) for one, other in reversed(pairs))
        return change

    def _gather(self, seat: int) -> list[int]:
        board = self.board
        kin = board.block[board.who[seat]]
        found = [seat]
        if kin:
            found += [
                at for at in self._seats(seat) if at != seat and board.block[board.who[at]] == kin
            ]
        return found

    def _fill(self, seats: list[int], wanted: int) -> None:
        """Add neighbours who belong to no block, up to so many."""
        board, around = self.board, self._seats(seats[0])
        for step in range(1, len(around) + 1):
            if len(seats) >= wanted:
                return
            at = around[(seats[0] - around[0] + step) % len(around)]
            if at != seats[0] and board.block[board.who[at]] == 0 and board.movable[at]:
                seats.append(at)


def place(placing: Placing, steps: int, hot: float, cold: float) -> None:
    """Move people among the points of a design."""
    dice = Dice(placing.state[0])
    point, pool, starts = placing.point, placing.pool, placing.pool_from
    score, top = placing.state[1], placing.state[2]
    heat, cooling = hot, (cold - hot) / steps
    for _ in range(steps):
        heat += cooling
        of = dice.below(len(starts) - 1)
        size = starts[of + 1] - starts[of]
        one, other = pool[starts[of] + dice.below(size)], pool[starts[of] + dice.below(size)]
        least = -heat * DICE[dice.below(SHAPES)]
        if one == other:
            continue
        change = _moved(placing, one, other) + _moved(placing, other, one)
        if change >= least:
            point[one], point[other] = point[other], point[one]
            score += change
            if score > top:
                top = score
                placing.best[:] = point
    placing.state[0], placing.state[1], placing.state[2] = dice.state(), score, top


def _moved(placing: Placing, person: int, other: int) -> int:
    """What everybody else is worth to a person, were they at the other's point."""
    points, shared, there = len(placing.point), placing.shared, placing.there
    old, new = placing.point[person] * points, placing.point[other] * points
    row, mine, change = person * points, there[person], 0
    for guest, at in enumerate(placing.point):
        if guest != other and guest != person:
            both = mine & there[guest]
            if shared[new + at] & both:
                change += placing.worth[row + guest]
            if shared[old + at] & both:
                change -= placing.worth[row + guest]
    return change


def spin(wheels: Wheels, steps: int, hot: float, cold: float) -> None:
    """Turn rows of people until those of no two meet twice."""
    dice, turn = Dice(wheels.state[0]), wheels.turn
    score, top = wheels.state[1], wheels.state[2]
    heat, cooling = hot, (cold - hot) / steps
    for _ in range(steps):
        heat += cooling
        row, number = 1 + dice.below(wheels.rows - 1), 1 + dice.below(wheels.rounds - 1)
        spot = row * wheels.rounds + number
        new = dice.below(wheels.tables)
        least = -heat * DICE[dice.below(SHAPES)]
        if turn[spot] == new:
            continue
        change = _turned(wheels, row, number, new)
        if change >= least:
            _count(wheels, row, number, turn[spot], -1)
            _count(wheels, row, number, new, 1)
            turn[spot] = new
            score += change
            if score > top:
                top = score
                wheels.best[:] = turn
                if top == 0:
                    break
    wheels.state[0], wheels.state[1], wheels.state[2] = dice.state(), score, top


def _turned(wheels: Wheels, row: int, number: int, new: int) -> int:
    """What the score gains by another turn of a row."""
    tables, rows, count, minus = wheels.tables, wheels.rows, wheels.count, wheels.minus
    old, change = wheels.turn[row * wheels.rounds + number], 0
    for other in range(rows):
        if other == row:
            continue
        facing, cells = wheels.turn[other * wheels.rounds + number], (row * rows + other) * tables
        counts = wheels.weight[max(row, other)]
        change += counts * (count[cells + minus[old * tables + facing]] > 1)
        change -= counts * (count[cells + minus[new * tables + facing]] > 0)
    return change


def _count(wheels: Wheels, row: int, number: int, turn: int, more: int) -> None:
    tables, rows, count, minus = wheels.tables, wheels.rows, wheels.count, wheels.minus
    for other in range(rows):
        if other != row:
            facing = wheels.turn[other * wheels.rounds + number]
            count[(row * rows + other) * tables + minus[turn * tables + facing]] += more
            count[(other * rows + row) * tables + minus[facing * tables + turn]] += more
