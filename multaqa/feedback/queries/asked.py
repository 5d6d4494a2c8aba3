"""What is asked, of whom: questionnaires, sessions, and who could answer."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from multaqa.attendance.queries import arrived, present
from multaqa.convenings.enums import SessionKind
from multaqa.convenings.models import Forum, Session
from multaqa.convenings.queries import released
from multaqa.kernel.asked import asked_once
from multaqa.registrations.models import Place, Registration

from ..enums import About
from ..models import Item, Questionnaire
from .ballots import mark_of, marks_of

# Nobody is asked how a meal was.
UNASKED = (SessionKind.MEAL, SessionKind.FREE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A questionnaire as one registered person meets it: about ``session``, or the forum."""

    questionnaire: Questionnaire
    session: Session | None
    registration: Registration


def kind_of_reminder(questionnaire: Questionnaire) -> str:
    """The kind of the letters that remind of it."""
    return f"feedback-{questionnaire.about}"


def questionnaires_of(forum: Forum) -> dict[str, Questionnaire]:
    """The forum's questionnaires by what they are about."""
    rows = list(Questionnaire.objects.filter(forum=forum))
    for each in rows:
        each.forum = forum
    return {each.about: each for each in rows}


def questionnaire_of(forum: Forum, about: str) -> Questionnaire:
    """One of them. Raises Questionnaire.DoesNotExist."""
    for found in _questionnaires(forum.pk, about):
        found.forum = forum
        return found
    raise Questionnaire.DoesNotExist


@asked_once
def _questionnaires(forum_id: int, about: str) -> QuerySet[Questionnaire]:
    return Questionnaire.objects.filter(forum=forum_id, about=about)


def items_of(questionnaire: Questionnaire) -> list[Item]:
    """Its items in order."""
    items = _items(questionnaire.pk)
    for item in items:
        item.questionnaire = questionnaire
    return items


@asked_once
def _items(questionnaire_id: int) -> QuerySet[Item]:
    return Item.objects.filter(questionnaire=questionnaire_id)


def asked_sessions(forum: Forum) -> QuerySet[Session]:
    """The sessions on the working agenda that people are asked about, by their hour."""
    rows = forum.sessions.standing().exclude(kind__in=UNASKED).select_related("site")
    return rows.order_by("starts_at", "site__position", "pk")


def public_sessions(forum: Forum, *, before: datetime | None = None) -> list[Session]:
    """Those of them that the public knows of, as it was told of them; with ``before``, those that
    were over by then (2 queries)."""
    told = released(forum)
    known = {each.id: each for each in told.sessions} if told else {}
    rows = []
    for row in asked_sessions(forum).filter(pk__in=known):
        row.forum, row.title = forum, known[row.pk].title
        if before is None or row.ends_at <= before:
            rows.append(row)
    return rows


def seen_or_seated(forum: Forum) -> dict[int, frozenset[int]]:
    """Who could answer about each session, as ids of registrations: those who were seen in it;
    where nobody looked, those with a seat at its site (2 queries)."""
    there, rows = present(forum), asked_sessions(forum).order_by()
    return {pk: there.at(pk, site) for pk, site in rows.values_list("pk", "site_id")}


def expected(forum: Forum) -> set[int]:
    """Who could answer about the forum: those who were seen at all; where nobody looked, those who
    have a seat anywhere."""
    standing = set(Registration.objects.standing().filter(forum=forum).values_list("pk", flat=True))
    seen = arrived(forum)
    if not seen:
        seats = Place.objects.seated().filter(site__forum=forum).order_by()
        seen = set(seats.values_list("registration_id", flat=True))
    return seen & standing


def own_list(
    questionnaire: Questionnaire, registration: Registration, *, at: datetime
) -> list[tuple[Session, bool, bool]]:
    """The sessions that are over, each with whether the person was there (as far as anybody knows)
    and whether they have answered; where they were stand first."""
    forum, cast = questionnaire.forum, marks_of(questionnaire)
    sessions, there = public_sessions(forum, before=at), seen_or_seated(forum)
    rows = [
        (
            session,
            registration.pk in there.get(session.pk, ()),
            mark_of(questionnaire, session, registration) in cast,
        )
        for session in sessions
    ]
    return sorted(rows, key=lambda row: not row[1])


def unanswered(
    questionnaire: Questionnaire, registrations: Iterable[Registration], *, at: datetime
) -> Mapping[int, int]:
    """How many answers are still hoped for from each of ``registrations``, by its id: those of whom
    none is left out. Of sessions only those count at which they were."""
    cast, forum = marks_of(questionnaire), questionnaire.forum
    left: dict[int, int] = {}
    if questionnaire.about == About.FORUM:
        hoped: dict[int | None, Set[int]] = {None: expected(forum)}
    else:
        there = seen_or_seated(forum)
        hoped = {each.pk: there[each.pk] for each in public_sessions(forum, before=at)}
    for registration in registrations:
        count = sum(
            registration.pk in people and mark_of(questionnaire, about, registration) not in cast
            for about, people in hoped.items()
        )
        if count:
            left[registration.pk] = count
    return left
