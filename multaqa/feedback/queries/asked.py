"""What is asked, of whom: questionnaires, sessions, and who could answer."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from multaqa.attendance.queries import check_ins, present
from multaqa.convenings.enums import SessionKind
from multaqa.convenings.models import Forum, Release, Session
from multaqa.convenings.queries import read_release
from multaqa.kernel.along import along
from multaqa.kernel.asked import asked_once
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Place, Registration

from ..enums import About
from ..models import Item, Questionnaire
from .ballots import answered, mark_of, marks_of

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
    were over by then (one query)."""
    releases = Release.objects.filter(forum=OuterRef("pk")).order_by("-number")
    rows = Forum.objects.filter(pk=forum.pk).only("pk")
    read: Any = along(rows, newest=releases[:1], sessions=asked_sessions(forum)).get()
    known = {each.id: each for told in read.newest for each in read_release(told).sessions}
    found = []
    for row in read.sessions.all():
        if row.pk in known and (before is None or row.ends_at <= before):
            row.forum, row.title = forum, known[row.pk].title
            found.append(row)
    return found


def seen_or_seated(forum: Forum, sessions: Iterable[Session]) -> dict[int, frozenset[int]]:
    """Who could answer about each of these sessions, as ids of registrations: those who were seen
    in it; where nobody looked, those with a seat at its site (one query)."""
    there = present(forum)
    return {each.pk: there.at(each.pk, each.site_id) for each in sessions}


def expected(forum: Forum) -> set[int]:
    """Who could answer about the forum: those who were seen at all; where nobody looked, those who
    have a seat anywhere (one query)."""
    seen = Exists(check_ins(forum).filter(registration=OuterRef("pk")))
    seated = Exists(Place.objects.seated().filter(registration=OuterRef("pk")))
    rows = Registration.objects.filter(forum=forum).annotate(seen=seen, seated=seated)
    return expected_of(rows.order_by())


def expected_of(registrations: Iterable[Any]) -> set[int]:
    """The same of all registrations of a forum, each read with whether it was ``seen`` and is
    ``seated`` (no query)."""
    rows = list(registrations)
    looked = any(each.seen for each in rows)
    standing = (each for each in rows if each.state == RegistrationState.SENT)
    return {each.pk for each in standing if (each.seen if looked else each.seated)}


@dataclass(frozen=True, slots=True)
class OwnList:
    """What somebody is asked: the ``sessions`` that are over, each with whether they were there (as
    far as anybody knows) and whether they have answered, where they were first; and whether they
    said how the ``whole`` was."""

    sessions: tuple[tuple[Session, bool, bool], ...]
    whole: bool


def own_list(
    of_sessions: Questionnaire | None,
    whole: Questionnaire | None,
    registration: Registration,
    *,
    at: datetime,
) -> OwnList:
    """What is there to say, and what was said (3 queries)."""
    forum = registration.forum
    sessions = public_sessions(forum, before=at) if of_sessions else []
    there = seen_or_seated(forum, sessions) if sessions else {}
    asked: list[tuple[Questionnaire | None, Session | None]] = [(whole, None)]
    asked += [(of_sessions, each) for each in sessions]
    said = answered(registration, [(one, about) for one, about in asked if one is not None])
    rows = [
        (each, registration.pk in there.get(each.pk, ()), (of_sessions, each) in said)
        for each in sessions
    ]
    return OwnList(tuple(sorted(rows, key=lambda row: not row[1])), (whole, None) in said)


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
        hoped = dict(seen_or_seated(forum, public_sessions(forum, before=at)))
    for registration in registrations:
        count = sum(
            registration.pk in people and mark_of(questionnaire, about, registration) not in cast
            for about, people in hoped.items()
        )
        if count:
            left[registration.pk] = count
    return left
