"""The reports of a forum, and the comments that may be quoted in one."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from multaqa.convenings.models import Forum
from multaqa.feedback.queries import Commented

from ..enums import ReportState
from ..models import Report
from .said import said_of


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody wrote, which item it answers, and by which name a report quotes it."""

    of: str
    text: str
    item: Any


def draft_of(forum: Forum) -> Report | None:
    """The report being worked on."""
    return Report.objects.filter(forum=forum, state=ReportState.DRAFT).first()


def latest(forum: Forum) -> Report | None:
    """The newest report, draft or published."""
    return Report.objects.filter(forum=forum).order_by("-number").first()


def published(forum: Forum) -> Report | None:
    """The report that everyone reads."""
    return Report.objects.published().filter(forum=forum).order_by("-number").first()


def comments(forum: Forum, *, today: date) -> list[Comment]:
    """What may be quoted: comments on the forum as a whole, once five have answered about it, in
    the order drawn by lot in which the results show them."""
    said = said_of(forum, today=today)
    return [
        Comment(_quoted_as(each.item.pk, text), text, each.item.text)
        for each in (said.figures if said else ())
        if isinstance(each.said, Commented)
        for text in each.said.comments
    ]


def _quoted_as(item: int, text: str) -> str:
    """By its words: the key of a response would tell which comments are of one person."""
    return f"{item}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
