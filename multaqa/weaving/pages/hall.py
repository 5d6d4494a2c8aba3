"""Rounds and tables of a rotation, who comes, and who misses a round."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.kernel.asking import answer, now, typed
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal
from multaqa.ui.templatetags.ui import num

from .. import actions, queries, rules
from ..forms import RoundsForm
from ..models import Rotation, RotationRound
from .arranging import address, at, crumbs, of_round, sessions_of
from .subjects import of_rotation


@door(rules.may_arrange_seats, load=of_rotation)
def rounds(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Every round with its tables."""
    rows = list(rotation.rounds.all())
    form = RoundsForm(
        typed(request), rows=rows, sessions=sessions_of(rotation.forum),
        after=queries.last_position(rotation, rows), languages=request.network.languages,
    )  # fmt: skip

    def act() -> None:
        actions.lay_rounds(rotation=rotation, rounds=form.asked(), **now(request))

    page = {"title": _("Rounds and tables"), "template": "weaving/rotation/rounds.html"}
    return answer(request, form, act, said=_("Saved."), **page, **at(rotation))


@door(rules.may_arrange_seats, load=of_rotation)
def guests(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Who goes through the tables: ticked one by one, or at one touch."""
    if request.method == "POST":
        people = _numbers(request.POST.getlist("guest"))
        try:
            actions.set_guests(rotation=rotation, people=people, **now(request))
            messages.success(request, _("Saved."))
            return redirect(address(rotation))
        except Refusal as refusal:
            return _guests(request, rotation, people, refusal)
    source = request.GET.get("take", "")
    taken = queries.people_of(rotation.forum, source, rotation.site) if source else None
    return _guests(request, rotation, taken)


def _guests(
    request: HttpRequest,
    rotation: Rotation,
    ticked: set[int] | None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    rows = queries.candidates(rotation)
    comes = {row.guest.pk for row in rows if row.comes} if ticked is None else ticked
    context = {
        "people": [(row.guest, row.guest.pk in comes) for row in rows],
        "count": sum(row.guest.pk in comes for row in rows),
        "unsaved": ticked is not None,
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    page = context | _below(rotation, _("Who comes"))
    return render(request, "weaving/rotation/guests.html", page, status=status)


@door(rules.may_arrange_seats, load=of_rotation)
def absences(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Who misses which round: all of them in one table."""
    rows, people = list(rotation.rounds.all()), queries.guests(rotation)
    if request.method == "POST":
        sent = set(request.POST.getlist("miss"))
        _numbers([number for each in sent for number in each.split("-", 1)])
        missed = {
            row.position: {g.pk for g in people if f"{row.position}-{g.pk}" in sent} for row in rows
        }
        return _noted(request, rotation, missed)
    cells = [(guest, [(row, row.position in guest.absent) for row in rows]) for guest in people]
    named = [(row, queries.round_called(row)) for row in rows]
    context = {"rounds": named, "people": cells} | _below(rotation, _("Who misses a round"))
    return render(request, "weaving/rotation/absences.html", context)


@door(rules.may_change_seating, load=of_round)
def attendance(request: HttpRequest, row: RotationRound) -> HttpResponse:
    """Who comes to one round: as it was said, or those of a source alone."""
    rotation, people = row.rotation, queries.guests(row.rotation)
    every = {guest.pk for guest in people}
    if request.method == "POST":
        away = every - _numbers(request.POST.getlist("guest"))
        return _noted(request, rotation, {row.position: away})
    source = request.GET.get("take", "")
    there = _taken(row, source) if source else every - _away(row, people)
    called = queries.round_called(row)
    context = {"round": row, "called": called, "unsaved": bool(source), "count": len(every & there)}
    context["people"] = [(guest, guest.pk in there) for guest in people]
    page = context | _below(rotation, called)
    return render(request, "weaving/rotation/attendance.html", page)


def _noted(request: HttpRequest, rotation: Rotation, missed: dict[int, set[int]]) -> HttpResponse:
    changed = actions.note_absences(rotation=rotation, absent=missed, **now(request))
    said = ngettext("Saved: %(n)s person changed.", "Saved: %(n)s people changed.", changed)
    messages.success(request, said % {"n": num(changed)} if changed else _("Nothing changed."))
    return redirect(address(rotation))


def _below(rotation: Rotation, title: str) -> dict[str, Any]:
    """What a page below a rotation shows of where it is."""
    way = [*crumbs(rotation), (title, None)]
    return {"rotation": rotation, "crumbs": way, "back": address(rotation)}


def _taken(row: RotationRound, source: str) -> set[int]:
    if source == "session":
        return queries.signed_up(row)
    if source == "everybody":
        return set(row.rotation.guests.values_list("person_id", flat=True))
    return queries.people_of(row.rotation.forum, source, row.rotation.site)


def _away(row: RotationRound, people: list[queries.Guest]) -> set[int]:
    return {guest.pk for guest in people if row.position in guest.absent}


def _numbers(sent: list[str]) -> set[int]:
    """The ids of what was ticked. Who left the list meanwhile is passed over; what no list of ours
    ever offered is refused."""
    if not all(each.isascii() and each.isdecimal() and len(each) < 19 for each in sent):
        raise Refusal(_("This is no choice of the list. Open it again, and tick anew."))
    return {int(each) for each in sent}
