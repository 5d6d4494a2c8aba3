"""Where a forum's pages lead into this room."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import Way, way
from multaqa.kernel.visitors import Visitor
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.queries import registration_of

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
    return _way(forum)


@way("person", 60)
def from_ones_own(forum: Forum, visitor: Visitor) -> Way | None:
    """Whoever is registered says how it was."""
    mine = registration_of(forum, visitor.person) if visitor.signed_in else None
    if mine is None or mine.state != RegistrationState.SENT:
        return None
    return _way(forum)


def _way(forum: Forum) -> Way | None:
    """While something can be answered; ``until`` the next time that this changes."""
    at, asked = timezone.now(), questionnaires_of(forum).values()
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
