"""What those who came said of the forum as a whole, by the feedback room's own count."""

from datetime import date

from multaqa.convenings.models import Forum
from multaqa.feedback.queries import Figures, expected, figures_of_forum


def said_of(forum: Forum, *, today: date) -> Figures | None:
    """The questionnaire about the forum, item by item; None where there is none (2 queries)."""
    return figures_of_forum(forum, of=len(expected(forum)), today=today)
