"""What those who came said of the forum as a whole, by the feedback room's own count."""

from datetime import date

from multaqa.convenings.models import Forum
from multaqa.feedback.enums import About
from multaqa.feedback.queries import Figures, expected, figures_of, questionnaires_of


def said_of(forum: Forum, *, today: date) -> Figures | None:
    """The questionnaire about the forum, item by item; None where there is none."""
    asked = questionnaires_of(forum).get(About.FORUM)
    if asked is None:
        return None
    return figures_of(asked, None, of=len(expected(forum)), today=today)
