"""The ways that lead here from a forum's pages."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import Way, way
from multaqa.kernel.visitors import Visitor


@way("prepare", 70)
def tables(forum: Forum, visitor: Visitor) -> Way | None:
    """Coordinators write down who sat where."""
    address = reverse("weaving:tables", args=[forum.network.slug, forum.slug])
    return Way(_("Who sat where"), address)


@way("prepare", 75)
def surveys(forum: Forum, visitor: Visitor) -> Way | None:
    """And ask who knows whom."""
    return Way(_("Who knows whom"), _surveys(forum))


@way("person", 70)
def ones_own(forum: Forum, visitor: Visitor) -> Way | None:
    """Members find the surveys of the forum's cycle."""
    if not visitor.belongs(forum.network_id):
        return None
    return Way(_("Who knows whom"), _surveys(forum))


def _surveys(forum: Forum) -> str:
    return reverse("weaving:index", args=[forum.network.slug, forum.cycle.number])
