"""The letters that remind people to say how it was."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import Composed, letter_kind
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.registrations.queries import registration_of
from multaqa.ui.templatetags.ui import date_long

from ..enums import About
from ..models import Questionnaire
from ..queries import own_list, unanswered

# A letter names so many sessions; the page lists them all.
MOST_NAMED = 5
TO = _("those who were there and have not answered yet")
PLACES = {"forum": _("the name of the forum"), "until": _("the last day for answers")}


def _example(about: About) -> Callable[[Network, Person], dict[str, Any] | None]:
    def find(network: Network, _person: Person) -> dict[str, Any] | None:
        rows = Questionnaire.objects.filter(forum__network=network, about=about)
        newest = rows.order_by("-opens_at").first()
        return {"questionnaire": newest.pk} if newest else None

    return find


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
def about_sessions(letter: Letter) -> Composed | None:
    """The sessions of which an answer is still hoped for; none, no letter."""
    return _composed(letter)


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
def about_forum(letter: Letter) -> Composed | None:
    """While they have not answered and still can."""
    return _composed(letter)


def _composed(letter: Letter) -> Composed | None:
    at, rows = timezone.now(), Questionnaire.objects.select_related("forum__network")
    asked = rows.filter(pk=letter.about.get("questionnaire")).first()
    if asked is None or not asked.opens_at <= at <= asked.closes_at:
        return None
    forum = asked.forum
    mine = registration_of(forum, letter.person)
    if mine is None or not unanswered(asked, [mine], at=at):
        return None
    values = {"forum": spoken(forum.name).text, "until": date_long(asked.last_day)}
    page, about = "mine", [forum.network.slug, forum.slug]
    if asked.about == About.FORUM:
        page = "whole"
    else:
        open_ones = [s for s, there, done in own_list(asked, mine, at=at) if there and not done]
        values["sessions"] = "\n".join(spoken(s.title).text for s in open_ones[:MOST_NAMED])
    return Composed(values, link=reverse(f"feedback:{page}", args=about))
