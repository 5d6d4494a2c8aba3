"""Plans of a rotation: which there are, what the engine was given, who sits where, what it is
worth."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.db.models import Max, QuerySet

from ..enums import PlanState
from ..models import Plan, Rotation
from .answered import asked_by, rules_told, with_answers, withheld
from .briefs import brief_from, seatings_from
from .guests import Guest, guests_of
from .naming import numbered, round_called

if TYPE_CHECKING:
    from multaqa.engines.rotation import Brief, Seating
    from multaqa.engines.rotation import Plan as Woven

# What a worker has not moved for so long was left by one that is gone.
LEFT = timedelta(minutes=2)
# What only a reader of one plan needs.
HEAVY = ("brief", "held", "found", "result")


@dataclass(frozen=True, slots=True)
class Seated:
    """A guest in their seat."""

    guest: Guest
    locked: bool = False


@dataclass(frozen=True, slots=True)
class SeatedTable:
    """A table of a round with who sits at it, by name."""

    name: str
    people: tuple[Seated, ...]


@dataclass(frozen=True, slots=True)
class SeatedRound:
    """A round of a plan; ``held``: it took place, and this is how it was."""

    position: int
    name: Any
    tables: tuple[SeatedTable, ...]
    held: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a person sits in a round, and with whom."""

    round: SeatedRound
    table: str
    others: tuple[Guest, ...]


def plans(rotation: Rotation) -> QuerySet[Plan]:
    """The plans of a rotation, the newest first, without what went into them and came out."""
    return Plan.objects.filter(rotation=rotation).defer("brief", "held", "found")


def published_plan(rotation: Rotation) -> Plan | None:
    """The plan by which people sit."""
    return Plan.objects.published().filter(rotation=rotation).first()


def next_number(rotation: Rotation) -> int:
    """The number of the next version."""
    last = Plan.objects.filter(rotation=rotation).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def is_left(plan: Plan, at: datetime) -> bool:
    """Whether the worker that planned it is gone."""
    moved = plan.moved_at or plan.begun_at
    return plan.state == PlanState.WORKING and moved < at - LEFT


def brief_of(plan: Plan) -> "Brief":
    """What the engine was given, with what people answer by now where a rule speaks of it (no
    query, or one)."""
    return with_answers(brief_from(plan.brief), plan.rotation.forum)


def held_in(plan: Plan) -> "tuple[Seating, ...]":
    """The rounds that had taken place when it was planned."""
    return seatings_from(plan.held)


def seatings(plan: Plan) -> "tuple[Seating, ...]":
    """Who is to sit where in the rounds that were planned (one query)."""
    return _seatings(plan.seats.values_list("round", "table", "person"))


def locked_of(plan: Plan) -> list[tuple[int, str, int]]:
    """The seats that stay when the rest is planned again."""
    return list(plan.seats.filter(locked=True).values_list("round", "table", "person_id"))


def _seatings(seats: Iterable[tuple[int, str, int]]) -> "tuple[Seating, ...]":
    from multaqa.engines.rotation import Seating

    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for position, table, person in seats:
        found[position][table].append(person)
    return tuple(
        Seating(position, {table: tuple(ids) for table, ids in tables.items()})
        for position, tables in sorted(found.items())
    )


def tables_of(plan: Plan) -> tuple[SeatedRound, ...]:
    """Every table of every round as readers see it, those that were held too (3 queries)."""
    rotation = plan.rotation
    names = {row.position: round_called(row) for row in rotation.rounds.all()}
    seats = list(plan.seats.all())
    held = held_in(plan)
    locked = {(seat.round, seat.person_id) for seat in seats if seat.locked}
    sat = _seatings((seat.round, seat.table, seat.person_id) for seat in seats)
    every = sorted((*held, *sat), key=lambda seating: int(seating.round))
    ids = {int(pk) for seating in every for people in seating.tables.values() for pk in people}
    people = guests_of(rotation.forum, dict.fromkeys(ids, ()))
    order = tables_in(plan)
    return tuple(
        SeatedRound(
            int(seating.round),
            names.get(int(seating.round), numbered(int(seating.round))),
            tuple(
                SeatedTable(
                    str(table),
                    tuple(
                        Seated(guest, (seating.round, guest.pk) in locked)
                        for guest in people
                        if guest.pk in seating.tables.get(table, ())
                    ),
                )
                for table in dict.fromkeys((*order.get(int(seating.round), ()), *seating.tables))
            ),
            seating in held,
        )
        for seating in every
    )


def tables_in(plan: Plan) -> dict[int, list[str]]:
    """The names of the tables of each round, by its position, in the order of the hall."""
    return {position: [t[0] for t in tables] for position, tables, _ in plan.brief["rounds"]}


def itinerary(rounds: Iterable[SeatedRound], person_id: int) -> tuple[Stop, ...]:
    """Where one person sits, round by round, of what ``tables_of`` gave."""
    return tuple(
        Stop(
            each,
            table.name,
            tuple(seated.guest for seated in table.people if seated.guest.pk != person_id),
        )
        for each in rounds
        for table in each.tables
        if any(seated.guest.pk == person_id for seated in table.people)
    )


def judged(
    brief: "Brief",
    planned: Sequence["Seating"],
    held: Sequence["Seating"],
    *,
    known: Mapping[str, Any] = MappingProxyType({}),
) -> "Woven":
    """What seatings are worth that no search made: moved by hand, or taken from a file. What was
    ``known`` of others of this brief is their bound too, unless people may answer otherwise now."""
    from multaqa.engines import rotation as engine

    broken = engine.breaches(brief, planned, held)
    kept = None if asked_by(brief) else known.get("bound")
    limit = engine.bound(brief, held) if kept is None else kept
    return engine.Plan(
        tuple(planned),
        engine.tally(brief, (*held, *planned)),
        limit,
        broken,
        engine.contradictions(brief, held) if broken else (),
    )


def result_of(woven: "Woven") -> dict[str, Any]:
    """What the engine found, as plain values: ``Plan.result``."""
    figures = woven.tally
    return {
        "score": figures.score,
        "cost": figures.cost,
        "pairs": figures.pairs,
        "across": figures.across,
        "repeats": figures.repeats,
        "new": {str(pk): count for pk, count in figures.new.items()},
        "bound": woven.bound,
        "ratio": woven.ratio,
        "optimal": woven.optimal,
        "origin": woven.origin.value,
        "design": woven.design,
        "breaches": [asdict(breach) for breach in withheld(woven.breaches)],
        "contradictions": [asdict(rules_told(each)) for each in woven.contradictions],
        "compiled": woven.compiled,
    }
