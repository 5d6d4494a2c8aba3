"""Figures of what those who came say: of five answers at least, or none."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import CharField, JSONField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from multaqa.attendance.queries import Present, present_lines, present_of
from multaqa.convenings.models import Forum, Session
from multaqa.engines.survey import LEAST, Chosen, Rated, Withheld, chosen, rated
from multaqa.kernel.along import along
from multaqa.kernel.asked import asked_once

from ..enums import About, ItemKind
from ..models import Item, Questionnaire, Response
from .asked import UNASKED, asked_sessions, seen_or_seated

Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Commented:
    """What people wrote, in an order drawn by lot."""

    comments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """An item and what its answers come to."""

    item: Item
    said: Rated | Chosen | Commented | Withheld


@dataclass(frozen=True, slots=True)
class Figures:
    """A questionnaire about a session or the forum: how many answered of how many who could
    (None where fewer could than did), and each item. ``n`` is None under five answers."""

    n: int | None
    of: int | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """How a session was received: ``said`` by the rating that sums it up."""

    session: Session
    of: int
    said: Rated | Withheld


def is_over(questionnaire: Questionnaire, today: date) -> bool:
    """Whether nobody can answer any more."""
    return questionnaire.closes_at.date() < today


def counted(
    questionnaire: Questionnaire, session: Session | None, *, today: date
) -> QuerySet[Response]:
    """The responses that figures may be made of: all of them once nobody answers any more, else
    those that have joined."""
    rows = Response.objects.filter(questionnaire=questionnaire, session=session)
    return rows if is_over(questionnaire, today) else rows.filter(counted=True)


def figures_of(
    questionnaire: Questionnaire, session: Session | None, *, of: int, today: date
) -> Figures:
    """Each item of the questionnaire with what its answers come to; ``of`` people could answer
    (2 queries)."""
    rows = list(counted(questionnaire, session, today=today).values_list("answers", flat=True))
    return _figures(questionnaire, rows, of)


def figures_of_forum(forum: Forum, *, of: int, today: date) -> Figures | None:
    """The same of the questionnaire about the forum, if there is one (one query)."""
    rows = Questionnaire.objects.filter(forum=forum, about=About.FORUM)
    said = Response.objects.filter(questionnaire=OuterRef("pk"), session=None)
    said = said.values_list("answers", "counted")
    for asked in along(rows, items=Item.objects.all(), said=said):
        over = is_over(asked, today)
        return _figures(asked, [answers for answers, joined in asked.said if over or joined], of)
    return None


def _figures(questionnaire: Questionnaire, rows: Sequence[Answers], of: int) -> Figures:
    enough = len(rows) >= LEAST
    figures = tuple(
        Figure(item, _said(item, rows, of) if enough else Withheld())
        for item in questionnaire.items.all()
    )
    n = len(rows) if enough else None
    return Figures(n, of if enough and len(rows) <= of else None, figures)


def lines_of(questionnaire: Questionnaire, *, today: date) -> list[Line]:
    """How each session was received, by its hour (4 queries)."""
    sessions = list(asked_sessions(questionnaire.forum))
    there = seen_or_seated(questionnaire.forum, sessions)
    values = _ratings(questionnaire, today)
    lines = []
    for session in sessions:
        of = len(there[session.pk])
        lines.append(Line(session, of, rated(values.get(session.pk, ()), population=of)))
    return lines


def received(forum: Forum, *, today: date) -> dict[int, Rated]:
    """How each session was received (one query)."""
    return heard(forum, today=today)[1]


def heard(forum: Forum, *, today: date) -> tuple[Present, dict[int, Rated]]:
    """Who was where in ``forum``; and how each session was received by the rating that sums it up,
    by the session's id, a session of fewer than five answers left out (one query)."""
    lines = _heard(forum.pk, datetime.combine(today, time(), UTC))
    there = present_of(line[:4] for line in lines if line[0] != "said")
    values: dict[tuple[int, int], list[int]] = defaultdict(list)
    for what, session, site, item, answers in lines:
        if what == "said" and item in answers:
            values[session, site].append(answers[item])
    summaries = {
        session: rated(given, population=len(there.at(session, site)))
        for (session, site), given in values.items()
    }
    return there, {key: said for key, said in summaries.items() if isinstance(said, Rated)}


@asked_once
def _heard(forum_id: int, midnight: datetime) -> QuerySet[Response, tuple[Any, ...]]:
    """The answers that figures may be made of, about sessions that people are asked about (those of
    questionnaires that closed before ``midnight``, else those that have joined), each with the item
    that sums the session up; and who was where."""
    rows = Response.objects.filter(
        Q(counted=True) | Q(questionnaire__closes_at__lt=midnight),
        questionnaire__forum=forum_id,
        questionnaire__about=About.SESSION,
        questionnaire__items__sums_up=True,
        session__isnull=False,
        session__withdrawn_at=None,
    )
    said = rows.exclude(session__kind__in=UNASKED).values_list(
        Value("said"), "session_id", "session__site_id",
        Cast("questionnaire__items__pk", CharField()), "answers",
    )  # fmt: skip
    nothing = Value(None, JSONField())
    return said.order_by().union(*present_lines(forum_id, nothing), all=True)


def _ratings(questionnaire: Questionnaire, today: date) -> dict[int, list[int]]:
    """The ratings that sum up each session, by its id."""
    item = questionnaire.items.filter(sums_up=True).first()
    rows = Response.objects.filter(questionnaire=questionnaire, session__isnull=False)
    if not is_over(questionnaire, today):
        rows = rows.filter(counted=True)
    values: dict[int, list[int]] = defaultdict(list)
    if item is not None:
        for session_id, answers in rows.values_list("session_id", "answers"):
            if str(item.pk) in answers:
                values[session_id].append(answers[str(item.pk)])
    return values


def _said(item: Item, rows: Sequence[Answers], of: int) -> Rated | Chosen | Commented | Withheld:
    key = str(item.pk)
    given = [answers[key] for answers in rows if key in answers]
    if item.kind == ItemKind.RATING:
        return rated(given, population=of)
    if item.kind == ItemKind.COMMENT:
        return Commented(tuple(_by_lot(key, given)))
    picked = given if item.kind == ItemKind.MANY else [[each] for each in given]
    return chosen(picked, [option["code"] for option in item.options])


def _by_lot(key: str, comments: Iterable[str]) -> list[str]:
    """Another order for each item, so that two comments of one person do not stand at the same
    place; the same whenever it is read, so that a newcomer does not stand last."""
    return sorted(comments, key=lambda text: hashlib.sha256(f"{key}/{text}".encode()).digest())
