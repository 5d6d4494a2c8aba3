"""The search's inner loop in Python: what ``compiled`` does, move for move, a hundred times slower.

It serves where lupa is missing, and it is the reading of the other: both throw the same dice and
take the same steps, so that a plan does not depend on the machine that made it.
"""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

from array import array
from math import floor

from multaqa.engines.rotation.board import DICE, SHAPES, STRIDE, Board

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
        board, self.moved = self.board, 0
        self.score, self.top = board.state[1], board.state[2]
        self.heat, self.cooling = hot, (cold - hot) / steps
        if not board.state[3]:
            self._survey()
        step = 0
        while step < steps:
            lossy = self._look_for_lossy()
            last = min(steps, step + 16 * len(board.free))
            while step < last:
                step += self._move(lossy)
        board.state[:] = array("d", [self.dice.state(), self.score, self.top, 1, self.moved])

    def _move(self, lossy: list[int]) -> int:
        """Look round for one person; returns how many moves were considered."""
        board, below = self.board, self.dice.below
        here = board.free[below(len(board.free))]
        if lossy and below(4) > 0:
            here = lossy[below(len(lossy))]
        out = board.table[here]
        start, end = board.around[2 * out], board.around[2 * out + 1]
        if board.block[board.who[here]]:
            there = board.ring[start + below(end - start)] if end > start else here
            least = -self.heat * DICE[below(SHAPES)]
            if end > start:
                self._keep(self._blocks(here, there, least))
            return 1
        at, least = self._look_round(here, start, end)
        if at < end:
            change = self._exchange(here, board.ring[at])
            if change < least:
                change += self._exchange(here, board.ring[at])
            self.moved += 1
            self._keep(change)
            end = at + 1
        self.heat += self.cooling * (end - start + 1)
        return end - start + 1

    def _look_round(self, here: int, start: int, end: int) -> tuple[int, float]:
        """Look round the other tables for somebody to change seats with: the first that will do."""
        board, square, sums = self.board, self.square, self.board.sums
        one, row = board.who[here], board.table[here] * square
        held, shape = sums[row + one], self.dice.below(SHAPES)
        for at in range(start, end):
            there = board.ring[at]
            other, across = board.who[there], board.facing[at]
            pair, shape = one * square + other, (shape + STRIDE) % SHAPES
            change = sums[across + one] - held + sums[row + other] - sums[across + other]
            change += board.cross[pair]
            least = -self.heat * DICE[shape]
            if change >= least:
                change += self._amend(here, there) - board.bonus[pair]
                if change >= least and not board.block[other] and one != other:
                    return at, least
        return end, 0

    def _keep(self, change: int) -> None:
        self.score += change
        if self.score > self.top:
            self.top = self.score
            self.board.best[:] = self.board.who

    def _look_for_lossy(self) -> list[int]:
        """The seats whose people could do better: known people at the table, or a neighbour."""
        board, square = self.board, self.square
        dearest, nobody = max(board.first), board.people

        def loses(seat: int) -> bool:
            person = board.who[seat]
            return person != nobody and any(
                board.loss[person * square + guest] < dearest
                and (not board.block[guest] or board.block[guest] != board.block[person])
                for at in self._seats(seat)
                if at != seat and (guest := board.who[at]) != nobody
            )

        return [seat for seat in board.free if loses(seat)]

    def _seats(self, seat: int) -> range:
        starts, table = self.board.starts, self.board.table[seat]
        return range(starts[table], starts[table + 1])

    # What tables are worth to people

    def _survey(self) -> None:
        """Set the worth of every table to everybody, from who sits where."""
        board, square = self.board, self.square
        board.where[:] = array("i", [-1]) * len(board.where)
        for seat, person in enumerate(board.who):
            if person != board.people:
                of = board.table[seat]
                board.where[person * board.rounds + board.round[of]] = of
        for seat, guest in enumerate(board.who):
            of = board.table[seat]
            for person in range(board.people) if guest != board.people else ():
                sits = board.where[person * board.rounds + board.round[of]] == of
                worth = board.loss if sits else board.gain
                board.sums[of * square + person] += worth[guest * square + person]
        for group in range(board.groups):
            for person in self._members(group):
                for of, number in enumerate(board.round):
                    sits = board.where[person * board.rounds + number] == of
                    board.sums[of * square + person] += self._share(group, of, sits)

    def _members(self, group: int) -> array[int]:
        return self.board.members[
            self.board.members_from[group] : self.board.members_from[group + 1]
        ]

    def _share(self, group: int, of: int, sits: bool) -> int:
        """What somebody of a group loses by a table, who sits there or not."""
        limits, cell = self.board.limits, of * self.board.groups + group
        cell = cell * self.board.widest + self.board.counted[cell]
        return limits[cell - 1] - limits[cell] if sits else limits[cell] - limits[cell + 1]

    def _weigh(self, one: int, other: int, tables: tuple[int, int], way: int) -> None:
        """Put what groups count into the sums of two tables, or take it out."""
        board, number = self.board, self.board.round[tables[0]]
        weighed = [
            (p, group) for group, _ in self._differing(one, other) for p in self._members(group)
        ]
        weighed += [
            (p, group) for group in self._sharing(one, other) if group >= 0 for p in (one, other)
        ]
        for person, group in weighed:
            at = board.where[person * board.rounds + number]
            for of in tables:
                board.sums[of * self.square + person] += way * self._share(group, of, at == of)

    def _differing(self, one: int, other: int) -> list[tuple[int, bool]]:
        """The groups of one of two people alone, and whether that is the first."""
        board = self.board
        cell = board.kind[one] * board.kinds + board.kind[other]
        groups = board.lists[board.differs[cell] : board.differs[cell + 1]]
        return [(max(group, -1 - group), group >= 0) for group in groups]

    def _sharing(self, one: int, other: int) -> array[int]:
        board = self.board
        cell = board.kind[one] * board.kinds + board.kind[other]
        return board.shares[board.shared[cell] : board.shared[cell + 1]]

    def _amend(self, here: int, there: int) -> int:
        """What the sums of two people have wrong of groups: both count, or one is nobody."""
        board, share, change = self.board, self._share, 0
        one, other, out, into = (
            board.who[here],
            board.who[there],
            board.table[here],
            board.table[there],
        )
        for group in self._sharing(one, other):
            if group >= 0:
                change += share(group, out, True) - share(group, out, False)
                change += share(group, into, True) - share(group, into, False)
            elif one == board.people:
                change += share(-1 - group, into, False) - share(-1 - group, out, True)
            else:
                change += share(-1 - group, out, False) - share(-1 - group, into, True)
        return change

    # Changing seats

    def _exchange(self, here: int, there: int) -> int:
        """Change the seats of two people; returns what the score gained."""
        board, square = self.board, self.square
        who, gain, sums, rounds = board.who, board.gain, board.sums, board.rounds
        one, other, tables = who[here], who[there], (board.table[here], board.table[there])
        self._weigh(one, other, tables, -1)
        row, facing = tables[0] * square, tables[1] * square
        for guest in range(board.people):
            more = gain[other * square + guest] - gain[one * square + guest]
            sums[row + guest] += more
            sums[facing + guest] -= more
        self._part(one, other, here)
        self._part(other, one, there)
        for person, of in ((one, tables[1]), (other, tables[0])):
            if person != board.people:
                board.where[person * rounds + board.round[of]] = of
        change = self._recount(one, other, tables)
        change += self._acquaint(one, other, here) + self._acquaint(other, one, there)
        who[here], who[there] = other, one
        self._weigh(one, other, tables, 1)
        return change

    def _recount(self, one: int, other: int, tables: tuple[int, int]) -> int:
        """What the groups of two people who change tables lose and gain."""
        board, change = self.board, 0
        for group, first in self._differing(one, other):
            out, into = tables if first else tables[::-1]
            change += self._share(group, into, False) - self._share(group, out, True)
            board.counted[out * board.groups + group] -= 1
            board.counted[into * board.groups + group] += 1
        return change

    def _guests(self, seat: int) -> list[int]:
        """Those who sit beside a seat."""
        who = self.board.who
        return [who[at] for at in self._seats(seat) if at != seat and who[at] != self.board.people]

    def _part(self, person: int, other: int, seat: int) -> None:
        """Somebody gets up, the other sits down: people know beside whom they sit."""
        board, square = self.board, self.square
        gain, loss, row = board.gain, board.loss, board.table[seat] * square
        for guest in self._guests(seat):
            left = gain[person * square + guest] - loss[person * square + guest]
            right = loss[other * square + guest] - gain[other * square + guest]
            board.sums[row + guest] += left + right
            board.sums[row + person] += left
            board.sums[row + other] += right

    def _acquaint(self, person: int, other: int, seat: int) -> int:
        board, square, change = self.board, self.square, 0
        for guest in self._guests(seat):
            if person != board.people:
                change -= board.loss[person * square + guest]
                self._meet(person * square + guest, -1)
            if other != board.people:
                change += board.gain[other * square + guest]
                self._meet(other * square + guest, 1)
        return change

    def _meet(self, pair: int, change: int) -> None:
        """Meet once more or once less, and the sums of all tables where either sits."""
        board, rounds = self.board, self.board.rounds
        times = board.met[pair] + change
        more, fewer = board.worth(pair, times), board.worth(pair, times - 1) if times else 0
        apart, beside = more - board.gain[pair], fewer - board.loss[pair]
        image = pair
        while True:
            board.met[image], board.gain[image], board.loss[image] = times, more, fewer
            board.cross[image] = board.bonus[image] - 2 * more
            person, guest = divmod(image, self.square)
            for number in range(rounds):
                of = board.where[guest * rounds + number]
                if of >= 0:
                    sits = board.where[person * rounds + number] == of
                    board.sums[of * self.square + person] += beside if sits else apart
            image = board.images[image]
            if image == pair:
                return

    # Blocks

    def _blocks(self, here: int, there: int, least: float) -> int:
        """Change the seats of two who belong to blocks, and of all in them."""
        mine, theirs = self._gather(here), self._gather(there)
        self._fill(mine, len(theirs))
        self._fill(theirs, len(mine))
        if len(mine) != len(theirs):
            return 0
        change = self._recounted(mine, theirs)
        change += self._swapped(mine, theirs) + self._swapped(theirs, mine)
        if change < least:
            return 0
        for one, other in zip(mine, theirs, strict=True):
            self._exchange(one, other)
        return change

    def _swapped(self, into: list[int], onto: list[int]) -> int:
        """What those who stay at a table gain if others sit down there, pair by pair."""
        board, square, change = self.board, self.square, 0
        stay = [board.who[at] for at in self._seats(into[0]) if at not in into]
        for guest in stay:
            if guest != board.people:
                for leaves, comes in zip(into, onto, strict=True):
                    change += board.gain[board.who[comes] * square + guest]
                    change -= board.loss[board.who[leaves] * square + guest]
        return change

    def _recounted(self, mine: list[int], theirs: list[int]) -> int:
        board, change = self.board, 0
        net = [0] * board.groups
        for seats, way in ((mine, -1), (theirs, 1)):
            for person in (board.who[at] for at in seats):
                for group in board.mine[board.mine_from[person] : board.mine_from[person + 1]]:
                    net[group] += way
        for group, more in enumerate(net):
            for of, way in ((board.table[mine[0]], 1), (board.table[theirs[0]], -1)):
                cell = of * board.groups + group
                cell = cell * board.widest + board.counted[cell]
                change += board.limits[cell] - board.limits[cell + way * more]
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
