"""Weaving: a brief in, a plan out."""

from collections.abc import Callable, Sequence
from functools import partial

from multaqa.engines.rotation.arms import Found
from multaqa.engines.rotation.bound import bound
from multaqa.engines.rotation.brief import Brief, malformed
from multaqa.engines.rotation.contradictions import contradictions
from multaqa.engines.rotation.hall import HUNDREDTHS, Hall, hall_of
from multaqa.engines.rotation.judge import breaches, tally
from multaqa.engines.rotation.plan import Plan, Seating

Proceed = Callable[[], bool]
Told = Callable[[int, float, float], None]
Best = Callable[[], tuple[Seating, ...]]
Bettered = Callable[[Best], None]


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
    found: Sequence[Seating] = (),
    spent: int = 0,
    proceed: Proceed = always,
    told: Told | None = None,
    bettered: Bettered | None = None,
    fast: bool | None = None,
) -> Plan:
    """Return a plan of the rounds of ``brief`` that are not ``held``, after what happened in those.

    ``held`` says who really sat where; nobody judges it. ``proceed`` is asked after each turn
    whether to go on, ``told`` hears the turns done, the score less its cost and the bound. The plan
    is the best found when the effort is spent, ``proceed`` says no, or nothing better can be.
    ``fast`` chooses the compiled loop or the plain one, None takes what is there: the plan is the
    same. Raises ValueError for a brief that is malformed.

    A search that ended too soon is gone on with from ``found``, its best seatings after ``spent``
    turns: the plan is never worse than they are, and takes the turns that are left. It is the same
    for an equal brief, equal rounds held, equal ``found`` and ``spent``; it need not be what the
    search would have come to by itself. Seatings that are not of this brief (``fitting``) are
    passed over, and what was spent on them. ``bettered`` hears of each change of the best before
    ``told`` does: a function that gives the seatings, and costs nothing until it is called.
    """
    # Who only judges a plan, as pages do, holds neither the search nor its loops.
    from multaqa.engines.rotation import compiled
    from multaqa.engines.rotation.resuming import fitting
    from multaqa.engines.rotation.search import Search

    for fault in malformed(brief):
        raise ValueError(fault)
    hall = hall_of(brief, held)
    with_lupa = compiled.ready() if fast is None else fast
    begun = fitting(hall, found) if found else None
    done = 0 if begun is None else spent
    search = Search(hall, fast=with_lupa, found=begun, spent=done)
    limit = bound(brief, held)
    best = None
    for _ in search.turns():
        if bettered is not None and search.best is not best:
            best = search.best
            bettered(partial(_seatings, hall, best))
        if told is not None:
            told(done, search.best.score / HUNDREDTHS, limit)
        if done >= brief.effort or not proceed():
            break
        done += 1
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
        done,
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
