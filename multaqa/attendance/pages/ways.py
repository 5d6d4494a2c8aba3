"""Where a forum's pages lead on to this room: coordinators to its lists, people to their papers."""

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


@way("person", 50)
def my_badge(forum: Forum, visitor: Visitor) -> Way | None:
    """Once there is a seat."""
    if not visitor.signed_in:
        return None
    mine = Registration.objects.standing().filter(forum=forum, person=visitor.person_id)
    pk = mine.filter(places__seat__isnull=False).values_list("pk", flat=True).first()
    if pk is None:
        return None
    return Way(_("My badge"), _address(forum, "badge", pk), _("PDF to print"))


@way("person", 90)
def my_certificate(forum: Forum, visitor: Visitor) -> Way | None:
    """Once it was issued, as long as it stands."""
    if not visitor.signed_in:
        return None
    mine = Certificate.objects.filter(registration__forum=forum, withdrawn_at=None)
    mine = mine.filter(registration__person=visitor.person_id)
    number = mine.values_list("number", flat=True).first()
    if number is None:
        return None
    note = _("PDF to print")
    return Way(_("My certificate of attendance"), _address(forum, "certificate", number), note)


def _to(forum: Forum, visitor: Visitor, name: str, label: str, note: str) -> Way | None:
    if not rules.may_check_in(visitor, forum):
        return None
    return Way(label, _address(forum, name), note)


def _address(forum: Forum, name: str, *args: object) -> str:
    return reverse(f"attendance:{name}", args=[forum.network.slug, forum.slug, *args])
