"""Registering on a telephone: the form, saved as it is typed; afterwards how one stands."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import local, ways
from multaqa.kernel.doors import door, signed_in
from multaqa.kernel.refusal import Refusal, told_by
from multaqa.ui.codes import qr_code
from multaqa.ui.templatetags.ui import time_short

from .. import actions, queries
from ..enums import Openness
from ..forms import RegistrationForm
from ..models import Registration
from .reading import Mine, address, form_of, may_fill_in, may_keep, mine, sites_of

OPEN = (Openness.OPEN, Openness.FULL)


@door(signed_in, load=mine)
def show(request: HttpRequest, subject: Mine) -> HttpResponse:
    """The form, or how the reader stands once it was sent, or why there is no form."""
    if subject.registered:
        return _standing(request, subject)
    if subject.state not in OPEN or not may_fill_in(request.visitor, subject):  # type: ignore[attr-defined]
        return _no_form(request, subject)
    if request.method == "POST":
        return _sent(request, subject)
    form = form_of(subject, person=request.visitor.person)  # type: ignore[attr-defined]
    return _form(request, subject, form)


def _sent(request: HttpRequest, subject: Mine) -> HttpResponse:
    """Register, or show the form again with what is wrong in it and all that was typed."""
    person = request.visitor.person  # type: ignore[attr-defined]
    form = form_of(subject, request.POST, request.FILES, person=person)
    if form.is_valid():
        with told_by(form):
            actions.register(
                forum=subject.forum, person=person, typed=form.typed(),
                version=form.cleaned_data["version"] or 0, sites=sites_of(form, subject.forum),
                by=person, at=timezone.now(),
            )  # fmt: skip
            return redirect(address(subject.forum, "register"))
    form.not_yet = _("You are not registered yet; what you typed stays here.")
    return _form(request, subject, _seen(form, subject))


def _seen(form: RegistrationForm, subject: Mine) -> RegistrationForm:
    """Who was told that another window saved meanwhile may overwrite it by sending again; which
    questions seat people, the page says as they stand now."""
    form.data = form.data.copy()  # type: ignore[union-attr]
    row = subject.registration
    form.data["version"] = str(row.version if row else 0)  # type: ignore[index]
    form.data["told"] = form.initial["told"]  # type: ignore[index]
    return form


def _form(request: HttpRequest, subject: Mine, form: RegistrationForm) -> HttpResponse:
    context = {
        "forum": subject.forum,
        "opening": subject.opening,
        "form": form,
        "full": subject.state == Openness.FULL,
        "save": address(subject.forum, "save"),
    }
    return render(request, "registrations/register.html", context)


def _no_form(request: HttpRequest, subject: Mine) -> HttpResponse:
    opening = subject.opening
    context = {
        "forum": subject.forum,
        "state": subject.state,
        "opens_at": local(subject.forum, opening.opens_at) if opening else None,
        "admitted": may_fill_in(request.visitor, subject),  # type: ignore[attr-defined]
        "registration": subject.registration,
    }
    return render(request, "registrations/closed.html", context)


def _standing(request: HttpRequest, subject: Mine) -> HttpResponse:
    """Where there is a seat, where the reader waits, which sessions are open to them, the badge."""
    row = subject.registration
    assert row is not None  # noqa: S101 - it was sent
    context = {
        "forum": subject.forum,
        "opening": subject.opening,
        "registration": row,
        "places": [(place, place.in_line) for place in row.places.all()],
        "seated": any(place.seat for place in row.places.all()),
        "sessions": _sessions(subject.forum, row),
        "qr": qr_code(row.code),
        "open": subject.state in OPEN,
        "ways": ways("person", subject.forum, request.visitor),  # type: ignore[attr-defined]
    }
    return render(request, "registrations/standing.html", context)


def _sessions(forum: Forum, row: Registration) -> list[tuple[queries.SessionState, object]]:
    """The sessions with limited places at the sites where there is a seat, and the place there."""
    held = {each.session_id: each for each in row.session_places.all()}
    seats = {place.site_id for place in row.places.all() if place.seat}
    states = queries.session_states(forum)
    return [(each, held.get(each.session.pk)) for each in states if each.session.site_id in seats]


@door(may_fill_in, load=mine)
@require_POST
def save(request: HttpRequest, subject: Mine) -> HttpResponse:
    """Keep the form as it stands; the page's script asks, and is answered in JSON."""
    person, at = request.visitor.person, timezone.now()  # type: ignore[attr-defined]
    form = form_of(subject, request.POST, request.FILES, person=person, draft=True)
    form.is_valid()
    version = form.cleaned_data.get("version") or 0
    try:
        row = actions.keep_draft(
            forum=subject.forum, typed=form.typed(), version=version, by=person, at=at
        )
    except Refusal as refusal:
        known = subject.registration.version if subject.registration else 0
        return JsonResponse({"sentence": str(refusal), "version": known}, status=409)
    words = _("saved at %(time)s") % {"time": time_short(local(subject.forum, row.saved_at))}
    return JsonResponse({"version": row.version, "words": words})


@door(may_keep, load=mine)
def change(request: HttpRequest, subject: Mine) -> HttpResponse:
    """Other answers or other sites, until registration closes."""
    person = request.visitor.person  # type: ignore[attr-defined]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_of(subject, *sent, person=person)
    if form.is_valid():
        with told_by(form):
            actions.register(
                forum=subject.forum, person=person, typed=form.typed(),
                version=form.cleaned_data["version"] or 0, sites=sites_of(form, subject.forum),
                by=person, at=timezone.now(),
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return redirect(address(subject.forum, "register"))
    context = {"forum": subject.forum, "form": _seen(form, subject) if sent else form}
    return render(request, "registrations/change.html", context)
