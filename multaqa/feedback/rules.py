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
from multaqa.ui.reading import in_digits

from .enums import WITH_OPTIONS, About, ItemKind
from .models import Item, Questionnaire
from .queries import Asked

LONGEST_COMMENT = 2000
# More than this nobody answers on a phone in under a minute.
MOST_ITEMS, MOST_OPTIONS = 10, 8

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_ask(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's own network word its questionnaires and read the results."""
    return visitor.coordinates(forum.network_id)


def may_ask_by(visitor: Visitor, questionnaire: Questionnaire) -> bool:
    """Whoever words a forum's questionnaires works on each of them."""
    return may_ask(visitor, questionnaire.forum)


def may_ask_item(visitor: Visitor, item: Item) -> bool:
    """Whoever words a questionnaire words each of its items."""
    return may_ask(visitor, item.questionnaire.forum)


def may_read_session(visitor: Visitor, subject: tuple[Questionnaire, Session]) -> bool:
    """Whoever words the questionnaires reads what was said of a session."""
    return may_ask(visitor, subject[0].forum)


def may_remind(visitor: Visitor, subject: tuple[Questionnaire, Registration]) -> bool:
    """Whoever words the questionnaires reminds those who are registered."""
    return may_ask(visitor, subject[0].forum)


def may_say(visitor: Visitor, registration: Registration | None) -> bool:
    """Whoever is registered answers, for themselves; by a personal link in its own network only."""
    return (
        registration is not None
        and visitor.signed_in
        and visitor.person_id == registration.person_id
        and visitor.within in (None, registration.forum.network_id)
    )


def may_answer(visitor: Visitor, asked: Asked) -> bool:
    """Whoever is registered answers each questionnaire for themselves."""
    return may_say(visitor, asked.registration)


# ── When: the coordinator ────────────────────────────────────────────────────────────────


def require_days(opens_at: datetime, closes_at: datetime) -> None:
    """Refuse an end before the beginning."""
    if closes_at <= opens_at:
        raise Refusal(_("The last day comes before the first."), field="closes_on")


def require_not_closed(questionnaire: Questionnaire, *, at: datetime) -> None:
    """Refuse to open a questionnaire again that closed with answers: its last figures were shown,
    and how they moved would say what a latecomer answered."""
    if questionnaire.frozen_at is not None and at > questionnaire.closes_at:
        raise Refusal(_("It has closed and its results were shown: it cannot be opened again."))


def require_room_for_an_item(count: int) -> None:
    """Refuse one item too many."""
    if count >= MOST_ITEMS:
        raise Refusal(
            _("More than %(most)s questions nobody answers on a phone: take one off first.")
            % {"most": in_digits(MOST_ITEMS)}
        )


def require_item(item: Item) -> None:
    """Refuse a choice among fewer than two options or too many, and a sum that is no rating."""
    if item.kind in WITH_OPTIONS and not 2 <= len(item.options) <= MOST_OPTIONS:
        raise Refusal(
            _("A choice needs from two to %(most)s options.") % {"most": in_digits(MOST_OPTIONS)},
            field="options",
        )
    if item.sums_up and item.kind != ItemKind.RATING:
        raise Refusal(_("Only a rating from 1 to 5 can sum up."), field="sums_up")


def require_running(questionnaire: Questionnaire, *, at: datetime) -> None:
    """Refuse to remind anybody before it opens or after it closed."""
    if not questionnaire.opens_at <= at <= questionnaire.closes_at:
        raise Refusal(_("Nobody can answer at the moment, so nobody is reminded."))


# ── When: who answers ────────────────────────────────────────────────────────────────────


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
