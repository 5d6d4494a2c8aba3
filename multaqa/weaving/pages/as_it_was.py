"""On the spot: who really sits at a table, confirmed on a phone, with or without a line."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now
from multaqa.kernel.doors import door, same_origin
from multaqa.kernel.refusal import Refusal
from multaqa.ui.templatetags.ui import num

from .. import actions, queries, rules
from ..imports import MOST_BYTES, Told, read_sheet, read_told
from ..models import Confirmation, Plan, Rotation, RotationRound
from .subjects import of_forum


def of_round(request: HttpRequest, forum: str, rotation: int, position: int) -> RotationRound:
    """A round by whose published plan people sit."""
    of = of_forum(request, forum)
    rows = RotationRound.objects.select_related("session", "rotation__site")
    at = {"rotation__forum": of, "rotation__plans__published_at__isnull": False}
    row = rows.get(**at, rotation=rotation, position=position)
    row.rotation.forum = of
    return row


def of_rotation_held(request: HttpRequest, forum: str, rotation: int) -> Rotation:
    """A rotation of the forum that has a published plan."""
    of = of_forum(request, forum)
    row = Rotation.objects.filter(plans__published_at__isnull=False).get(forum=of, pk=rotation)
    row.forum = of
    return row


@door(rules.may_read_plans, load=of_forum)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The rounds to confirm, and how many of their tables are."""
    done = queries.confirmed_tables(forum)
    rows = [
        (row, queries.round_called(row), _done(row, done))
        for row in queries.rounds_to_confirm(forum)
    ]
    context = {"forum": forum, "rows": rows, "plans": rules.may_plan(request.visitor, forum)}
    return _kept(render(request, "weaving/as_it_was/index.html", context))


def _done(row: RotationRound, done: Mapping[str, Collection[str]]) -> int:
    """How many tables of a round are confirmed."""
    return sum(table["name"] in done.get(row.key, ()) for table in row.tables)


@door(rules.may_confirm, load=of_round)
def show(request: HttpRequest, row: RotationRound) -> HttpResponse:
    """Every table of a round; one of them is confirmed at a time."""
    sheets, refusal = queries.round_sheets(row, timezone.now()), None
    if request.method == "POST":
        try:
            return _confirm(request, row, sheets)
        except Refusal as why:
            refusal = why
    context = {"row": row, "called": queries.round_called(row), "forum": row.rotation.forum}
    context |= {"sheets": sheets, "refusal": refusal}
    return _kept(render(request, "weaving/as_it_was/show.html", context))


def _confirm(request: HttpRequest, row: RotationRound, sheets: queries.RoundSheets) -> HttpResponse:
    sheet, table = read_sheet(request.POST, sheets.everybody), request.POST.get("table", "")
    by = now(request)
    said = actions.confirm_table(row=row, table=table, said_at=by["at"], **sheet, **by)
    if said.disputed:
        messages.warning(request, queries.why_disputed(said))
    else:
        called = queries.tables_called([row]).get(table, table)
        messages.success(request, _("Table %(table)s is confirmed.") % {"table": num(called)})
    return redirect(request.path)


@same_origin
@door(rules.may_read_plans, load=of_forum)
@require_POST
def send(request: HttpRequest, forum: Forum) -> HttpResponse:
    """What a phone kept while it had no line; each table is answered by its own id."""
    try:
        told = read_told(request.read(MOST_BYTES + 1), timezone.now())
    except Refusal as refusal:
        return _json({"sentence": str(refusal)}, 400)
    return _json({"verdicts": [_verdict(request, forum, each) for each in told]})


def _verdict(request: HttpRequest, forum: Forum, told: Told) -> dict[str, Any]:
    answer = {"uid": str(told.uid), "word": "taken", "sentence": ""}
    # What is "unknown" stays on the phone, and is asked for again: nothing is lost.
    try:
        said = _said(request, forum, told)
    except RotationRound.DoesNotExist:
        return answer | {"word": "unknown", "sentence": _("These tables are not there any more.")}
    except Refusal as refusal:
        return answer | {"word": "unknown", "sentence": str(refusal)}
    if said.disputed:
        return answer | {"word": "disputed", "sentence": queries.why_disputed(said)}
    return answer


def _said(request: HttpRequest, forum: Forum, told: Told) -> Confirmation:
    row = of_round(request, forum.slug, told.rotation, told.position)
    sheet = {"table": told.table, "people": told.people, "was": told.was, "uid": told.uid}
    return actions.confirm_table(row=row, said_at=told.said_at, **sheet, **now(request))


@door(rules.may_arrange_seats, load=of_rotation_held)
def again(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Plan the rest of the day anew, after what happened: who joined, who is gone; those who were
    ticked, or ``as`` it was all of them."""
    changed, refusal = queries.changed_guests(rotation), None
    if request.method == "POST":
        came, gone = _ticked(request, "came", changed.came), _ticked(request, "gone", changed.gone)
        try:
            plan = actions.replan_rest(rotation=rotation, came=came, gone=gone, **now(request))
            messages.success(request, _("The rest is being planned. Look at it, then publish it."))
            return redirect(_progress(plan))
        except Refusal as why:
            refusal = why
    context = {"forum": rotation.forum, "rotation": rotation, "changed": changed}
    return render(request, "weaving/as_it_was/again.html", context | {"refusal": refusal})


def _ticked(request: HttpRequest, key: str, of: Iterable[queries.Sitter]) -> set[int]:
    ticked, every = set(request.POST.getlist(key)), request.POST.get("as") == "it_was"
    return {each.person_id for each in of if every or str(each.person_id) in ticked}


def _progress(plan: Plan) -> str:
    forum = plan.rotation.forum
    place = [forum.network.slug, forum.slug, plan.rotation_id, plan.number]
    return reverse("weaving:plan_progress", args=place)


def _kept(response: HttpResponse) -> HttpResponse:
    """A phone opens it in the hall without a line; signing out deletes the copy."""
    response["Offline-Copy"] = "yes"
    response["Cache-Control"] = "private, no-store"
    return response


def _json(content: dict[str, Any], status: int = 200) -> HttpResponse:
    answered = JsonResponse(content, status=status)
    answered["Cache-Control"] = "no-store"
    return answered
