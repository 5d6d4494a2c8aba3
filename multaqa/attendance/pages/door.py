"""The door: a device comes in by its secret, takes its list along, and tells whom it scanned.

Whoever holds a device is no account. Its cookie is sent to this door's addresses only, so that
public pages stay those of a reader without cookies.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_GET, require_POST

from multaqa.convenings.models import Forum
from multaqa.kernel.doors import anyone, door, same_origin
from multaqa.kernel.refusal import Refusal

from .. import actions, queries, rules
from ..exports.door_words import words
from ..exports.roster import answer, standing
from ..exports.roster import roster as list_of
from ..imports import MOST_BYTES, read_scans
from ..models import Device
from .common import forum_of

SALT = "attendance.door"
YEAR = 60 * 60 * 24 * 365


@dataclass(frozen=True, slots=True)
class Held:
    """The door of a forum, and the device that asks, if it is one of ours."""

    forum: Forum
    device: Device | None


def held_of(request: HttpRequest, forum: str) -> Held:
    found = forum_of(request, forum)
    # One whose signature is not ours is as good as none.
    digest = request.get_signed_cookie(_cookie(), "", salt=SALT)
    device = Device.objects.filter(forum=found, digest=digest).first() if digest else None
    if device is not None:
        device.forum = found
    return Held(found, device)


def link_of(request: HttpRequest, forum: str, secret: str) -> Device:
    return queries.device_by_digest(forum_of(request, forum), secret)


@door(anyone, load=link_of)
@require_GET
def enter(request: HttpRequest, device: Device) -> HttpResponse:
    """The device's own link, opened once on it: from then on it knows the door."""
    rules.require_trusted(device, at=timezone.now())
    answered: HttpResponse = HttpResponseRedirect(_door(request, device.forum))
    for code in settings.PAGE_LANGUAGES:
        with translation.override(code):
            answered.set_signed_cookie(
                _cookie(), device.digest, salt=SALT, max_age=YEAR, httponly=True, samesite="Lax",
                path=_door(request, device.forum), secure=settings.SESSION_COOKIE_SECURE,
            )  # fmt: skip
    answered["Cache-Control"] = "no-store"
    answered["Referrer-Policy"] = "no-referrer"
    return answered


@door(anyone, load=held_of)
def show(request: HttpRequest, held: Held) -> HttpResponse:
    """The page of the door: a shell that names nobody, so that the browser may keep it."""
    if held.device is None:
        return render(request, "attendance/door/stranger.html", {"forum": held.forum}, status=403)
    context = {"forum": held.forum, "words": words()}
    answered = render(request, "attendance/door/show.html", context)
    answered["Offline-Copy"] = "yes"
    return answered


@door(anyone, load=held_of)
@require_GET
def roster(request: HttpRequest, held: Held) -> HttpResponse:
    """The names that the device needs, as they are now."""
    at = timezone.now()
    try:
        device = _trusted(held, at)
    except Refusal as refusal:
        return _erase(refusal)
    Device.objects.filter(pk=device.pk).update(seen_at=at)
    return _json(list_of(device, at))


@same_origin
@door(anyone, load=held_of)
@require_POST
def scans(request: HttpRequest, held: Held) -> HttpResponse:
    """What the device scanned meanwhile; each scan is answered by its own id."""
    at = timezone.now()
    try:
        device = _trusted(held, at)
    except Refusal as refusal:
        return _erase(refusal)
    try:
        sent = read_scans(request.read(MOST_BYTES + 1))
        verdicts = actions.merge(
            forum=held.forum, told=sent.scans, clock=sent.clock, device=device, by=None, at=at
        )
    except Refusal as refusal:
        return _json({"sentence": str(refusal)}, status=400)
    return _json({"verdicts": answer(verdicts), **standing(device, at)})


def _trusted(held: Held, at: Any) -> Device:
    if held.device is None:
        raise Refusal(translation.gettext("This device is not known here."))
    rules.require_trusted(held.device, at=at)
    return held.device


def _erase(refusal: Refusal) -> HttpResponse:
    """A device that is not trusted (any more) is told to erase the names it holds."""
    return _json({"sentence": str(refusal), "erase": True}, status=403)


def _json(content: dict[str, Any], status: int = 200) -> HttpResponse:
    answered = JsonResponse(content, status=status)
    answered["Cache-Control"] = "no-store"
    return answered


def _cookie() -> str:
    """One a language: its path is the door's address in that language."""
    return f"door-{translation.get_language()}"


def _door(request: HttpRequest, forum: Forum) -> str:
    return reverse("attendance:door", args=[request.network.slug, forum.slug])
