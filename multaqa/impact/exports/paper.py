"""The report on paper: the same figures as on its page, in the page's language."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from multaqa.convenings.models import Forum
from multaqa.engines.survey import LEAST
from multaqa.kernel.bilingual import spoken
from multaqa.ui.charts import bars
from multaqa.ui.paper import Part, part, pdf
from multaqa.ui.templatetags.ui import date_long, num, period

from ..models import Report
from ..queries import KINDS, Figure, Told, public, thaw, told
from ..queries.told import LOGISTICS
from ..templatetags.impact_words import (
    answers,
    called,
    few_of,
    interval,
    label,
    origins_map,
    rests_on,
    ties_said,
    together,
    value,
)
from .drawing import drawn_keys, drawn_panel

SOURCE = Path(__file__).with_name("report.typ")
Piece = dict[str, Any]


def report_paper(report: Report) -> bytes:
    """The report as a PDF, with what everyone may read of it."""
    forum, shown = report.forum, told(public(thaw(report.figures)))
    made = date_long((report.published_at or report.made_at).date())
    foot = _("%(forum)s · report %(number)s of %(day)s") % {
        "forum": spoken(forum.name).text,
        "number": num(report.number),
        "day": made,
    }
    sections = [
        {"title": title, "pieces": pieces} for title, pieces in _sections(report, shown) if pieces
    ]
    return pdf(
        SOURCE,
        {
            "title": _("Report of the forum"),
            "foot": part(foot),
            "network": part(forum.network.name),
            "forum": part(forum.name),
            "period": period(forum.starts_on, forum.ends_on),
            "sections": sections,
        },
    )


def _sections(report: Report, shown: Told) -> Iterator[tuple[str, list[Piece]]]:
    yield _("What the forum was"), _words(report.intro)
    yield _("In figures"), [_facts(shown.facts)]
    yield _("By site and day"), _presence(shown)
    yield _("What it did for its objectives"), _objectives(report.forum, shown)
    yield str(called("division")), _origins(report, shown)
    yield _("What they said"), _said(shown)
    yield _("In their own words"), _quotes(report)
    yield _("What was arranged"), [_facts(shown.logistics)] if shown.logistics else []
    yield _("What was learnt"), _words(report.lessons)
    yield _("Thanks"), _words(report.thanks)
    yield _("How this was counted"), list(_definitions(report))


def _words(text: Any) -> list[Piece]:
    """What the coordinator wrote, paragraph by paragraph; nothing for nothing."""
    said = spoken(text)
    lines = [part(line, said.language) for line in said.text.split("\n") if line.strip()]
    return [{"kind": "words", "lines": lines}] if lines else []


def _facts(figures: Iterable[Figure]) -> Piece:
    pairs = [{"name": str(called(each.key)), "value": value(each)} for each in figures]
    return {"kind": "facts", "pairs": pairs}


def _presence(shown: Told) -> list[Piece]:
    if not shown.sites:
        return []
    seats = [(label(each), [value(each)]) for each in shown.sites]
    days = [(each.site, [date_long(each.day), value(each.came)]) for each in shown.days]
    tables = [_table([_("Site"), _("Seats taken")], seats)]
    if not days:
        return tables
    by_day = _table([_("Site"), _("Day"), _("Came")], days) | {"figures": [2]}
    return [{"kind": "pair", "tables": [*tables, by_day]}]


def _objectives(forum: Forum, shown: Told) -> list[Piece]:
    if not shown.objectives:
        return []
    lines = [
        (each.label, [value(each.hours), value(each.people_hours), *_mean(each.received)])
        for each in shown.objectives
    ]
    heads = [_("Objective"), _("Hours planned"), _("People-hours"), *_of_five(_("Received, of 5"))]
    table = _table(heads, lines) | {"numbers": [num(each.number) for each in shown.objectives]}
    return [table, *(piece for each in shown.objectives for piece in _ties(each.ties, forum))]


def _ties(ties: Figure | None, forum: Forum) -> Iterator[Piece]:
    """What the surveys of ties came to, where an objective is measured by them."""
    said = ties_said(ties)
    if ties is not None and said:
        yield {"kind": "head", "text": str(called(ties.key))}
        yield {"kind": "words", "lines": [part(f"{said} {rests_on(ties)}")]}
        yield _address("weaving:change", forum.network.slug, forum.cycle.number)


def _said(shown: Told) -> list[Piece]:
    pieces: list[Piece] = [_facts(shown.answers)] if shown.answers else []
    if shown.ratings:
        heads = [_("Question"), *_of_five(_("Mean, of 5")), _("Answers")]
        lines = [(label(each), [*_mean(each), num(each.people)]) for each in shown.ratings]
        pieces += [{"kind": "head", "text": str(called("said"))}, _table(heads, lines)]
    for asked in shown.choices:
        caption = f"{spoken(asked.label).text} · {answers(asked.people)}"
        pieces += _bars(caption, asked.options)
    if shown.sessions:
        heads = [_("Session"), *_of_five(_("Mean, of 5")), _("Answers")]
        lines = [(label(each), [*_mean(each), num(each.people)]) for each in shown.sessions]
        pieces += [{"kind": "head", "text": _("Session by session")}, _table(heads, lines)]
    return pieces


def _quotes(report: Report) -> list[Piece]:
    quotes = [part(each["text"]) for each in report.quotes]
    return [{"kind": "quotes", "quotes": quotes}] if quotes else []


def _definitions(report: Report) -> Iterator[Piece]:
    """What each kind of figure that is told means, and where its rows are explained."""
    told_of = (each["key"] for each in report.figures if not _is_unarranged(each))
    kinds = [KINDS[key] for key in dict.fromkeys(told_of)]
    terms = [{"name": str(kind.name), "meaning": num(str(kind.definition))} for kind in kinds]
    yield {"kind": "terms", "terms": terms}
    yield _address("impact:counted", report.forum.network.slug, report.forum.slug)


def _address(page: str, *names: Any) -> Piece:
    """Where the rows behind what was said are explained."""
    return {"kind": "address", "text": f"{settings.ADDRESS}{reverse(page, args=names)}"}


def _is_unarranged(frozen: dict[str, Any]) -> bool:
    """Whether a figure says that nothing of a kind was arranged: nothing needs to be said of it."""
    return frozen["key"] in LOGISTICS and frozen["value"] == 0


def _of_five(name: str) -> list[str]:
    """The heads of a mean and of its interval. Each has a column: brackets in Arabic are copied
    the wrong way round."""
    return [num(name), _("Interval")]


def _mean(figure: Figure | None) -> list[str]:
    return ["–", ""] if figure is None else [value(figure), interval(figure)]


def _bars(caption: str, figures: Sequence[Figure]) -> list[Piece]:
    """Bars of the figures that may be shown."""
    drawn = bars((label(each), each.value or 0, value(each)) for each in figures)
    lines = [
        {"label": _part(each.label), "share": each.share, "shown": each.shown} for each in drawn
    ]
    return [{"kind": "bars", "caption": caption, "bars": lines}] if lines else []


def _origins(report: Report, shown: Told) -> list[Piece]:
    """The country drawn beside the same figures as a table, or bars where it is not drawn."""
    if not shown.divisions:
        return _bars(_("Registered people by city"), shown.cities)
    country = origins_map(shown.divisions, report.forum, LEAST)
    panels = [drawn_panel(country, each) for each in country.panels]
    lines = [(_origin(each), [value(each)]) for each in shown.divisions]
    piece = {
        "kind": "map",
        "panels": [each for each in panels if each["labels"] or not each["name"]],
        "keys": drawn_keys(country, shown.divisions),
        "table": _table([_("Governorate"), _("People")], lines),
    }
    # A country in which nothing may be told is no picture of anything.
    return [piece if country.placed or few_of(shown.divisions) else piece["table"]]


def _origin(figure: Figure) -> Any:
    named = together(figure)
    return f"{label(figure)}: {named}" if named else label(figure)


def _table(heads: list[str], lines: Iterable[tuple[Any, list[str]]]) -> Piece:
    return {
        "kind": "table",
        "heads": heads,
        "figures": list(range(1, len(heads))),
        "numbers": None,
        "lines": [{"label": _part(label), "cells": cells} for label, cells in lines],
    }


def _part(text: Any) -> Part:
    return part(LazyI18nString(text) if isinstance(text, dict) else text)
