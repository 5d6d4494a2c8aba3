"""What the cells of a workbook for ``multaqa weave`` say: rounds, groups, tables, names, counts."""

import re
from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import digits, fold
from multaqa.kernel.imports import Unfit
from multaqa.weaving.queries import listed, spelled

_SPAN = re.compile(r"([0-9]{1,4})(?:\s*[-–—]\s*([0-9]{1,4}))?")
# What may stand between rounds: a spreadsheet makes 2.5 of "2,5" where commas are decimal.
_BETWEEN = re.compile(r"[\s,.;،؛و&+]*")
_LABELS = re.compile(r"[,;،؛\n]")
# And of "2-5" the second of May.
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A table, and in brackets the rounds in which it is meant.
_AT = re.compile(r"\s*([^(),;،؛\n]*[^(),;،؛\s])\s*(?:\(([^()]*)\))?\s*(?:[,;،؛\n]|$)")
MOST_COUNT = 400

# Where somebody has to sit: the table, and in which rounds (None: in every one).
Fixed = list[tuple[str, list[int] | None]]


def rounds_in(written: str, rounds: int) -> list[int]:
    """The rounds of ``2, 4-6`` in any digits; Unfit for what is none of them."""
    text = digits(written, "latn")
    if _DAY.fullmatch(text):
        raise Unfit(
            _("The spreadsheet made a date of this. Write it with a comma: 2, 3; or as a text.")
        )
    if not _BETWEEN.fullmatch(_SPAN.sub("", text)) or not _SPAN.search(text):
        raise Unfit(_("Write the numbers of the rounds with commas between them: 2, 5."))
    found: set[int] = set()
    for first, last in _SPAN.findall(text):
        found |= {int(first), *range(int(first), int(last or first) + 1)}
    for number in sorted(found):
        if not 1 <= number <= rounds:
            raise Unfit(
                _("There is no round %(number)s: they run from 1 to %(rounds)s."),
                number=number,
                rounds=rounds,
            )
    return sorted(found)


def labels(written: str) -> list[str]:
    """The groups, or names, of a cell, with commas between."""
    return [each.strip() for each in _LABELS.split(written) if each.strip()]


def fixed_in(written: str, rounds: int, tables: Mapping[str, str]) -> Fixed:
    """The tables of ``3`` or ``3 (1-2); Window (5)``; Unfit for two of them in one round."""
    found: Fixed = []
    at = 0
    while at < len(written):
        match = _AT.match(written, at)
        if match is None:
            raise Unfit(
                _("Write the table, and its rounds in brackets if not all: 3, or 3 (1-2); 5 (4).")
            )
        only = None if match[2] is None else rounds_in(match[2], rounds)
        found.append((table_in(match[1], tables), only))
        at = match.end()
    taken = [number for _table, only in found for number in only or range(1, rounds + 1)]
    if len(taken) != len(set(taken)):
        raise Unfit(_("Two tables are named for one round."))
    return found


def table_in(written: str, tables: Mapping[str, str]) -> str:
    """The table's own name, of ``tables`` by their spelling."""
    found = tables.get(spelled(written))
    if found is None:
        raise Unfit(
            _("There is no table “%(table)s”. There are: %(names)s."),
            table=written.strip(),
            names=few(tables.values()),
        )
    return found


def tables_in(written: str, tables: Mapping[str, str]) -> list[str]:
    """Several of them, with commas between."""
    return [table_in(each, tables) for each in labels(written)]


def people_in(written: str, people: Mapping[str, int]) -> list[int]:
    """The people whom a cell names, of ``people`` by their folded names."""
    names = labels(written)
    for name in names:
        if fold(name) not in people:
            raise Unfit(_("Nobody in the list of people is called “%(name)s”."), name=name)
    return [people[fold(name)] for name in names]


def count_in(written: str, most: int = MOST_COUNT) -> int:
    """A number from 0 on, in any digits."""
    text = digits(written, "latn").strip()
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and int(text) <= most):
        raise Unfit(_("Write a number from 0 to %(most)s."), most=most)
    return int(text)


def few(names: Collection[str], most: int = 12) -> str:
    """The first of these names."""
    first: Sequence[str] = list(names)[:most]
    return listed(first) + (" …" if len(names) > most else "")
