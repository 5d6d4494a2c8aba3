"""Where a forum's pages lead into this room."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import Way, way
from multaqa.kernel.visitors import Visitor
from multaqa.registrations.models import Registration

from .. import rules
from ..models import Questionnaire
from ..queries import questionnaires_of


@way("prepare", 60)
def from_preparation(forum: Forum, visitor: Visitor) -> Way | None:
    """Coordinators word the questionnaires and read what they came to."""
    if not rules.may_ask(visitor, forum):
        return None
    return Way(_("Feedback"), _address("prepare", forum), _("what those who came say"))


@way("public", 60)
def from_the_forum(forum: Forum, _visitor: Visitor) -> Way | None:
    """The same for every reader, since the page is kept: whoever may not answer is told there."""
    return _way(forum, questionnaires_of(forum).values())


def _of_registered(forum: int, person: int) -> QuerySet[Questionnaire]:
    mine = Registration.objects.standing().filter(forum=forum, person=person)
    return Questionnaire.objects.filter(Exists(mine), forum=forum)


@way("person", 60, asks=_of_registered)
def from_ones_own(forum: Forum, _visitor: Visitor, asked: list[Questionnaire]) -> Way | None:
    """Whoever is registered says how it was."""
    return _way(forum, asked)


def _way(forum: Forum, asked: Iterable[Questionnaire]) -> Way | None:
    """While something can be answered; ``until`` the next time that this changes."""
    at = timezone.now()
    if not any(_open(each, at) for each in asked):
        return None
    until = min(_next(each, at) for each in asked if at <= each.closes_at)
    note = _("less than a minute, anonymous")
    return Way(_("Say how it was"), _address("mine", forum), note, until=until)


def _open(asked: Questionnaire, at: Any) -> bool:
    return bool(asked.opens_at <= at <= asked.closes_at)


def _next(asked: Questionnaire, at: Any) -> Any:
    return asked.opens_at if at < asked.opens_at else asked.closes_at


def _address(page: str, forum: Forum) -> str:
    return reverse(f"feedback:{page}", args=[forum.network.slug, forum.slug])
