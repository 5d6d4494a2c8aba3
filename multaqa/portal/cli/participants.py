"""The people whom ``multaqa weave`` seats: a table of them, read into a brief of the engine."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from multaqa.engines.rotation import Balance, Brief, Key, Person, Round, Table
from multaqa.engines.script import digits, fold
from multaqa.kernel.bilingual import Sentence
from multaqa.kernel.imports import Column, Good, Importer, Unfit
from multaqa.kernel.imports.parsing import Parsed, Problem, parse
from multaqa.kernel.tables import read_table
from multaqa.weaving.queries import Label

_SPAN = re.compile(r"([0-9]{1,4})(?:\s*[-–—]\s*([0-9]{1,4}))?")
# What may stand between rounds: a spreadsheet makes 2.5 of "2,5" where commas are decimal.
_BETWEEN = re.compile(r"[\s,.;،؛و&+]*")
NAMES = (
    *("الاسم الكامل", "اسم المشارك", "المشارك", "الاسم بالعربية", "الاسم على البطاقة"),
    *("Full name", "Participant", "Name in Arabic", "Name on the badge"),
)
_LABELS = re.compile(r"[,;،؛]")


@dataclass(frozen=True, slots=True)
class Asked:
    """How many rounds, tables and seats there are, and how hard to try."""

    rounds: int
    tables: int
    seats: int | None
    seed: int
    effort: int
    colleagues: bool


class Participants(Importer):
    """One row a person; only the name is needed. ``rounds`` is how many there are."""

    kind = "participants"

    def __init__(self, rounds: int) -> None:
        self.columns = (
            Column(
                "name",
                {"ar": "الاسم", "en": "Name"},
                also=NAMES,
                required=True,
                most=120,
            ),
            Column("city", {"ar": "المدينة", "en": "City"}, also=("المحافظة", "Governorate")),
            Column("library", {"ar": "المكتبة", "en": "Library"}, also=("جهة العمل", "Employer")),
            Column("role", {"ar": "الدور", "en": "Role"}, also=("الصفة",)),
            Column(
                "absent",
                {"ar": "جولات الغياب", "en": "Absent rounds"},
                also=("الغياب", "الجولات الغائبة", "غائب", "Absence", "Rounds absent"),
                parse=lambda written: absences(written, rounds),
            ),
            Column(
                "apart",
                {"ar": "مجموعة التفريق", "en": "Apart group"},
                also=("تفريق", "التفريق", "متفرقون", "Keep apart", "Apart groups"),
                parse=labels,
            ),
            Column(
                "together",
                {"ar": "مجموعة الجمع", "en": "Together group"},
                also=("جمع", "الجمع", "معًا", "Keep together", "Together groups"),
                parse=labels,
            ),
        )


def absences(written: str, rounds: int) -> list[int]:
    """The rounds of ``2, 4-6`` in any digits; Unfit for what is none of them."""
    text = digits(written, "latn")
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
    """The groups that a cell names, with commas between."""
    return [each.strip() for each in _LABELS.split(written) if each.strip()]


def read(content: bytes, rounds: int) -> tuple[Parsed, list[Problem]]:
    """The file's rows, and all that is wrong with them in the order of the rows."""
    parsed = parse(Participants(rounds), 0, read_table(content), lambda done, total: None)
    wrong = [*parsed.problems, *_twice(parsed.rows), *_alone(parsed.rows)]
    return parsed, sorted(wrong, key=lambda each: each.row)


def _twice(rows: tuple[Good, ...]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for row in rows:
        name = row.values["name"]
        first = seen.setdefault(fold(name), row.number)
        if first != row.number:
            why = Sentence(
                _(
                    "“%(name)s” stands in row %(first)s already. Keep one of the two rows; if they "
                    "are two people, write something beside the name that tells them apart."
                ),
                name=name,
                first=first,
            )
            yield Problem(row.number, "name", why, name)


def _alone(rows: tuple[Good, ...]) -> Iterator[Problem]:
    for column in ("apart", "together"):
        for named in _groups(rows, column).values():
            (row, label), *others = named
            if not others:
                why = Sentence(_("No other row names the group “%(label)s”."), label=label)
                yield Problem(row, column, why, label)


def _groups(rows: tuple[Good, ...], column: str) -> dict[str, list[tuple[int, str]]]:
    """The rows of each group, with the group's name as each wrote it."""
    groups: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in rows:
        for label in {fold(label): label for label in row.values.get(column, ())}.items():
            groups[label[0]].append((row.number, label[1]))
    return groups


def labels_of(rows: tuple[Good, ...]) -> list[Label]:
    """The people under the numbers of their rows."""
    return [
        Label(
            row.number,
            row.values["name"],
            row.values.get("city", ""),
            row.values.get("library", ""),
        )
        for row in rows
    ]


def brief_of(rows: tuple[Good, ...], asked: Asked) -> Brief:
    """What the engine is asked. Colleagues of one library have met, unless they are to count."""
    people = tuple(Person(row.number, _traits(row)) for row in rows)
    tables = tuple(Table(str(number + 1), asked.seats) for number in range(asked.tables))
    absent: dict[int, set[Key]] = defaultdict(set)
    for row in rows:
        for number in row.values.get("absent", ()):
            absent[number].add(row.number)
    return Brief(
        people,
        tuple(
            Round(number, tables, frozenset(absent[number]))
            for number in range(1, asked.rounds + 1)
        ),
        met={} if asked.colleagues else dict.fromkeys(_colleagues(people), 100),
        apart=_sets(rows, "apart"),
        together=_sets(rows, "together"),
        balances=(Balance("role"),) if any("role" in each.traits for each in people) else (),
        seed=asked.seed,
        effort=asked.effort,
    )


def _traits(row: Good) -> dict[str, str]:
    """City, library and role, spelled so that two ways of writing one are the same."""
    return {
        trait: fold(row.values[trait])
        for trait in ("city", "library", "role")
        if trait in row.values
    }


def _sets(rows: tuple[Good, ...], column: str) -> tuple[frozenset[Key], ...]:
    return tuple(
        frozenset(number for number, _label in named) for named in _groups(rows, column).values()
    )


def _colleagues(people: tuple[Person, ...]) -> Iterator[frozenset[Key]]:
    libraries: dict[str, list[Key]] = defaultdict(list)
    for person in people:
        if "library" in person.traits:
            libraries[person.traits["library"]].append(person.id)
    for keys in libraries.values():
        for place, one in enumerate(keys):
            yield from (frozenset((one, other)) for other in keys[place + 1 :])
