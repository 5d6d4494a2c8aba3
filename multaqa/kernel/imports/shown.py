"""What the pages of an import show, made from its run."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from ..bilingual import spoken
from ..models import ImportRun
from ..tables import Cell, Note, write_xlsx
from .comparing import Likeness
from .importer import REMARK, Column, Importer, Values

MOST_PROBLEMS_ON_PAGE = 100


@dataclass(frozen=True, slots=True)
class Beside:
    """One column of two things side by side."""

    title: str
    mine: str
    theirs: str
    differs: bool


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two things side by side; ``skipped`` is the choice made before, where one was."""

    row: int
    other_row: int | None
    fields: list[Beside]
    skipped: bool


def preview(run: ImportRun, importer: Importer) -> dict[str, Any]:
    """What the preview's template needs."""
    columns = importer.columns_for(run.network_id)
    titles = {column.name: spoken(column.titles).text for column in columns}
    given = [column for column in columns if column.name in run.findings["columns"]]
    problems = [
        {**each, "title": titles.get(each["column"], ""), "why": spoken(each["why"]).text}
        for each in run.findings["problems"][:MOST_PROBLEMS_ON_PAGE]
    ]
    return {
        "counts": run.counts,
        "findings": run.findings,
        "others": [o for o in run.findings["others"] if o not in NOTES_TITLES.values()],
        "problems": problems,
        "problems_left": run.counts["problems"] - len(problems),
        "pairs": _pairs(run, columns),
        "titles": [titles[column.name] for column in given],
        "sample": [(each["row"], _texts(given, each["values"])) for each in run.findings["sample"]],
        "writes": run.counts["new"] + run.counts["changed"],
    }


def _texts(columns: Sequence[Column], values: Values) -> list[str]:
    return [_text(column, values) for column in columns]


def _text(column: Column, values: Values) -> str:
    value = values.get(column.name)
    return "" if value is None else column.show(value)


def _pairs(run: ImportRun, columns: Sequence[Column]) -> dict[str, list[ShownPair]]:
    shown: dict[str, list[ShownPair]] = defaultdict(list)
    for pair in run.findings["pairs"]:
        fields = [_beside(column, pair["mine"], pair["theirs"]) for column in columns]
        shown[Likeness(pair["kind"]).value].append(
            ShownPair(
                row=pair["row"],
                other_row=pair["other_row"],
                fields=[each for each in fields if each.mine or each.theirs],
                skipped=pair["row"] in run.skipped,
            )
        )
    return dict(shown)


def _beside(column: Column, mine: Values, theirs: Values) -> Beside:
    return Beside(
        title=spoken(column.titles).text,
        mine=_text(column, mine),
        theirs=_text(column, theirs),
        differs=column.name in mine and mine[column.name] != theirs.get(column.name),
    )


def problems_file(run: ImportRun, importer: Importer) -> bytes:
    """Every problem kept of the run, as a workbook in the reader's language."""
    titles = {c.name: spoken(c.titles).text for c in importer.columns_for(run.network_id)}
    rows: list[list[Cell]] = [
        [p["row"], titles.get(p["column"], ""), p["value"], spoken(p["why"]).text]
        for p in run.findings["problems"]
    ]
    headers = [_("Row"), _("Column"), _("What stands there"), _("Why it cannot be taken")]
    return write_xlsx(_("To correct"), headers, rows, rtl=get_language_bidi())


def template_file(importer: Importer, network_id: int) -> bytes:
    """An empty table: its headers, an example row that is left out, notes on each column."""
    columns = importer.columns_for(network_id)
    language = get_language() or "ar"
    headers = [spoken(column.titles).text + (" *" if column.required else "") for column in columns]
    first, *rest = [column.example for column in columns]
    notes = [
        Note(header, _note(column), tuple(column.words()))
        for header, column in zip(headers, columns, strict=True)
    ]
    return write_xlsx(
        spoken(importer.titles).text,
        headers,
        [[f"{REMARK} {first}", *rest]],
        rtl=get_language_bidi(),
        notes=notes,
        notes_title=NOTES_TITLES.get(language, NOTES_TITLES["ar"]),
    )


NOTES_TITLES: Mapping[str, str] = {"ar": "شرح الأعمدة", "en": "About the columns"}


def _note(column: Column) -> str:
    needed = _("Must be filled.") if column.required else _("May stay empty.")
    return f"{needed} {column.help}".strip()
