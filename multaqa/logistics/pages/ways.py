"""Where the pages of a forum lead to what is arranged for it."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import Way, own_part, way
from multaqa.kernel.visitors import Visitor
from multaqa.registrations.models import Registration
from multaqa.ui.templatetags.ui import num

from ..models import Needs
from ..queries import Coming, comings_of, silent
from ..rules import OVER
from .reading import address


@way("prepare", 20)
def to_logistics(forum: Forum, _visitor: Visitor) -> Way:
    """For coordinators: how many have not said all (one question)."""
    count = silent(forum)
    words = ngettext("%(n)s has not said all", "%(n)s have not said all", count)
    note = words % {"n": num(count)} if count else ""
    return Way(_("Travel, beds and meals"), address(forum, "prepare_logistics"), note)


def _said(forum: int, person: int) -> QuerySet[Any]:
    mine = Registration.objects.standing().filter(forum=forum, person=person).order_by()
    return Needs.objects.filter(registration__in=mine).values_list("pk")[:1]


@way("person", 20, asks=_said)
def to_needs(forum: Forum, visitor: Visitor, said: list[Any]) -> Way | None:
    """For who is registered: their own page."""
    if forum.state in OVER or not visitor.signed_in:
        return None
    note = "" if said else _("we still need to know")
    return Way(_("Travel, room and meals"), address(forum, "needs"), note, main=bool(note))


@own_part("logistics/_coming.html")
def own_coming(forum_id: int, visitor: Visitor) -> Coming | None:
    """The reader's own registration for a forum that is not over (one question)."""
    return next(iter(comings_of(visitor, forum_id)), None)
