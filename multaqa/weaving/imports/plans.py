"""A seating plan from a file: a row a person and a column a round, or a row a seat."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import fold
from multaqa.kernel.bilingual import Sentence, words
from multaqa.kernel.imports import Column, Good, Importer, Unfit
from multaqa.kernel.imports.parsing import Problem, parse
from multaqa.kernel.tables import Line, read_table
from multaqa.people.models import Person
from multaqa.registrations.models import Registration
from multaqa.ui.reading import in_digits

from ..models import Rotation, RotationRound
from ..queries import (
    ROUND,
    TABLE,
    guests,
    listed,
    round_meant,
    round_words,
    spelled,
    spellings,
    tables_called,
    words_of_table,
)

# What stands in a cell where somebody has no seat.
NOWHERE = {"", "-", "–", "—"}
# Columns of our own sheet that say nothing about seats.
IGNORED = (
    ("city", {"ar": "المدينة", "en": "City"}),
    ("library", {"ar": "المكتبة", "en": "Library"}),
    ("with", {"ar": "عدد من يجلس معهم", "en": "Sits with"}),
)
LONGEST = 300
Place = tuple[int, str, int]


@dataclass(frozen=True, slots=True)
class TakenPlan:
    """What a file says: each seat as round, table and person; ``problems`` by row; ``written`` are
    the headers as they stand there; ``unread`` columns say nothing to us."""

    seats: tuple[Place, ...]
    problems: tuple[Problem, ...]
    written: dict[str, str]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What a file may name: rounds, their tables, people by folded name and by badge code."""

    rounds: Sequence[RotationRound]
    names: dict[str, set[int]]
    codes: dict[str, int]
    tables: dict[int, dict[str, str]] = field(default_factory=dict)


def read_plan(rotation: Rotation, content: bytes) -> TakenPlan:
    """Read a plan of ``rotation``; Refusal where the file is no table or its columns are not found.

    Nothing is written.
    """
    table, known = read_table(content), known_of(rotation)
    sheet = SeatRows(known) if _is_by_seat(table.lines) else PersonRows(known)
    parsed = parse(sheet, 0, table, lambda done, total: None)
    people = [(row, _person(row, known)) for row in parsed.rows]
    problems = [
        *parsed.problems,
        *(each for _row, each in people if isinstance(each, Problem)),
        *_twice(sheet, [(row, pk) for row, pk in people if isinstance(pk, int)]),
    ]
    seats = [
        (position, name, pk)
        for row, pk in people
        if isinstance(pk, int)
        for position, name in sheet.seats(row)
    ]
    problems.sort(key=lambda each: each.row)
    return TakenPlan(tuple(seats), tuple(problems), parsed.header.written, parsed.header.unknown)


def known_of(rotation: Rotation) -> Known:
    """What a file about this rotation may name."""
    rounds = list(rotation.rounds.all())
    names: dict[str, set[int]] = defaultdict(set)
    ids = []
    for guest in guests(rotation):
        ids.append(guest.pk)
        for text in words(guest.name).values():
            names[fold(text)].add(guest.pk)
    for pk, name in Person.objects.filter(pk__in=ids).values_list("pk", "name"):
        for text in words(name).values():
            names[fold(text)].add(pk)
    standing = Registration.objects.standing().filter(forum=rotation.forum_id, person__in=ids)
    codes = {code.upper(): pk for code, pk in standing.values_list("code", "person_id") if code}
    tables = {
        each.position: {
            spelled(said): table["name"]
            for table in each.tables
            for said in reversed(words_of_table(table))
        }
        for each in rounds
    }
    return Known(rounds, dict(names), codes, tables)


class _Sheet(Importer):
    kind = "seats"

    def __init__(self, known: Known) -> None:
        self.known = known
        self.columns = (
            Column("name", {"ar": "الاسم", "en": "Name"}, required=True),
            Column("code", {"ar": "رمز البطاقة", "en": "Badge code"}, also=("الرمز", "Code")),
            *(Column(name, titles, most=LONGEST * 10) for name, titles in IGNORED),
            *self.more(),
        )

    def more(self) -> Iterator[Column]:
        """The columns that say where people sit."""
        raise NotImplementedError

    def seats(self, row: Good) -> Iterator[tuple[int, str]]:
        """Round and table of each seat of a row."""
        raise NotImplementedError


