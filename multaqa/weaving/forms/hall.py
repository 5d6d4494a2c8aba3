"""Tables as a coordinator writes them in one line, and back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from multaqa.convenings.models import Session
from multaqa.engines.script import digits
from multaqa.kernel.bilingual import spoken
from multaqa.ui.templatetags.ui import time_short, weekday

from ..rules import LONGEST_TABLE, MOST_SEATS, MOST_TABLES

BETWEEN = re.compile(r"[,،;؛\n]+")
# A name, and perhaps how many sit there: "A", "A (6)".
TABLE = re.compile(r"\s*(.+?)\s*(?:\(\s*(\d+)\s*\))?\s*")

Tables = list[dict[str, Any]]


def tables_in_line(line: str, most: int | None) -> Tables:
    """The tables of a line: how many there are, or their names with commas between; each seats
    ``most`` (None: as many as must) unless it says how many in brackets."""
    text = digits(line, "latn").strip()
    if text.isascii() and text.isdecimal():
        count = int(text) if len(text) < 4 else MOST_TABLES + 1
        if count > MOST_TABLES:
            raise ValidationError(_("More tables than a hall can hold: 60 at most."))
        return [_table(str(n), most) for n in range(1, count + 1)]
    found = [TABLE.fullmatch(each) for each in BETWEEN.split(text) if each.strip()]
    tables = [_table(m[1], int(m[2][:5]) if m[2] else most) for m in found if m]
    if any(len(table["name"]) > LONGEST_TABLE for table in tables):
        raise ValidationError(_("A table’s name is a number, a letter or a short word."))
    if any(table["most"] is not None and not 0 < table["most"] <= MOST_SEATS for table in tables):
        raise ValidationError(_("A table has one seat at least, and 200 at most."))
    return tables


def line_of(tables: Sequence[Mapping[str, Any]]) -> tuple[str, int | None]:
    """The line and the seats at each that would be read as these tables."""
    seats = [table["most"] for table in tables]
    common = None if None in seats else max(set(seats), key=seats.count, default=None)
    names = [table["name"] for table in tables]
    if names == [str(n) for n in range(1, len(names) + 1)] and set(seats) <= {common}:
        return str(len(names)) if names else "", common
    return ", ".join(_written(table, common) for table in tables), common


def _written(table: Mapping[str, Any], common: int | None) -> str:
    name, most = str(table["name"]), table["most"]
    return name if most in (None, common) else f"{name} ({most})"


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


def _table(name: str, most: int | None) -> dict[str, Any]:
    return {"name": name, "least": None, "most": most}
