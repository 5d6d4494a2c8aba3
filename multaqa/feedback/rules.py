"""Who may ask and answer, and when."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum, Session
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Registration

from .enums import About, ItemKind
from .models import Item, Questionnaire

LONGEST_COMMENT = 2000


def may_ask(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's own network word its questionnaires and read the results."""
    return visitor.coordinates(forum.network_id)


def may_answer(visitor: Visitor, registration: Registration | None) -> bool:
    """Whoever is registered answers, for themselves."""
    return registration is not None and visitor.person_id == registration.person_id


def require_open(questionnaire: Questionnaire, session: Session | None, *, at: datetime) -> None:
    """Refuse answers before, after, and of a session that is not over."""
    if at < questionnaire.opens_at or (session is not None and at < session.ends_at):
        raise Refusal(_("It is too early to say how it was: come back afterwards."))
    if at > questionnaire.closes_at:
        raise Refusal(_("Answers are not taken any more."))


def require_about(questionnaire: Questionnaire, session: Session | None) -> None:
    """Refuse a session that the questionnaire is not about."""
    of_sessions = questionnaire.about == About.SESSION
    if of_sessions != (session is not None) or (
        session is not None and session.forum_id != questionnaire.forum_id
    ):
        raise Refusal(_("This questionnaire is about something else."))


def require_registered(questionnaire: Questionnaire, registration: Registration) -> None:
    """Refuse whoever is not registered for the forum."""
    standing = registration.state == RegistrationState.SENT
    if registration.forum_id != questionnaire.forum_id or not standing:
        raise Refusal(_("Those who are registered for the forum answer."))


def require_not_frozen(questionnaire: Questionnaire) -> None:
    """Refuse to change items that somebody answered."""
    if questionnaire.frozen_at is not None:
        raise Refusal(_("Somebody has answered: the questions stay as they are."))


def require_answers(items: Sequence[Item], answers: Mapping[str, Any]) -> None:
    """Refuse answers that are missing, unknown or of the wrong kind (``field`` names the item)."""
    known = {str(item.pk): item for item in items}
    if not set(answers) <= set(known):
        raise Refusal(_("Meanwhile somebody changed the questions. Look at them again."))
    for key, item in known.items():
        if key not in answers:
            if item.required:
                raise Refusal(_("This question needs an answer."), field=f"item-{key}")
        elif not _fits(item, answers[key]):
            raise Refusal(_("This is no answer to the question."), field=f"item-{key}")


def _fits(item: Item, value: Any) -> bool:
    codes = {option["code"] for option in item.options}
    if item.kind == ItemKind.RATING:
        return type(value) is int and 1 <= value <= 5
    if item.kind == ItemKind.CHOICE:
        return value in codes
    if item.kind == ItemKind.MANY:
        return isinstance(value, list) and bool(value) and set(value) <= codes
    return isinstance(value, str) and 0 < len(value) <= LONGEST_COMMENT