class PersonRows(_Sheet):
    """A row a person, a column a round: by the round’s name in any language, or by its number."""

    def more(self) -> Iterator[Column]:
        rounds = self.known.rounds
        for each in rounds:
            yield Column(
                f"round_{each.position}",
                round_words(each),
                also=tuple(said for said in spellings(each) if round_meant(said, rounds) == [each]),
                parse=lambda written, at=each.position: self._table(at, written),
                most=LONGEST,
            )

    def _table(self, position: int, written: str) -> str | None:
        return _table(self.known, position, written)

    def seats(self, row: Good) -> Iterator[tuple[int, str]]:
        for each in self.known.rounds:
            if name := row.values.get(f"round_{each.position}"):
                yield each.position, name


class SeatRows(_Sheet):
    """A row a seat: whose, in which round, at which table."""

    def more(self) -> Iterator[Column]:
        yield Column("round", ROUND, also=("جولة",), required=True, parse=self._round)
        yield Column("table", TABLE, required=True)

    def _round(self, written: str) -> int:
        meant = round_meant(written, self.known.rounds)
        if len(meant) != 1:
            several = _("Several rounds are called so: write the number of the round.")
            raise Unfit(several if meant else _("There is no round of this name."))
        return meant[0].position

    def check(self, values: dict) -> Iterator[Unfit]:  # type: ignore[type-arg]
        try:
            values["table"] = _table(self.known, values["round"], values["table"])
        except Unfit as unfit:
            unfit.column = "table"
            yield unfit

    def seats(self, row: Good) -> Iterator[tuple[int, str]]:
        if row.values["table"]:
            yield row.values["round"], row.values["table"]


def _table(known: Known, position: int, written: str) -> str | None:
    """The table’s own name; None for no seat."""
    if written.strip() in NOWHERE:
        return None
    found = known.tables[position].get(spelled(written))
    if found is None:
        row = next(each for each in known.rounds if each.position == position)
        names = listed(map(in_digits, tables_called([row]).values()))
        raise Unfit(_("There is no such table in this round. There are: %(names)s."), names=names)
    return found


def _is_by_seat(lines: Sequence[Line]) -> bool:
    wanted = [{fold(word) for word in titles.values()} for titles in (ROUND, TABLE)]
    heads = ({fold(cell) for cell in line.cells if cell} for line in lines[:20])
    return any(all(words & cells for words in wanted) for cells in heads)


def _person(row: Good, known: Known) -> int | Problem:
    """Whose row it is: by the badge code where one is given, else by a name that one person has."""
    name, code = row.values["name"], row.values.get("code", "")
    if code:
        found = known.codes.get(code.upper())
        if found is not None:
            return found
        why: object = _("Nobody who is to be seated has this code.")
        return Problem(row.number, "code", why, code)
    ids = known.names.get(fold(name), set())
    if len(ids) == 1:
        return next(iter(ids))
    why = _("Nobody who is to be seated is called so.")
    if ids:
        why = _("Several people are called so: write the code of their badge beside the name.")
    return Problem(row.number, "name", why, name)


def _twice(sheet: _Sheet, rows: Sequence[tuple[Good, int]]) -> Iterator[Problem]:
    """Rows that give a person a second seat in a round, or a second row at all."""
    seen: dict[tuple[int, int], int] = {}
    for row, pk in rows:
        rounds = [position for position, _name in sheet.seats(row)]
        keys = [(pk, at) for at in rounds] if isinstance(sheet, SeatRows) else [(pk, 0)]
        for key in keys:
            first = seen.setdefault(key, row.number)
            if first != row.number:
                why = Sentence(
                    _("This person stands in row %(first)s already: one seat a round."), first=first
                )
                yield Problem(row.number, "name", why, row.values["name"])
