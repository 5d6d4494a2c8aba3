"""Seatings that a search had found before it ended too soon: can another go on from them?"""

from collections.abc import Sequence

from multaqa.engines.rotation.case import Case, Solver, case_of
from multaqa.engines.rotation.designs import Rounds
from multaqa.engines.rotation.hall import Hall
from multaqa.engines.rotation.plan import Seating


def fitting(hall: Hall, found: Sequence[Seating]) -> Rounds | None:
    """Return ``found`` by places; None where it is none of the seatings that a search of this
    ``hall`` goes through.

    Those seat in every round that is to be planned, and in no other, whoever attends it, once, as
    far as there are seats, at its tables, none of them over-full. Who has a table of their own sits
    there, and who stay together do, unless the round by itself cannot be seated so. How well the
    other rules are kept a search weighs, and so it does with ``found``.
    """
    by_round = {seating.round: seating.tables for seating in found}
    if len(found) != len(hall.rounds) or by_round.keys() != {each.id for each in hall.rounds}:
        return None
    place = {person.id: at for at, person in enumerate(hall.brief.people)}
    rounds = []
    for number, each in enumerate(hall.rounds):
        tables = by_round[each.id]
        ids = [table.id for table in each.tables]
        seated = [sorted(place.get(one, -1) for one in tables.get(table, ())) for table in ids]
        if not tables.keys() <= set(ids) or not _possible(case_of(hall, number), seated):
            return None
        rounds.append(seated)
    return rounds


def _possible(case: Case, seated: list[list[int]]) -> bool:
    """Whether a search may come by such a round; the seatings that it begins with are possible, and
    its moves leave them so."""
    where = {person: at for at, there in enumerate(seated) for person in there}
    seats = sum(most for _, most in case.sizes)
    if sum(map(len, seated)) != min(len(case.people), seats):
        return False
    if len(where) != sum(map(len, seated)) or not where.keys() <= set(case.people):
        return False
    if any(len(there) > most for there, (_, most) in zip(seated, case.sizes, strict=True)):
        return False
    at_home = all(where.get(person, table) == table for person, table in case.fixed.items())
    whole = all(len({where.get(person) for person in block}) == 1 for block in case.blocks)
    return (at_home and whole) or Solver(case).solve() is None
