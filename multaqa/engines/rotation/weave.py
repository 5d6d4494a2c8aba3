"""Weaving: a brief in, a plan out."""

from collections.abc import Callable, Sequence

from multaqa.engines.rotation.arms import Found
from multaqa.engines.rotation.bound import bound
from multaqa.engines.rotation.brief import Brief, malformed
from multaqa.engines.rotation.contradictions import contradictions
from multaqa.engines.rotation.hall import HUNDREDTHS, Hall, hall_of
from multaqa.engines.rotation.judge import breaches, tally
from multaqa.engines.rotation.plan import Plan, Seating

Proceed = Callable[[], bool]
Told = Callable[[int, float, float], None]


def always() -> bool:
    return True


def weave(
    brief: Brief,
    *,
    proceed: Proceed = always,
    told: Told | None = None,
    fast: bool | None = None,
) -> Plan:
    """Return a plan of all rounds of ``brief``: see ``replan``."""
    return replan(brief, (), proceed=proceed, told=told, fast=fast)


def replan(
    brief: Brief,
    held: Sequence[Seating],
    *,
    proceed: Proceed = always,
    told: Told | None = None,
    fast: bool | None = None,
) -> Plan:
    """Return a plan of the rounds of ``brief`` that are not ``held``, after what happened in those.

    ``held`` says who really sat where; nobody judges it. ``proceed`` is asked after each turn
    whether to go on, ``told`` hears the turns done, the score less its cost and the bound. The plan
    is the best found when the effort is spent, ``proceed`` says no, or nothing better can be.
    ``fast`` chooses the compiled loop or the plain one, None takes what is there: the plan is the
    same. Raises ValueError for a brief that is malformed.
    """
    # Who only judges a plan, as pages do, holds neither the search nor its loops.
    from multaqa.engines.rotation import compiled
    from multaqa.engines.rotation.search import Search

    for fault in malformed(brief):
        raise ValueError(fault)
    hall = hall_of(brief, held)
    with_lupa = compiled.ready() if fast is None else fast
    search = Search(hall, fast=with_lupa)
    limit = bound(brief, held)
    spent = 0
    for _ in search.turns():
        if told is not None:
            told(spent, search.best.score / HUNDREDTHS, limit)
        if spent >= brief.effort or not proceed():
            break
        spent += 1
    seatings = _seatings(hall, search.best)
    broken = breaches(brief, seatings, held)
    return Plan(
        seatings,
        tally(brief, (*held, *seatings)),
        limit,
        broken,
        contradictions(brief, held) if broken else (),
        search.best.origin,
        search.best.design,
        spent,
        with_lupa,
    )


def _seatings(hall: Hall, found: Found) -> tuple[Seating, ...]:
    people = hall.brief.people
    return tuple(
        Seating(
            each.id,
            {
                table.id: tuple(people[person].id for person in sorted(there))
                for table, there in zip(each.tables, tables, strict=True)
            },
        )
        for each, tables in zip(hall.rounds, found.rounds, strict=True)
    )
