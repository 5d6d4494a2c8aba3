"""Tables as a coordinator writes them in one line, and back."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_bidi, pgettext
from django.utils.translation import gettext as _

from multaqa.convenings.models import Session
from multaqa.engines.script import digits, fold
from multaqa.kernel.bilingual import spoken
from multaqa.ui.templatetags.ui import time_short, weekday

from ..queries import words_of_table
from ..rules import LONGEST_TABLE, MOST_SEATS, MOST_TABLES

BETWEEN = re.compile(r"[,،;؛\n]+")
# A name, and perhaps how many sit there: "A", "A (6)", "A (4-6)".
TABLE = re.compile(r"\s*(.+?)\s*(?:\(\s*(?:(\d+)\s*[-–—]\s*)?(\d+)\s*\))?\s*")
ARABIC = re.compile("[\u0621-\u064a]")
# Between a name in Arabic and the same in another language.
ALSO = " / "
MOST_LINES = 12

Tables = list[dict[str, Any]]


def tables_in_line(line: str, most: int | None, before: Iterable[Mapping[str, Any]] = ()) -> Tables:
    """The tables of a line: how many there are, or their names with commas between; each seats
    ``most`` (None: as many as must) unless it says how many in brackets. A table that was there
    ``before`` under one of its names stays that table."""
    text = digits(line, "latn").strip()
    if text.isascii() and text.isdecimal():
        count = int(text) if len(text) < 4 else MOST_TABLES + 1
        if count > MOST_TABLES:
            raise ValidationError(_("More tables than a hall can hold: 60 at most."))
        return [_table(str(n), None, most) for n in range(1, count + 1)]
    known = {fold(said): str(table["name"]) for table in before for said in words_of_table(table)}
    found = [TABLE.fullmatch(each) for each in BETWEEN.split(text) if each.strip()]
    tables = [_named(match, most, known) for match in found if match]
    if any(len(said) > LONGEST_TABLE for table in tables for said in words_of_table(table)):
        raise ValidationError(_("A table’s name is a number, a letter or a short word."))
    for table in tables:
        if table["most"] is not None and not 0 < table["most"] <= MOST_SEATS:
            raise ValidationError(_("A table has one seat at least, and 200 at most."))
        if (table["least"] or 0) > (table["most"] or MOST_SEATS):
            raise ValidationError(_("In brackets the fewest stands before the most: A (4-6)."))
    return tables


def line_of(tables: Sequence[Mapping[str, Any]]) -> tuple[str, int | None]:
    """The line and the seats at each that would be read as these tables."""
    seats = [table["most"] for table in tables]
    common = None if None in seats else max(set(seats), key=seats.count, default=None)
    names = [table["name"] for table in tables]
    plain = not any(table["least"] or table.get("called") for table in tables)
    if plain and names == [str(n) for n in range(1, len(names) + 1)] and set(seats) <= {common}:
        return str(len(names)) if names else "", common
    # Two scripts in one line stand in no order that anybody reads: then each table has its own.
    mixed = any(table.get("called") for table in tables)
    between = "\n" if mixed else pgettext("between names", ", ")
    return between.join(_written(table, common) for table in tables), common


class Lines(forms.Textarea):
    """Lines in which both scripts stand: they all begin where those of the page do."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        way = {"dir": "rtl" if get_language_bidi() else "ltr"}
        return super().build_attrs(base_attrs, extra_attrs) | way


class TablesInLines(forms.CharField):
    """Tables as a coordinator writes them: how many, or names with commas or lines between."""

    widget = Lines

    def __init__(self, *, initial: str = "", **kwargs: Any) -> None:
        super().__init__(initial=initial, **kwargs)
        self.widget.attrs = {"rows": min(max(2, initial.count("\n") + 1), MOST_LINES)}


def _written(table: Mapping[str, Any], common: int | None) -> str:
    name = ALSO.join(table.get("called", {}).values()) or str(table["name"])
    least, most = table["least"], table["most"]
    if least and most:
        return f"{name} ({least}-{most})"
    return name if most in (None, common) else f"{name} ({most})"


def _named(match: re.Match[str], most: int | None, known: Mapping[str, str]) -> dict[str, Any]:
    """A table by its name, or by its names in two languages: “النافذة / Window”."""
    seats = int(match[3][:5]) if match[3] else most
    least = int(match[2][:5]) if match[2] else None
    parts = [part.strip() for part in match[1].split("/") if part.strip()]
    if len(parts) != 2 or sum(bool(ARABIC.search(part)) for part in parts) != 1:
        parts = [match[1]]
    key = next((known[fold(part)] for part in parts if fold(part) in known), parts[0])
    table = _table(key, least, seats)
    if parts != [key]:
        codes = ["ar" if ARABIC.search(part) else "en" for part in parts]
        table["called"] = dict(sorted(zip(codes, parts, strict=True)))
    return table


def label_of(session: Session) -> str:
    """A session as a choice: its day, its hour, its title."""
    when = f"{weekday(session.starts.date())} {time_short(session.starts)}"
    return f"{when} · {spoken(session.title)}"


@contextmanager
def beside(form: forms.Form, field: str) -> Iterator[None]:
    """Within it, what is not valid is said beside the field."""
    try:
        yield
    except ValidationError as error:
        form.add_error(field, error)


def _table(name: str, least: int | None, most: int | None) -> dict[str, Any]:
    return {"name": name, "least": least, "most": most}
