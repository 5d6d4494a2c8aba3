"""The registrations of a forum as a table: one line a person, a column a question."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.tables import Cell, write_csv, write_xlsx
from multaqa.ui.reading import RIGHT_TO_LEFT

from ..enums import QuestionKind, RegistrationState
from ..models import Answer, Question, Registration
from ..queries import in_words


def as_xlsx(forum: Forum, rows: Iterable[Registration]) -> bytes:
    """A workbook, in the direction of the reader's language."""
    headers, lines = _table(forum, rows)
    rtl = (get_language() or "ar") in RIGHT_TO_LEFT
    return write_xlsx(_("Registrations"), headers, lines, rtl=rtl)


def as_csv(forum: Forum, rows: Iterable[Registration]) -> bytes:
    """The same as text with commas."""
    return write_csv(*_table(forum, rows))


def _table(forum: Forum, rows: Iterable[Registration]) -> tuple[list[str], Iterator[list[Cell]]]:
    questions = list(Question.objects.filter(opening__forum=forum))
    sites = list(forum.sites.all())
    headers = [
        *(
            _("Name"),
            _("City"),
            pgettext("registration", "State"),
            _("Code"),
            _("E-mail"),
            _("Telephone"),
        ),
        *(_("Badge"), _("Registered at")),
        *(spoken(site.city).text for site in sites),
        *(spoken(question.label).text for question in questions),
    ]
    answers: dict[int, dict[int, Any]] = {}
    given = Answer.objects.filter(registration__forum=forum)
    for registration, question, value in given.values_list("registration", "question", "value"):
        answers.setdefault(registration, {})[question] = value
    return headers, (
        _line(row, [site.pk for site in sites], questions, answers.get(row.pk, {})) for row in rows
    )


def _line(
    row: Registration, sites: Sequence[int], questions: Sequence[Question], given: dict[int, Any]
) -> list[Cell]:
    held = {place.site_id: place for place in row.places.all()}
    person = row.person
    return [
        *(spoken(person.name).text, spoken(row.city or person.city).text),
        *(str(RegistrationState(row.state).label), row.code, person.email or "", person.phone),
        *(spoken(row.badge_name).text, row.sent_at.date() if row.sent_at else None),
        *(_place(held.get(site)) for site in sites),
        *(_cell(question, given.get(question.pk)) for question in questions),
    ]


def _place(place: Any) -> str:
    if place is None:
        return ""
    return _("seat") if place.seat else _("waiting")


def _cell(question: Question, value: Any) -> Cell:
    if value is None:
        return None
    if question.kind == QuestionKind.CONSENT:
        return _("yes") if value else _("no")
    if question.kind == QuestionKind.NUMBER:
        return float(value)
    said = in_words(question, value)
    parts = said if isinstance(said, list) else [said]
    return _(", ").join(spoken(part).text for part in parts)
