"""What the plain loop knows of tables: who is worth what to whom, and what an exchange changes.

It is to ``plain`` what ``loops_of_tables`` is to the compiled loop.
"""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

from array import array
from itertools import chain

from multaqa.engines.rotation.board import Board


class Tables:
    """The tables of a board."""

    def __init__(self, board: Board):
        self.board = board
        self.square = board.people + 1
        self.pairs, self.groups = board.setting.pairs, board.setting.groups
        self.nowhere = len(board.seats.round) * self.square

    def survey(self) -> None:
        """Set what everybody, every pair and every table counts, from who sits where."""
        board, score = self.board, 0
        board.where[:] = array("i", [self.nowhere]) * len(board.where)
        for of, number in enumerate(board.seats.round):
            there = [(seat, board.who[seat]) for seat in self._seats(of)]
            board.full[of] = sum(board.setting.live[person] for _, person in there)
            for seat, person in there:
                if person != board.people:
                    board.where[person * board.rounds + number] = of * self.square
                for group in self._groups_of(person):
                    board.counted[of * board.groups + group] += 1
                for near, guest in there:
                    if near < seat and board.people not in (person, guest):
                        score += self._met(person, guest)
            for group in range(board.groups):
                score -= self._cost(of, group)
        self._weigh()
        board.state[1] = board.state[2] = score

    def _met(self, one: int, other: int) -> int:
        """Let two meet; returns what that counts."""
        pair, met = one * self.square + other, self.board.met
        worth = self._worth(pair, met[pair])
        for image in self._images(one, other):
            met[image] += 1
        return worth

    def _weigh(self) -> None:
        """Set what each pair counts, and each table to everybody."""
        board, square = self.board, self.square
        for pair, times in enumerate(board.met):
            board.gain[pair], board.loss[pair] = (
                self._worth(pair, times),
                self._worth(pair, times - 1),
            )
            board.cross[pair] = self.pairs.bonus[pair] - 2 * board.gain[pair]
        for of, number in enumerate(board.seats.round):
            for person in range(board.people):
                beside = board.where[person * board.rounds + number] == of * square
                worth = board.loss if beside else board.gain
                cell = of * square + person
                board.sums[cell] = sum(worth[person * square + g] for g in self._guests(of))
                board.sums[cell] += sum(
                    self.share(group, of, beside) for group in self._groups_of(person)
                )
        for at, seat in enumerate(board.seats.ring[: len(board.sitting)]):
            board.sitting[at] = board.who[seat]

    def _seats(self, of: int) -> range:
        return range(self.board.seats.starts[of], self.board.seats.starts[of + 1])

    def _guests(self, of: int) -> array[int]:
        return self.board.who[self.board.seats.starts[of] : self.board.seats.starts[of + 1]]

    def _groups_of(self, person: int) -> array[int]:
        return self.groups.mine[self.groups.mine_from[person] : self.groups.mine_from[person + 1]]

    def _members(self, group: int) -> array[int]:
        groups = self.groups
        return groups.members[groups.members_from[group] : groups.members_from[group + 1]]

    def _worth(self, pair: int, times: int) -> int:
        return self.pairs.rungs[self.pairs.ladder[pair] + times]

    def _images(self, one: int, other: int) -> list[int]:
        """The pair both ways, and all that meet when it does."""
        pair = one * self.square + other
        if not self.board.setting.orbit:
            return [pair, other * self.square + one]
        found, image = [pair], self.pairs.images[pair]
        while image != pair:
            found.append(image)
            image = self.pairs.images[image]
        return found

    def _cost(self, of: int, group: int, more: int = 0) -> int:
        """What so many of a group at a table cost."""
        cell = of * self.board.groups + group
        return self.groups.limits[
            1 + cell * self.board.setting.widest + self.board.counted[cell] + more
        ]

    def share(self, group: int, of: int, sits: bool) -> int:
        """What somebody of a group loses by a table, who sits there or not."""
        if sits:
            return self._cost(of, group, -1) - self._cost(of, group)
        return self._cost(of, group) - self._cost(of, group, 1)

    # Changing seats

    def exchange(self, here: int, there: int) -> int:
        """Change the seats of two people; returns what the score gains."""
        board, square, sums, gain = self.board, self.square, self.board.sums, self.board.gain
        one, other, out, into = self._two(here, there)
        number, live = board.seats.round[out], board.setting.live
        change = self._regroup(one, other, out, into)
        for guest in range(board.people):
            more = gain[other * square + guest] - gain[one * square + guest]
            sums[out * square + guest] += more
            sums[into * square + guest] -= more
        board.who[here] = board.who[there] = board.people
        self._part(one, other, out)
        self._part(other, one, into)
        for person, of in ((one, into), (other, out)):
            if live[person]:
                board.where[person * board.rounds + number] = of * square
        change += self._acquaint(one, other, out) + self._acquaint(other, one, into)
        board.who[here], board.who[there] = other, one
        board.full[out] += live[other] - live[one]
        board.full[into] += live[one] - live[other]
        round_ = board.seats.free_from[number + 1] - board.seats.free_from[number]
        for seat, person in ((here, other), (there, one)):
            place = board.seats.place[seat]
            board.sitting[place] = board.sitting[place + round_] = person
        return change

    def _two(self, here: int, there: int) -> tuple[int, int, int, int]:
        """Who sits on two seats, and at which tables."""
        who, table = self.board.who, self.board.seats.table
        return who[here], who[there], table[here], table[there]

    def _part(self, person: int, other: int, of: int) -> None:
        """Somebody gets up, another sits down: at a table, people know beside whom they sit."""
        board, square = self.board, self.square
        gain, loss, row = board.gain, board.loss, of * self.square
        for guest in self._guests(of):
            left = gain[person * square + guest] - loss[person * square + guest]
            right = loss[other * square + guest] - gain[other * square + guest]
            board.sums[row + guest] += left + right
            board.sums[row + person] += left
            board.sums[row + other] += right

    def _acquaint(self, person: int, other: int, of: int) -> int:
        board, change = self.board, 0
        for guest in self._guests(of):
            if guest == board.people:
                continue
            if person != board.people:
                change -= board.loss[person * self.square + guest]
                self._alter(person, guest, -1)
            if other != board.people:
                change += board.gain[other * self.square + guest]
                self._alter(other, guest, 1)
        return change

    def _alter(self, one: int, other: int, way: int) -> None:
        """Two meet once more or once less: so do their images, and tables where they sit change."""
        board, square, rounds = self.board, self.square, self.board.rounds
        pair = one * square + other
        times = board.met[pair] + way
        more, fewer = self._worth(pair, times), self._worth(pair, times - 1)
        apart, beside = more - board.gain[pair], fewer - board.loss[pair]
        for image in self._images(one, other):
            board.met[image], board.gain[image], board.loss[image] = times, more, fewer
            board.cross[image] = self.pairs.bonus[image] - 2 * more
            person, guest = divmod(image, square)
            for number in range(rounds):
                of = board.where[guest * rounds + number]
                sits = board.where[person * rounds + number] == of
                board.sums[of + person] += beside if sits else apart

    # Groups

    def _regroup(self, one: int, other: int, out: int, into: int) -> int:
        """Count two who change tables where they go; returns what the score gains."""
        change = 0
        for group in self._between(one, other, self.groups.differs, self.groups.lists):
            if group >= 0:
                change += self._recount(group, out, -1, one) + self._recount(group, into, 1, one)
            else:
                change += self._recount(-1 - group, into, -1, other)
                change += self._recount(-1 - group, out, 1, other)
        for group in self._between(one, other, self.groups.shared, self.groups.shares):
            if group >= 0:
                for of, leaves, comes in ((out, one, other), (into, other, one)):
                    more = self.share(group, of, True) - self.share(group, of, False)
                    self.board.sums[of * self.square + leaves] -= more
                    self.board.sums[of * self.square + comes] += more
        return change

    def _between(self, one: int, other: int, starts: array[int], lists: array[int]) -> array[int]:
        kind = self.groups.kind
        cell = kind[one] * self.groups.kinds + kind[other]
        return lists[starts[cell] : starts[cell + 1]]

    def _recount(self, group: int, of: int, way: int, mover: int) -> int:
        """One of a group more or less at a table; returns what the score gains."""
        board, row = self.board, of * self.square
        before = self._cost(of, group)
        sits, stands = self.share(group, of, True), self.share(group, of, False)
        board.counted[of * board.groups + group] += way
        sits = self.share(group, of, True) - sits
        stands = self.share(group, of, False) - stands
        for person in self._members(group):
            if person != mover:
                there = board.where[person * board.rounds + board.seats.round[of]] == row
                board.sums[row + person] += sits if there else stands
        return before - self._cost(of, group)

    def amend(self, here: int, there: int) -> int:
        """What the sums of two people have wrong of groups: both count, or one is nobody."""
        share, change = self.share, 0
        one, other, out, into = self._two(here, there)
        for group in self._between(one, other, self.groups.shared, self.groups.shares):
            if group >= 0:
                change += share(group, out, True) - share(group, out, False)
                change += share(group, into, True) - share(group, into, False)
            elif one == self.board.people:
                change += share(-1 - group, into, False) - share(-1 - group, out, True)
            else:
                change += share(-1 - group, out, False) - share(-1 - group, into, True)
        return change

    # Blocks

    def blocks(self, here: int, there: int, least: int) -> int | None:
        """Change the seats of two who belong to blocks, and of all in them; returns what the score
        gains, or None where that is less than ``least`` or they do not fit."""
        mine, theirs = self._gather(here), self._gather(there)
        self._fill(mine, len(theirs))
        self._fill(theirs, len(mine))
        if len(mine) != len(theirs):
            return None
        change = self._recounted(mine, theirs)
        change += self._swapped(mine, theirs) + self._swapped(theirs, mine)
        if change < least:
            return None
        for one, other in zip(mine, theirs, strict=True):
            self.exchange(one, other)
        return change

    def _gather(self, seat: int) -> list[int]:
        """A seat, and those at the table of the block of whoever sits there."""
        board, block = self.board, self.board.setting.block
        kin, seats = block[board.who[seat]], self._seats(board.seats.table[seat])
        return [seat, *(at for at in seats if kin and at != seat and block[board.who[at]] == kin)]

    def _fill(self, seats: list[int], wanted: int) -> None:
        """Add neighbours who belong to no block, up to so many."""
        board, around = self.board, self._seats(self.board.seats.table[seats[0]])
        for at in chain(range(seats[0] + 1, around.stop), range(around.start, seats[0])):
            if len(seats) >= wanted:
                return
            if board.setting.block[board.who[at]] == 0 and board.seats.movable[at]:
                seats.append(at)

    def _swapped(self, into: list[int], onto: list[int]) -> int:
        """What those who stay at a table gain if others sit down there, pair by pair."""
        board, square, change = self.board, self.square, 0
        seats = self._seats(board.seats.table[into[0]])
        for guest in [board.who[at] for at in seats if at not in into]:
            for leaves, comes in zip(into, onto, strict=True):
                change += board.gain[board.who[comes] * square + guest]
                change -= board.loss[board.who[leaves] * square + guest]
        return change

    def _recounted(self, mine: list[int], theirs: list[int]) -> int:
        """What the groups of those who change tables gain."""
        board, change = self.board, 0
        net = dict.fromkeys(range(board.groups), 0)
        for seats, way in ((mine, -1), (theirs, 1)):
            for seat in seats:
                for group in self._groups_of(board.who[seat]):
                    net[group] += way
        out, into = board.seats.table[mine[0]], board.seats.table[theirs[0]]
        for group, more in net.items():
            change += self._cost(out, group) - self._cost(out, group, more)
            change += self._cost(into, group) - self._cost(into, group, -more)
        return change
