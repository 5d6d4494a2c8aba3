"""The letters that remind people to say how it was."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import Example, letter_kind, newest, said_of
from multaqa.registrations.queries import registration_of
from multaqa.ui.templatetags.ui import date_long

from ..enums import About
from ..models import Questionnaire
from ..queries import own_list, unanswered

# A letter names so many sessions; the page lists them all.
MOST_NAMED = 5
TO = _("those who were there and have not answered yet")
PLACES = {"forum": _("the name of the forum"), "until": _("the last day for answers")}


def _example(about: About) -> Example:
    return newest(
        lambda network, _person: Questionnaire.objects.filter(forum__network=network, about=about),
        "-opens_at",
        questionnaire="pk",
    )


def _open(letter: Letter) -> Questionnaire | None:
    """The questionnaire, while answers are taken."""
    at, rows = timezone.now(), Questionnaire.objects.select_related("forum__network")
    asked = rows.filter(pk=letter.about.get("questionnaire")).first()
    return asked if asked is not None and asked.opens_at <= at <= asked.closes_at else None


def _link(asked: Questionnaire) -> str:
    page = "whole" if asked.about == About.FORUM else "mine"
    return reverse(f"feedback:{page}", args=[asked.forum.network.slug, asked.forum.slug])


@letter_kind(
    "feedback-session",
    label=_("A reminder to say how the sessions were"),
    to=TO,
    purpose=Purpose.REMINDER,
    subject=_("How were the sessions of {forum}?"),
    body=_(
        "Dear {person},\n\nyou were at these sessions of {forum}. How were they?\n\n{sessions}\n\n"
        "Each takes less than a minute, until {until}. Nobody can see which answers are yours: "
        "only figures of five answers or more are shown.\n\n{network}"
    ),
    button=_("Say how it was"),
    places=PLACES | {"sessions": _("the sessions that wait for an answer")},
    needed=frozenset(("sessions",)),
    example=_example(About.SESSION),
)
@said_of(_open, _link)
def about_sessions(letter: Letter, asked: Questionnaire) -> dict[str, Any] | None:
    """The sessions of which an answer is still hoped for; none, no letter."""
    return _hoped(letter, asked)


@letter_kind(
    "feedback-forum",
    label=_("A reminder to say how the forum was"),
    to=TO,
    purpose=Purpose.REMINDER,
    subject=_("How was {forum}?"),
    body=_(
        "Dear {person},\n\nyou were at {forum}. How was it, and what should the next one keep or "
        "change?\n\nIt takes less than a minute, until {until}. Nobody can see which answers are "
        "yours: only figures of five answers or more are shown.\n\n{network}"
    ),
    button=_("Say how it was"),
    places=PLACES,
    needed=frozenset(),
    example=_example(About.FORUM),
)
@said_of(_open, _link)
def about_forum(letter: Letter, asked: Questionnaire) -> dict[str, Any] | None:
    """While they have not answered and still can."""
    return _hoped(letter, asked)


def _hoped(letter: Letter, asked: Questionnaire) -> dict[str, Any] | None:
    at, forum = timezone.now(), asked.forum
    mine = registration_of(forum, letter.person)
    if mine is None or not unanswered(asked, [mine], at=at):
        return None
    values = {"forum": spoken(forum.name).text, "until": date_long(asked.last_day)}
    if asked.about != About.FORUM:
        open_ones = [
            s
            for s, there, done in own_list(asked, None, mine, at=at).sessions
            if there and not done
        ]
        values["sessions"] = "\n".join(spoken(s.title).text for s in open_ones[:MOST_NAMED])
    return values
