"""Where the pages of a forum lead to what is arranged for it."""

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


@way("person", 20)
def to_needs(forum: Forum, visitor: Visitor) -> Way | None:
    """For who is registered: their own page (one question)."""
    if forum.state in OVER or not visitor.signed_in:
        return None
    said = Needs.objects.filter(
        registration__in=_standing(forum), registration__person=visitor.person_id
    )
    note = "" if said.exists() else _("we still need to know")
    return Way(_("Travel, room and meals"), address(forum, "needs"), note, main=bool(note))


@own_part("logistics/_coming.html")
def own_coming(forum_id: int, visitor: Visitor) -> Coming | None:
    """The reader's own registration for a forum that is not over (one question)."""
    return next(iter(comings_of(visitor, forum_id)), None)


def _standing(forum: Forum):  # type: ignore[no-untyped-def]
    return Registration.objects.standing().filter(forum=forum)
