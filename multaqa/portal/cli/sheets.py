"""The sheets of a workbook for ``multaqa weave`` beside the people: tables, who has met, rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import fold
from multaqa.kernel.bilingual import Sentence
from multaqa.kernel.imports import Column, Importer, Unfit, choice
from multaqa.kernel.imports.importer import Values
from multaqa.kernel.imports.parsing import Parsed, Problem, parse
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.tables import Table, read_tables
from multaqa.weaving.queries import TABLE

from . import cells, counting

MOST_SEATS = 200
ALL_KNOWN = 100
LONG = 2000  # a cell may hold many names


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong in a row of a sheet, under a header as it is written."""

    sheet: str
    row: int
    column: str
    why: object


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a file by what they hold; ``unread`` are the titles of the others. A sheet
    that is alone is not called by its title."""

    people: Table
    hall: Table | None = None
    met: Table | None = None
    rules: Table | None = None
    unread: tuple[str, ...] = ()


class Hall(Importer):
    """A row a table: its name, its seats, and the rounds in which it stands there."""

    kind = "hall"
    titles = {"ar": "الطاولات", "en": "Tables"}

    def __init__(self, rounds: int) -> None:
        self.columns = (
            Column("table", TABLE, also=("طاولة",), required=True, most=20, example="1"),
            Column(
                "most",
                {"ar": "المقاعد", "en": "Seats"},
                also=("المقاعد على الأكثر", "عدد المقاعد", "Most seats", "Seats at most"),
                parse=lambda written: cells.count_in(written, MOST_SEATS),
                help=_("the most that sit there; empty: as many as must"),
                example="6",
            ),
            Column(
                "least",
                {"ar": "أقل عدد", "en": "Fewest"},
                also=("المقاعد على الأقل", "Least seats", "Fewest seats"),
                parse=lambda written: cells.count_in(written, MOST_SEATS),
                help=_("the fewest that sit there; where no table has it, all are filled alike"),
            ),
            Column(
                "rounds",
                {"ar": "الجولات", "en": "Rounds"},
                parse=lambda written: cells.rounds_in(written, rounds),
                help=_("in which the table stands there: 1-3; empty: in all"),
            ),
        )

    def check(self, values: Values) -> Iterator[Unfit]:
        most, least = values.get("most"), values.get("least", 0)
        if most == 0:
            yield Unfit(_("A table has one seat at least."), column="most")
        elif most is not None and least > most:
            yield Unfit(_("“Fewest” is more than “Seats”."), column="least")


class Met(Importer):
    """A row a person: whom they know already, and how well."""

    kind = "met"
    titles = {"ar": "تعارفوا من قبل", "en": "Met before"}

    def __init__(self, people: Mapping[str, int]) -> None:
        def known(written: str) -> list[int]:
            return cells.people_in(written, people)

        self.columns = (
            Column(
                "name", {"ar": "الاسم", "en": "Name"}, required=True, parse=known, most=LONG,
                help=_("one of the list of people; several with commas between know each other"),
            ),
            Column(
                "met", {"ar": "يعرف من قبل", "en": "Has met"}, parse=known, most=LONG,
                also=("يعرف", "التقى", "Knows"),
                help=_("whom they have met: names with commas between"),
            ),
            Column(
                "known", {"ar": "مدى المعرفة", "en": "How well"},
                also=("مدى المعرفة ٪", "مدى المعرفة %", "How well (%)", "Percent"),
                parse=lambda written: cells.count_in(written.strip("%٪ "), ALL_KNOWN),
                help=_("in percent: at 100 a meeting counts nothing, at 50 half; empty: 100"),
            ),
        )  # fmt: skip

    def check(self, values: Values) -> Iterator[Unfit]:
        if len({*values["name"], *values.get("met", ())}) < 2:
            yield Unfit(_("Name somebody else whom this person has met."), column="met")


class Rules(Importer):
    """A row a rule: of whom so many sit at a table."""

    kind = "rules"
    titles = {"ar": "القواعد", "en": "Rules"}

    def __init__(self, traits: counting.Traits, tables: Mapping[str, str]) -> None:
        def number(written: str) -> int:
            return cells.count_in(written)

        yes_or_no = choice({"yes": ("نعم", "Yes", "x", "TRUE"), "no": ("لا", "No", "FALSE")})
        self.columns = (
            Column(
                "who", {"ar": "من", "en": "Of whom"}, required=True,
                parse=lambda written: list(counting.counted(written, traits)),
                help=_("a word of the list, as mentor; or a header, as City: each city by itself"),
            ),
            Column(
                "least", {"ar": "على الأقل", "en": "At least"}, parse=number,
                help=_("so many of them at each table, or more"),
            ),
            Column(
                "most", {"ar": "على الأكثر", "en": "At most"}, parse=number,
                help=_("so many of them at each table, or fewer"),
            ),
            Column(
                "tables", {"ar": "عند الطاولات", "en": "At tables"}, most=LONG,
                also=("الطاولات", "الطاولة", "Tables", "Table"),
                parse=lambda written: cells.tables_in(written, tables),
                help=_("if not at every table: their names with commas between"),
            ),
            Column(
                "soft", {"ar": "إن أمكن", "en": "If it can be"},
                parse=yes_or_no,
                help=_("yes: a wish, which gives way to what must be; empty: it must be so"),
            ),
            Column(
                "spread", {"ar": "بالتساوي", "en": "Evenly"},
                parse=yes_or_no,
                help=_("yes: the words of a column, as City, are spread over the tables, as roles"),
            ),
        )  # fmt: skip

    def check(self, values: Values) -> Iterator[Unfit]:
        least, most = values.get("least"), values.get("most")
        spread = values.get("spread") == "yes"
        if spread and values["who"][1]:
            why = _("Name a column, as City: its words are spread over the tables.")
            yield Unfit(why, column="who")
        elif spread and values.get("tables"):
            yield Unfit(_("Words are spread over all tables: leave this empty."), column="tables")
        elif not spread and least is None and most is None:
            yield Unfit(_("Say how many at least, or at most."), column="least")
        elif least is not None and most is not None and most < least:
            yield Unfit(_("“At most” is less than “at least”."), column="most")
        elif most == 0 and not values.get("tables"):
            yield Unfit(_("Then none of them could sit anywhere: name the tables."), column="most")


# What each column says, in a workbook that --template wrote.
NOTES = {"ar": "كيف يُملأ", "en": "How to fill it in"}
KINDS: dict[str, type[Hall | Met | Rules]] = {"hall": Hall, "met": Met, "rules": Rules}


def open_book(content: bytes) -> Book:
    """Tell the sheets of a file by their titles; the people are on the first of the others."""
    named = {fold(title): kind for kind, of in KINDS.items() for title in of.titles.values()}
    found: dict[str, Table] = {}
    unread = []
    ours = [fold(title) for title in NOTES.values()]
    for each in read_tables(content):
        if fold(each.sheet) in ours:
            continue
        kind = named.get(fold(each.sheet), "people")
        if kind in found:
            unread.append(each.sheet)
        found.setdefault(kind, each)
    if "people" not in found:
        raise Refusal(_("The workbook has no sheet with the people: put them on the first one."))
    if len(found) + len(unread) == 1:
        found["people"] = replace(found["people"], sheet="")
    return Book(**found, unread=tuple(unread))


def read_sheet(importer: Importer, table: Table) -> tuple[Parsed, list[Wrong]]:
    """The rows of a sheet, and what is wrong with them."""
    try:
        parsed = parse(importer, 0, table, lambda done, total: None)
    except Refusal as refusal:
        if not table.sheet:
            raise
        said = Sentence(_("Sheet “%(sheet)s”: %(why)s"), sheet=table.sheet, why=refusal.sentence)
        raise Refusal(said) from refusal
    return parsed, [wrong_of(each, parsed) for each in parsed.problems]


def wrong_of(each: Problem, parsed: Parsed) -> Wrong:
    """What is wrong in a row of a sheet, by the header as it is written there."""
    column = parsed.header.written.get(each.column, each.column)
    return Wrong(parsed.table.sheet, each.row, column, each.why)
