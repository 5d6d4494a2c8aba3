"""What the pages of a rotation have in common: their subjects, addresses and crumbs."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum, Session
from multaqa.kernel.asking import Crumb
from multaqa.kernel.bilingual import spoken

from ..models import Plan, Rotation, RotationRound, SeatingRule
from .subjects import of_rotation


def of_round(request: HttpRequest, forum: str, rotation: int, position: int) -> RotationRound:
    """A round of that rotation."""
    found = of_rotation(request, forum, rotation)
    row = found.rounds.get(position=position)
    row.rotation = found
    return row


def of_rule(request: HttpRequest, forum: str, rotation: int, rule: int) -> SeatingRule:
    """A rule of that rotation."""
    found = of_rotation(request, forum, rotation)
    row = found.rules.get(pk=rule)
    row.rotation = found
    return row


def of_any_plan(request: HttpRequest, forum: str, rotation: int, number: int) -> Plan:
    """A version of that rotation's plan, whether it is made or not."""
    found = of_rotation(request, forum, rotation)
    row = found.plans.defer("brief", "held").get(number=number)
    row.rotation = found
    return row


def address(rotation: Rotation, name: str = "rotation", *args: object) -> str:
    """The address of a page of the rotation."""
    forum = rotation.forum
    return reverse(f"weaving:{name}", args=[forum.network.slug, forum.slug, rotation.pk, *args])


def forum_crumbs(forum: Forum) -> list[Crumb]:
    """The way down to the list of a forum's rotations."""
    slug = forum.network.slug
    return [
        (spoken(forum.name), reverse("convenings:prepare_forum", args=[slug, forum.slug])),
        (_("Who is to sit with whom"), reverse("weaving:rotations", args=[slug, forum.slug])),
    ]


def crumbs(rotation: Rotation) -> list[Crumb]:
    """The way down to a rotation."""
    return [*forum_crumbs(rotation.forum), (spoken(rotation.name), address(rotation))]


def at(rotation: Rotation) -> dict[str, Any]:
    """What ``answer`` and ``confirmed`` ask of every page below a rotation."""
    return {"crumbs": crumbs(rotation), "back": address(rotation)}


def sessions_of(forum: Forum) -> list[Session]:
    """The forum's sessions that a round may be held in."""
    rows = list(Session.objects.standing().filter(forum=forum))
    for each in rows:
        each.forum = forum
    return rows
