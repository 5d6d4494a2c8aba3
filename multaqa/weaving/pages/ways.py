"""The ways that lead here from a forum's pages, and from a cycle's."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import Way, own_part, way
from multaqa.kernel.visitors import Visitor
from multaqa.programmes.models import Cycle
from multaqa.programmes.queries import CycleWay, cycle_way

from .. import rules
from ..queries import forums_with_tables, own_seats


@way("prepare", 65)
def rotations(forum: Forum, visitor: Visitor) -> Way | None:
    """Coordinators plan who is to sit with whom."""
    address = reverse("weaving:rotations", args=[forum.network.slug, forum.slug])
    return Way(_("Who is to sit with whom"), address)


@way("prepare", 70)
def tables(forum: Forum, visitor: Visitor) -> Way | None:
    """Coordinators write down who sat where."""
    address = reverse("weaving:tables", args=[forum.network.slug, forum.slug])
    return Way(_("Who sat where"), address)


@way("prepare", 72)
def at_the_tables(forum: Forum, visitor: Visitor) -> Way | None:
    """Or confirm it on the spot,"""
    return Way(_("At the tables"), _now(forum))


@way("person", 65)
def facilitators_tables(forum: Forum, visitor: Visitor) -> Way | None:
    """which facilitators do too."""
    return Way(_("At the tables"), _now(forum)) if rules.may_read_plans(visitor, forum) else None


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


@cycle_way(10)
def surveys_of_a_cycle(cycle: Cycle, visitor: Visitor) -> CycleWay | None:
    """Members go from a cycle to its surveys,"""
    return _of_members(cycle, visitor, _("Who knows whom"), "weaving:index")


@cycle_way(20)
def teams_of_a_cycle(cycle: Cycle, visitor: Visitor) -> CycleWay | None:
    """and to its teams."""
    return _of_members(cycle, visitor, _("Teams"), "weaving:calls")


def _of_members(cycle: Cycle, visitor: Visitor, label: object, page: str) -> CycleWay | None:
    if not visitor.belongs(cycle.network_id):
        return None
    return CycleWay(label, reverse(page, args=[cycle.network.slug, cycle.number]))


@way("person", 30, asks=own_seats)
def my_tables(forum: Forum, visitor: Visitor, seats: list[Any]) -> Way | None:
    """Whoever has a seat in a published plan finds where."""
    if not (seats and rules.may_read_within(visitor, forum)):
        return None
    address = reverse("weaving:own_tables", args=[forum.network.slug, forum.slug])
    return Way(_("My tables"), address, _("where you sit, and with whom"), main=True)


@own_part("weaving/own/_part.html")
def own_tables(forum_id: int, visitor: Visitor) -> Forum | None:
    """The same on the forum's own page (one question)."""
    return next(iter(forums_with_tables(visitor, forum_id)), None)


def _now(forum: Forum) -> str:
    return reverse("weaving:now", args=[forum.network.slug, forum.slug])


def _surveys(forum: Forum) -> str:
    return reverse("weaving:index", args=[forum.network.slug, forum.cycle.number])
