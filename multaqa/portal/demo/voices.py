"""What the demonstration’s guests say of the first forum; nobody knows who said what."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from multaqa.attendance.queries import check_ins
from multaqa.convenings.models import Forum
from multaqa.feedback.actions import answer, ask
from multaqa.feedback.enums import About, ItemKind
from multaqa.feedback.models import Item, Questionnaire
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from .content import read

# Of those who came most say how it was, and of each session more than half.
OF_THE_FORUM, OF_A_SESSION = 0.86, 0.62
OPEN_FOR = timedelta(days=30)
# How sessions were received: most well, one or two less so.
MOODS = ((4, 5, 5, 5), (3, 4, 4, 5), (4, 4, 5, 5), (2, 3, 4, 4), (3, 4, 5, 5))


def say(*, forum: Forum, rows: list[Registration], by: Person, opened: datetime) -> None:
    """Both questionnaires are asked, and answered by most of those who came."""
    closes = opened + timedelta(days=(forum.ends_on - forum.starts_on).days) + OPEN_FOR
    days = {"opens_at": opened, "closes_at": closes, "lead": "", "by": by, "at": opened}
    of_sessions = ask(forum=forum, about=About.SESSION, **days)
    of_forum = ask(forum=forum, about=About.FORUM, **days)
    dice = Random(f"{forum.slug} said")  # noqa: S311 - a story, no secret
    by_pk = {row.pk: row for row in rows}
    seen = check_ins(forum).filter(session__isnull=False).select_related("session")
    for check_in in seen.order_by("session__starts_at", "registration"):
        if dice.random() < OF_A_SESSION:
            session = check_in.session
            mood = MOODS[session.pk % len(MOODS)]
            at = session.ends_at + timedelta(minutes=20)
            _answer(of_sessions, session, by_pk[check_in.registration_id], mood, dice, at)
    came = sorted({row.registration_id for row in check_ins(forum)})
    for pk in came:
        if dice.random() < OF_THE_FORUM:
            at = closes - OPEN_FOR + timedelta(days=3)
            _answer(of_forum, None, by_pk[pk], MOODS[0], dice, at)


def _answer(
    asked: Questionnaire,
    session: Any,
    row: Registration,
    mood: tuple[int, ...],
    dice: Random,
    at: datetime,
) -> None:
    answers = {}
    for item in asked.items.all():
        value = _value(item, mood, dice)
        if value is not None:
            answers[str(item.pk)] = value
    answer(
        questionnaire=asked, session=session, registration=row, answers=answers,
        by=row.person, at=at,
    )  # fmt: skip


def _value(item: Item, mood: tuple[int, ...], dice: Random) -> Any:
    if item.kind == ItemKind.RATING:
        return dice.choice(mood)
    if item.kind == ItemKind.CHOICE:
        return dice.choice([option["code"] for option in item.options])
    return dice.choice(read("voices")) if dice.random() < 0.18 else None
