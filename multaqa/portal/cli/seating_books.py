"""A workbook for ``multaqa weave``: its sheets read together, and made a brief of the engine."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext_lazy as _

from multaqa.engines.rotation import Balance, Brief, Key, Person, Quota, Round, Seat, Table
from multaqa.engines.script import fold
from multaqa.kernel.bilingual import Sentence
from multaqa.kernel.imports import Good
from multaqa.kernel.imports.headers import find_header
from multaqa.kernel.imports.parsing import Problem
from multaqa.kernel.refusal import Refusal
from multaqa.weaving.queries import spelled

from . import counting
from .participants import Participants, groups, problems_of
from .sheets import Book, Hall, Met, Rules, Wrong, open_book, read_sheet, wrong_of

KNOWN = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """How many rounds, tables and seats there are, what the command line asks, how hard to try."""

    rounds: int
    tables: int | None = None
    seats: int | None = None
    seed: int = 1
    effort: int = 0
    colleagues: bool = False
    least: Sequence[str] = ()
    most: Sequence[str] = ()
    spread: Sequence[str] = ()
    meetings: int | None = None


@dataclass(frozen=True, slots=True)
class Workbook:
    """What a file and a command line ask for: ``quotas`` and ``spread`` traits of the people,
    ``halls`` the tables of each round, ``met`` how well two know each other; ``unread`` columns and
    sheets say nothing to us. Where something is ``wrong``, the rest is not to be used."""

    people: tuple[Good, ...]
    traits: counting.Traits
    halls: tuple[tuple[Table, ...], ...]
    met: Mapping[frozenset[Key], int]
    quotas: tuple[Quota, ...]
    spread: tuple[str, ...]
    columns_unread: tuple[str, ...]
    sheets_unread: tuple[str, ...]
    wrong: tuple[Wrong, ...] = ()


def read(content: bytes, asked: Asked) -> Workbook:
    """The file, and all that is wrong with it, sheet by sheet in the order of the rows."""
    book = open_book(content)
    halls, wrong = _halls(book, asked)
    tables = {spelled(str(t.id)): str(t.id) for hall in halls for t in hall}
    columns = Participants(asked.rounds, tables).columns
    more = dict.fromkeys(find_header(book.people, columns).unknown)
    people = Participants(asked.rounds, tables, more)
    parsed, bad = read_sheet(people, book.people)
    bad += [wrong_of(each, parsed) for each in problems_of(parsed.rows)]
    wrong += sorted(bad, key=lambda each: each.row)
    traits = counting.traits_of(people.of_people, parsed.header.written, parsed.rows)
    met: dict[frozenset[Key], int] = {}
    rules: Sequence[Good] = ()
    if not wrong:  # what names people and their words cannot be told before they are right
        met, bad = _met(book, parsed.rows)
        rules, worse = _rules(book, traits, tables)
        wrong = [*bad, *worse]
    quotas = [quota for row in rules for quota in counting.rule_quotas(row)]
    quotas += counting.quotas_of("--at-least", () if wrong else asked.least, traits)
    quotas += counting.quotas_of("--at-most", () if wrong else asked.most, traits)
    spread = () if wrong else counting.spread_of(asked.spread, traits, rules)
    said = {*spread, *(quota.trait for quota in quotas)}
    unread = tuple(header for header in more if header not in said)
    return Workbook(
        parsed.rows, traits, halls, met, tuple(quotas), spread, unread, book.unread, tuple(wrong)
    )


def _halls(book: Book, asked: Asked) -> tuple[tuple[tuple[Table, ...], ...], list[Wrong]]:
    """The tables of each round: of their own sheet, or so many as were asked."""
    # A sheet that nobody wrote anything on is as good as none.
    if book.hall is None or len(book.hall.lines) < 2:
        if asked.tables is None:
            raise Refusal(_("Say how many tables there are: --tables 8; or name them on a sheet."))
        tables = tuple(Table(str(number + 1), asked.seats) for number in range(asked.tables))
        return (tables,) * asked.rounds, []
    parsed, wrong = read_sheet(Hall(asked.rounds), book.hall)
    wrong += [wrong_of(each, parsed) for each in _named_twice(parsed.rows)]
    if asked.tables is not None and asked.tables != len(parsed.rows) and not wrong:
        raise Refusal(
            Sentence(
                _("--tables says %(asked)s; the sheet “%(sheet)s” has %(rows)s. Leave one out."),
                asked=asked.tables,
                sheet=book.hall.sheet,
                rows=len(parsed.rows),
            )
        )
    halls = tuple(
        tuple(
            Table(row.values["table"], row.values.get("most", asked.seats), row.values.get("least"))
            for row in parsed.rows
            if number in row.values.get("rounds", [number])
        )
        for number in range(1, asked.rounds + 1)
    )
    if not wrong and (empty := next((n for n, each in enumerate(halls, 1) if not each), None)):
        text = _("Sheet “%(sheet)s”: no table stands in round %(round)s.")
        raise Refusal(Sentence(text, sheet=book.hall.sheet, round=empty))
    return halls, wrong


def _named_twice(rows: Iterable[Good]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row in rows:
        name = row.values["table"]
        first = seen.setdefault(spelled(name), row.number)
        if first != row.number:
            why = Sentence(_("This table stands in row %(first)s already."), first=first)
            yield Problem(row.number, "table", why, name)


def _met(book: Book, people: Sequence[Good]) -> tuple[dict[frozenset[Key], int], list[Wrong]]:
    if book.met is None:
        return {}, []
    names = {fold(row.values["name"]): row.number for row in people}
    parsed, wrong = read_sheet(Met(names), book.met)
    found: dict[frozenset[Key], int] = {}
    for row in parsed.rows:
        here, others = row.values["name"], row.values.get("met", [])
        for one, other in combinations(dict.fromkeys([*here, *others]), 2):
            if one in here:
                pair = frozenset((one, other))
                found[pair] = max(found.get(pair, 0), row.values.get("known", KNOWN))
    return found, wrong


def _rules(
    book: Book, traits: counting.Traits, tables: Mapping[str, str]
) -> tuple[Sequence[Good], list[Wrong]]:
    if book.rules is None:
        return (), []
    parsed, wrong = read_sheet(Rules(traits, tables), book.rules)
    return parsed.rows, wrong


def brief_of(book: Workbook, asked: Asked) -> Brief:
    """What the engine is asked. Colleagues of one library have met, unless they are to count."""
    rows = book.people
    people = tuple(Person(row.number, _traits(row, book.traits)) for row in rows)
    met = {} if asked.colleagues else dict.fromkeys(_colleagues(people), KNOWN)
    absent = _absent(rows, asked.rounds)
    return Brief(
        people,
        tuple(
            Round(number, hall, frozenset(absent[number]))
            for number, hall in enumerate(book.halls, 1)
        ),
        met={**met, **book.met},
        apart=_sets(rows, "apart"),
        together=_sets(rows, "together"),
        seats=tuple(_seats(rows)),
        quotas=book.quotas,
        balances=tuple(map(Balance, book.spread)),
        most_meetings=asked.meetings,
        seed=asked.seed,
        effort=asked.effort,
    )


def _traits(row: Good, traits: counting.Traits) -> dict[str, str]:
    """City, library, role and what else rules speak of, spelled so that two ways of writing one
    are the same."""
    return {trait: fold(row.values[trait]) for trait in traits if trait in row.values}


def _absent(rows: Iterable[Good], rounds: int) -> dict[int, set[Key]]:
    absent: dict[int, set[Key]] = defaultdict(set)
    for row in rows:
        there = set(row.values.get("rounds", range(1, rounds + 1)))
        for number in {*range(1, rounds + 1)} - there | set(row.values.get("absent", ())):
            absent[number].add(row.number)
    return absent


def _seats(rows: Iterable[Good]) -> Iterator[Seat]:
    for row in rows:
        for table, rounds in row.values.get("table", ()):
            yield Seat(row.number, table, None if rounds is None else frozenset(rounds))


def _sets(rows: tuple[Good, ...], column: str) -> tuple[frozenset[Key], ...]:
    return tuple(
        frozenset(number for number, _label in named) for named in groups(rows, column).values()
    )


def _colleagues(people: tuple[Person, ...]) -> Iterator[frozenset[Key]]:
    libraries: dict[str, list[Key]] = defaultdict(list)
    for person in people:
        if "library" in person.traits:
            libraries[person.traits["library"]].append(person.id)
    for keys in libraries.values():
        for place, one in enumerate(keys):
            yield from (frozenset((one, other)) for other in keys[place + 1 :])
