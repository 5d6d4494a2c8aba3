"""Where a forum's pages lead on to this room: coordinators to its lists, people to their papers."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import Way, way
from multaqa.kernel.visitors import Visitor
from multaqa.registrations.models import Registration

from .. import rules
from ..models import Certificate


@way("prepare", 50)
def badges(forum: Forum, visitor: Visitor) -> Way | None:
    return _to(forum, visitor, "badges", _("Badges"), _("Sheets to print and cut"))


@way("prepare", 60)
def present(forum: Forum, visitor: Visitor) -> Way | None:
    note = _("Who came, by site and session; devices at the doors")
    return _to(forum, visitor, "present", _("Check-in"), note)


@way("prepare", 90)
def certificates(forum: Forum, visitor: Visitor) -> Way | None:
    return _to(forum, visitor, "certificates", _("Certificates"), _("For those who attended"))


def _seated(forum: int, person: int) -> QuerySet[Any]:
    mine = Registration.objects.standing().filter(forum=forum, person=person)
    return mine.filter(places__seat__isnull=False).values_list("pk", flat=True)[:1]


@way("person", 50, asks=_seated)
def my_badge(forum: Forum, _visitor: Visitor, seated: list[int]) -> Way | None:
    """Once there is a seat."""
    if not seated:
        return None
    return Way(_("My badge"), _address(forum, "badge", seated[0]), _("PDF to print"))


def _certified(forum: int, person: int) -> QuerySet[Any]:
    mine = Certificate.objects.filter(registration__forum=forum, registration__person=person)
    return mine.filter(withdrawn_at=None).values_list("number", flat=True)[:1]


@way("person", 90, asks=_certified)
def my_certificate(forum: Forum, _visitor: Visitor, numbers: list[str]) -> Way | None:
    """Once it was issued, as long as it stands."""
    if not numbers:
        return None
    address, note = _address(forum, "certificate", numbers[0]), _("PDF to print")
    return Way(_("My certificate of attendance"), address, note)


def _to(forum: Forum, visitor: Visitor, name: str, label: str, note: str) -> Way | None:
    if not rules.may_check_in(visitor, forum):
        return None
    return Way(label, _address(forum, name), note)


def _address(forum: Forum, name: str, *args: object) -> str:
    return reverse(f"attendance:{name}", args=[forum.network.slug, forum.slug, *args])
