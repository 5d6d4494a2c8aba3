"""Figures as a table: never single answers."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from multaqa.convenings.queries import local
from multaqa.engines.survey import Chosen, Rated, Withheld
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.tables import Cell

from ..models import Questionnaire
from ..queries import Figures, Line

Rows = list[tuple[Cell, ...]]


def of_sessions(questionnaire: Questionnaire, lines: Iterable[Line]) -> tuple[list[str], Rows]:
    """A row a session, as the page lists them."""
    headers = [
        _("Session"), _("Day"), _("Answers"), _("Could answer"), _("Mean"),
        _("Interval from"), _("Interval to"), _("Share of 4 and 5"),
    ]  # fmt: skip
    rows: Rows = []
    for line in lines:
        day = local(questionnaire.forum, line.session.starts_at).date()
        rows.append((spoken(line.session.title).text, day, *_figures(line.said, line.of)))
    return headers, rows


def of_items(found: Figures) -> tuple[list[str], Rows]:
    """A row a question, or an option of one; comments stay on the page."""
    headers = [
        _("Question"), _("Option"), _("Answers"), _("Could answer"), _("Mean"),
        _("Interval from"), _("Interval to"), _("Share of 4 and 5"),
    ]  # fmt: skip
    rows: Rows = []
    for each in found.figures:
        text, said = spoken(each.item.text).text, each.said
        if isinstance(said, Chosen):
            labels = {option["code"]: option["label"] for option in each.item.options}
            rows += [
                (text, spoken(labels[code]).text, count, found.of, None, None, None, None)
                for code, count in said.counts.items()
            ]
        elif isinstance(said, Rated | Withheld):
            rows.append((text, None, *_figures(said, found.of)))
    return headers, rows


def _figures(said: Rated | Withheld, of: int | None) -> tuple[Cell, ...]:
    if isinstance(said, Withheld):
        return (_("withheld"), of, None, None, None, None)
    two = (round(each, 2) for each in (said.mean, said.low, said.high, said.pleased))
    return (said.n, of, *two)
