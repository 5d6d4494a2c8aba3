"""The sheets of a seating plan: the first can be changed by hand and read in again."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from multaqa.engines.script import sort_key
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.tables import Cell, Sheet

if TYPE_CHECKING:
    from multaqa.engines.rotation import Key

from .laid import Figures, Label, Laid
from .seating_words import listed
from .strangers import Strangers, Why


def seating_sheets(
    laid: Laid, told: Figures, strangers: Sequence[Strangers], more: Sequence[tuple[str, Cell]] = ()
) -> list[Sheet]:
    """Everyone's tables, each round's, the figures with ``more`` lines, who never meet."""
    return [
        ways_sheet(laid),
        tables_sheet(laid),
        Sheet(_("Figures"), [_("Measure"), _("Value")], [*_figures(laid, told), *more]),
        strangers_sheet(laid, strangers),
    ]


def ways_sheet(laid: Laid) -> Sheet:
    """A row a person: their table in each round, and how many people they sit with."""
    coded = any(label.code for label in laid.people)
    headers = [_("Name"), _("City"), _("Library"), *([_("Badge code")] if coded else [])]
    ways, met = laid.ways(), laid.met()
    rows: list[Sequence[Cell]] = [
        [
            label.called,
            label.home,
            spoken(label.library).text,
            *([label.code] if coded else []),
            *map(_number, ways[label.key]),
            len(met.get(label.key, ())),
        ]
        for label in laid.people
    ]
    names = [spoken(each.name).text for each in laid.rounds]
    return Sheet(_("Everyone’s tables"), [*headers, *names, _("Sits with")], rows)


def tables_sheet(laid: Laid) -> Sheet:
    """A row a table, a column a round; in each cell the people, one a line."""
    at = [dict(each.tables) for each in laid.rounds]
    rows: list[Sequence[Cell]] = [
        [_number(table), *("\n".join(map(_named, each.get(table, ()))) for each in at)]
        for table in laid.tables()
    ]
    names = [spoken(each.name).text for each in laid.rounds]
    return Sheet(_("Rounds and tables"), [_("Table"), *names], rows)


def strangers_sheet(laid: Laid, strangers: Sequence[Strangers]) -> Sheet:
    """A row a person: with how many they never sit, and who those are, a column a reason."""
    names = {label.key: label.called for label in laid.people}
    others: dict[Key, dict[Why, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in strangers:
        for one, other in each.pairs:
            others[one][each.why].append(names[other])
            others[other][each.why].append(names[one])
    reasons = _reasons()
    given = [each.why for each in strangers]
    headers = [_("Name"), _("City"), _("Never sits with so many"), *(reasons[why] for why in given)]
    rows: list[Sequence[Cell]] = [
        [
            label.called,
            label.home,
            sum(map(len, others[label.key].values())),
            *(listed(sorted(others[label.key][why], key=sort_key)) for why in given),
        ]
        for label in laid.people
    ]
    return Sheet(_("Who never meet"), headers, rows)


def _figures(laid: Laid, told: Figures) -> Iterator[tuple[str, Cell]]:
    yield _("People"), len(laid.people)
    yield _("Rounds"), len(laid.rounds)
    yield _("New pairs at a table"), told.pairs
    yield _("Of them across cities"), told.across
    yield _("Times that two meet again"), told.repeats
    yield _("Fewest new people that somebody meets"), told.least_new
    yield _("Most new people that somebody meets"), told.most_new
    yield _("Score: what the new pairs weigh"), round(told.score, 2)
    yield _("Bound: a score that no plan can pass"), round(told.bound, 2)
    yield _("Score as a share of the bound, in percent"), told.percent
    yield _("No plan can be better"), _("Yes") if told.optimal else pgettext("proved", "Not proved")


def _reasons() -> dict[Why, str]:
    return {
        Why.APART: _("Kept apart"),
        Why.AWAY: _("Never there in the same round"),
        Why.FIXED: _("Have their own tables"),
        Why.QUOTA: _("A table takes one of their kind"),
        Why.KNOWN: _("Know each other already"),
        Why.ONE_CITY: _("Of one city"),
        Why.SEATS: _("Too few seats and rounds"),
        Why.OTHERS: _("Others were seated there"),
    }


def _named(label: Label) -> str:
    return f"{label.called} ({label.home})" if label.home else label.called


def _number(table: str) -> Cell:
    """A table’s number as a number, so that a spreadsheet does not complain of it."""
    return int(table) if table.isascii() and table.isdigit() and str(int(table)) == table else table
