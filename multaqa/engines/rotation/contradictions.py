"""Which hard rules contradict each other: proved by trying, and cut down to those that matter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from multaqa.engines.rotation.brief import Brief, Key
from multaqa.engines.rotation.case import Case, Solver, Tally, case_of
from multaqa.engines.rotation.hall import Hall, hall_of, joined
from multaqa.engines.rotation.plan import Contradiction, Rule, RuleKind, Seating


@dataclass(frozen=True, slots=True)
class _Piece:
    """A rule, and what it is in numbers."""

    rule: Rule
    people: tuple[int, ...] = ()
    table: int = -1
    tally: Tally | None = None


def contradictions(brief: Brief, held: Sequence[Seating] = ()) -> tuple[Contradiction, ...]:
    """Return sets of hard rules that cannot be kept together, one a round at most.

    Each is proved, and is as small as can be: without any one of its rules the others can be kept.
    Empty where all can be kept in each round by itself, and where the proof would take too long.
    """
    hall = hall_of(brief, held)
    return (*_by_round(hall), *_over_rounds(hall))


def _by_round(hall: Hall) -> Iterator[Contradiction]:
    for number, each in enumerate(hall.rounds):
        pieces = list(_pieces(hall, number))
        if not each.tables:
            pieces = pieces[-1:]  # no seat at all: whatever else is asked is beside the point
        if not _impossible(hall, number, pieces):
            continue
        for kind in RuleKind:
            fewer = [piece for piece in pieces if piece.rule.kind != kind]
            pieces = fewer if _impossible(hall, number, fewer) else pieces
        for piece in tuple(pieces):
            fewer = [other for other in pieces if other is not piece]
            pieces = fewer if _impossible(hall, number, fewer) else pieces
        rules = tuple(piece.rule for piece in pieces)
        yield Contradiction(rules, each.id, len(hall.present[number]))


def _pieces(hall: Hall, number: int) -> Iterator[_Piece]:
    """The hard rules that speak of a round and of people who attend it."""
    brief, each = hall.brief, hall.rounds[number]
    there = {brief.people[person].id: person for person in hall.present[number]}
    tables = {table.id: at for at, table in enumerate(each.tables)}
    sizes = hall.sizes[number]
    least, most = (sum(size[at] for size in sizes) for at in (0, 1))
    for kind, groups in ((RuleKind.TOGETHER, brief.together), (RuleKind.APART, brief.apart)):
        for group in groups:
            ids = tuple(id for id in there if id in group)
            if len(ids) > 1:
                yield _Piece(Rule(kind, ids), tuple(there[id] for id in ids))
    for seat in brief.seats:
        if seat.person in there and seat.due(each):
            rule = Rule(RuleKind.SEAT, (seat.person,), seat.table)
            yield _Piece(rule, (there[seat.person],), tables.get(seat.table, -1))
    for tally in case_of(hall, number).counts:
        limit = next(limit for limit in tally.limits if limit)
        open_ended = limit.most >= hall.people
        named = [table.id for table, one in zip(each.tables, tally.limits, strict=True) if one]
        rule = Rule(
            RuleKind.QUOTA, table=named[0] if len(named) == 1 < len(each.tables) else None,
            trait=tally.trait, value=tally.value,
            least=limit.least, most=None if open_ended else limit.most,
        )  # fmt: skip
        yield _Piece(rule, tally=tally)
    yield _Piece(Rule(RuleKind.SIZES, least=least, most=most))


def _impossible(hall: Hall, number: int, pieces: Sequence[_Piece]) -> bool:
    """Say whether it is proved that these rules cannot all be kept."""
    if not pieces:
        return False
    fixed: dict[int, int] = {}
    for piece in pieces:
        if piece.rule.kind == RuleKind.SEAT and (
            piece.table < 0 or fixed.setdefault(piece.people[0], piece.table) != piece.table
        ):
            return True
    kinds = {kind: [p for p in pieces if p.rule.kind == kind] for kind in RuleKind}
    people = hall.present[number]
    free = tuple((0, len(people)) for _ in hall.sizes[number])
    apart = frozenset(
        pair
        for piece in kinds[RuleKind.APART]
        for one, other in combinations(piece.people, 2)
        for pair in ((one, other), (other, one))
    )
    case = Case(
        people,
        hall.sizes[number] if kinds[RuleKind.SIZES] else free,
        fixed,
        joined(piece.people for piece in kinds[RuleKind.TOGETHER]),
        apart,
        tuple(piece.tally for piece in kinds[RuleKind.QUOTA] if piece.tally),
    )
    solver = Solver(case)
    return solver.solve() is None and solver.proved


def _over_rounds(hall: Hall) -> Iterator[Contradiction]:
    """People who must share more rounds than two may, and people too few to meet so seldom."""
    most = hall.brief.most_meetings
    if most is None:
        return
    meetings = Rule(RuleKind.MEETINGS, most=most)
    ids: list[Key] = [person.id for person in hall.brief.people]
    kin = {pair for block in hall.blocks for pair in combinations(block, 2)}
    held = sorted({person for each in hall.fixed for person in each})
    for one, other in combinations(held, 2):
        shared = [each[one] for each in hall.fixed if each.get(one, -1) == each.get(other, -2)]
        if len(shared) > most and (one, other) not in kin:
            seats = tuple(
                Rule(RuleKind.SEAT, (seat.person,), seat.table)
                for seat in hall.brief.seats
                if seat.person in (ids[one], ids[other])
            )
            yield Contradiction((meetings, *seats))
            return
    whole = [n for n, there in enumerate(hall.present) if len(there) == hall.people]
    for one, other in permutations(whole, 2):
        # People of one table come from as many tables as there were in the round before.
        fewest, least = (
            len(hall.sizes[other]),
            max((size for size, _ in hall.sizes[one]), default=0),
        )
        if most == 1 and least > fewest and not hall.blocks:
            sizes = Rule(RuleKind.SIZES, least=least, most=fewest)
            yield Contradiction((meetings, sizes), people=hall.people)
            return
    for person in range(hall.people):
        rounds = [n for n, there in enumerate(hall.present) if person in there]
        seats_beside = sum(
            max(0, min((least for least, _ in hall.sizes[n]), default=0) - 1) for n in rounds
        )
        others = {other for n in rounds for other in hall.present[n]} - {person}
        if seats_beside > most * len(others) and not any(person in b for b in hall.blocks):
            sizes = Rule(
                RuleKind.SIZES, (ids[person],), least=seats_beside, most=most * len(others)
            )
            yield Contradiction((meetings, sizes))
            return
