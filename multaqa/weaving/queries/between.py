"""Who has met whom, from city to city, as the engine counted it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.engines.script import sort_key
from multaqa.kernel.bilingual import spoken
from multaqa.ui.templatetags.ui import num

from .seating_words import listed
from .told import Cell, cell

# More cities of one group are not named each.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Between:
    """One survey: a row for the city of those who say so, a column for that of whom they say it."""

    title: str
    labels: tuple[Any, ...]
    rows: tuple[tuple[Any, tuple[Cell, ...]], ...]


def between(pictures: Sequence[Mapping[str, Any]], labels: Mapping[str, Any]) -> Iterator[Between]:
    """The tables of a reckoning's surveys, of those that may be shown and have two cities."""
    for picture in pictures:
        mixing = picture["mixing"]
        named = tuple(group_label(each["cities"], labels) for each in mixing.get("groups", ()))
        if len(named) > 1:
            title = _("Survey %(n)s: who says that they have met people of which city")
            rows = (tuple(map(cell, cells)) for cells in mixing["cells"])
            told = tuple(zip(named, rows, strict=True))
            yield Between(title % {"n": num(picture["wave"] + 1)}, named, told)


def group_label(cities: Sequence[str], labels: Mapping[str, Any]) -> str:
    """The name of a city, or those of the cities that are too small to be told of by themselves,
    the first two of many."""
    if not cities:
        return _("All cities")
    known = (spoken(labels[city]).text for city in cities if city in labels)
    names = sorted(known, key=sort_key)
    if len(names) < len(cities):
        names.append(_("City not shown"))
    if len(names) <= MOST_NAMED:
        return listed(names)
    rest = len(names) - 2
    more = ngettext("%(n)s more", "%(n)s more", rest) % {"n": num(rest)}
    return listed([*names[:2], more])
