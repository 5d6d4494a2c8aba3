"""A seating plan as it is read: its tables, everybody's way, who meets whom and who never does."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from multaqa.kernel.doors import door

from .. import queries, rules
from ..models import Plan
from .laying import Reading, work
from .subjects import of_plan

# So many pairs of a reason are named; more are read person by person.
NAMED = 12
# What the address of a round says after a move, so that it can be undone.
WAY_BACK = ("round", "person", "seen", "table", "with", "sure")


@door(rules.may_read_plan, load=of_plan)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """The tables of one round, and where somebody who was picked could go."""
    reading, asked = Reading(request, plan), request.GET
    pick = asked.get("pick", "")
    undo = {name: asked[name] for name in WAY_BACK if name in asked}
    return work(
        reading,
        at=reading.round(asked),
        pick=int(pick) if pick.isascii() and pick.isdigit() else None,
        undo=undo if "seen" in undo and reading.changes else None,
    )


@door(rules.may_read_plan, load=of_plan)
def people(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Everybody's table in each round, those who meet the fewest first."""
    reading = Reading(request, plan)
    context = {"rows": reading.everyone, "rounds": reading.rounds}
    return render(request, "weaving/plan/people.html", reading.context | context)


def person_of(request: HttpRequest, forum: str, rotation: int, number: int, person: int) -> Plan:
    """The plan, with somebody of it (``asked``)."""
    plan = of_plan(request, forum, rotation, number)
    plan.asked = person  # type: ignore[attr-defined]
    return plan


@door(rules.may_read_plan, load=person_of)
def person(request: HttpRequest, plan: Plan) -> HttpResponse:
    """One person's way through the rounds, and whom they never meet."""
    reading = Reading(request, plan)
    asked: int = plan.asked  # type: ignore[attr-defined]
    if asked not in reading.people:
        raise Http404
    never = queries.never_met_by(asked, queries.never_meet(reading.pairs, asked))
    context = {
        "sitter": reading.people[asked],
        "stops": queries.way_of(asked, reading.pairs, reading.people, reading.rounds),
        "met": plan.result["new"].get(str(asked), 0),
        "others": len(reading.people) - 1,
        "never": [_group(why, reading.named(ids)) for why, ids in never.items()],
    }
    return render(request, "weaving/plan/person.html", reading.context | context)


def _group(why: queries.Why, people: list[queries.Sitter]) -> dict[str, Any]:
    return {"label": queries.why_told(why), "people": people}


@door(rules.may_read_plan, load=of_plan)
def meetings(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Who meets whom, drawn and counted by city; who never meets, and why."""
    reading = Reading(request, plan)
    context = {
        "square": queries.square(reading.pairs, reading.people),
        "mixing": queries.mixing(reading.pairs, reading.people),
        "never": [_reason(reading, each) for each in queries.never_meet(reading.pairs)],
    }
    return render(request, "weaving/plan/meetings.html", reading.context | context)


def _reason(reading: Reading, found: queries.Strangers) -> dict[str, Any]:
    few = found.pairs if len(found.pairs) <= NAMED else ()
    return {
        "label": queries.why_told(found.why),
        "count": len(found.pairs),
        "named": [reading.named(pair) for pair in few],
    }
