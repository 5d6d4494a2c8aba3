"""A plan on paper and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _
from i18nfield.strings import LazyI18nString

from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.tables import XLSX_TYPE, file_name, write_book

from .. import queries, rules
from ..exports.seating_papers import own_cards, table_cards, wall_list, whole_table_cards
from ..models import Plan
from .laying import Reading
from .subjects import of_plan

PAPERS = {
    "tables": table_cards,
    "whole": whole_table_cards,
    "wall": wall_list,
    "people": own_cards,
}


@door(rules.may_read_plan, load=of_plan)
def show(request: HttpRequest, plan: Plan) -> HttpResponse:
    """What there is to print, and the workbook."""
    return render(request, "weaving/plan/papers.html", Reading(request, plan).context)


def paper_of(
    request: HttpRequest, forum: str, rotation: int, number: int, paper: str
) -> Plan | None:
    """The plan, and the paper that is wanted of it (``asked``), if there is one."""
    plan = of_plan(request, forum, rotation, number) if paper in PAPERS else None
    if plan is not None:
        plan.asked = paper  # type: ignore[attr-defined]
    return plan


@door(rules.may_read_plan, load=paper_of)
def paper(request: HttpRequest, plan: Plan) -> HttpResponse:
    """One paper as a PDF."""
    asked: str = plan.asked  # type: ignore[attr-defined]
    reading = Reading(request, plan)
    content = PAPERS[asked](reading.forum.name, laid_of(reading, coded=False))
    name = file_name(reading.forum.slug, asked, str(plan.number), ending="pdf")
    return _file(content, "application/pdf", name, attached=False)


@door(rules.may_read_plan, load=of_plan)
def sheets(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Everything of the plan as a workbook, whose first sheet can come in again."""
    reading = Reading(request, plan)
    # The code tells two people of one name apart; it opens a badge, so only to who changes plans.
    laid = laid_of(reading, coded=reading.changes)
    told = queries.kept_figures(plan.result)
    broken = [(_("Not kept"), each) for each in reading.context["it"]["broken"]]
    made = queries.seating_sheets(laid, told, queries.never_meet(reading.pairs), broken)
    name = file_name(reading.forum.slug, spoken(reading.rotation.name).text, ending="xlsx")
    return _file(write_book(made, rtl=get_language_bidi()), XLSX_TYPE, name, attached=True)


def laid_of(reading: Reading, *, coded: bool) -> queries.Laid:
    """The plan laid out, with the rounds that were held as they were."""
    names = {each.position: each.name for each in reading.rounds}
    known = {row.position: LazyI18nString(queries.round_words(row)) for row in reading.rows}
    names |= {at: known[at] for at in names if at in known}
    people = queries.labels_of(reading.forum, reading.people, coded=coded)
    tables = (table for row in reading.rows for table in row.tables if table.get("called"))
    called = {table["name"]: LazyI18nString(table["called"]) for table in tables}
    return queries.lay(people, names, (*reading.held, *reading.seats.seatings), called)


def _file(content: bytes, kind: str, name: str, *, attached: bool) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = content_disposition_header(attached, name) or ""
    response["Cache-Control"] = "private, no-store"
    return response
