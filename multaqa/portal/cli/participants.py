"""The people whom ``multaqa weave`` seats: the first sheet of a workbook."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import fold
from multaqa.kernel.bilingual import Sentence
from multaqa.kernel.imports import Column, Good, Importer, Unfit
from multaqa.kernel.imports.importer import Values
from multaqa.kernel.imports.parsing import Problem
from multaqa.weaving.queries import Label

from . import cells

NAMES = (
    *("الاسم الكامل", "اسم المشارك", "المشارك", "الاسم بالعربية", "الاسم على البطاقة"),
    *("Full name", "Participant", "Name in Arabic", "Name on the badge"),
)


class Participants(Importer):
    """One row a person; only the name is needed. ``more`` are headers that say what quotas may
    speak of besides city, library and role."""

    kind = "participants"
    titles = {"ar": "المشاركون", "en": "People"}

    def __init__(self, rounds: int, tables: Mapping[str, str], more: Iterable[str] = ()) -> None:
        self.rounds = rounds
        self.of_people = (
            Column(
                "city", {"ar": "المدينة", "en": "City"}, also=("المحافظة", "Governorate"),
                help=_("two who meet from two cities count three times as much"),
            ),
            Column(
                "library", {"ar": "المكتبة", "en": "Library"}, also=("جهة العمل", "Employer"),
                help=_("colleagues of one library know each other already"),
            ),
            Column(
                "role", {"ar": "الدور", "en": "Role"}, also=("الصفة",),
                help=_("roles are spread over the tables; rules may speak of them"),
            ),
            *(Column(header, {}) for header in more),
        )  # fmt: skip
        self.columns = (
            Column(
                "name", {"ar": "الاسم", "en": "Name"}, also=NAMES, required=True, most=120,
                help=_("the only column that is needed; no two rows have the same"),
            ),
            *self.of_people,
            *_when(rounds),
            *_with_whom(),
            Column(
                "table", {"ar": "طاولة ثابتة", "en": "Fixed table"},
                also=("الطاولة الثابتة", "الطاولة", "طاولة", "Table"),
                parse=lambda written: cells.fixed_in(written, rounds, tables),
                help=_("where the person has to sit: 3; or 3 (1-2), in rounds 1 and 2 only"),
            ),
        )  # fmt: skip

    def check(self, values: Values) -> Iterator[Unfit]:
        if "absent" in values and "rounds" in values:
            yield Unfit(_("Write the rounds that somebody attends, or those that they miss, and "
                          "leave the other cell empty."), column="absent")  # fmt: skip


def _when(rounds: int) -> Iterator[Column]:
    def parse(written: str) -> list[int]:
        return cells.rounds_in(written, rounds)

    yield Column(
        "absent", {"ar": "جولات الغياب", "en": "Absent rounds"}, parse=parse,
        also=("الغياب", "الجولات الغائبة", "غائب", "Absence", "Rounds absent"),
        help=_("the numbers of the rounds in which the person is not there: 2, 5 or 3-6"),
    )  # fmt: skip
    yield Column(
        "rounds", {"ar": "الجولات", "en": "Rounds"}, parse=parse,
        also=("جولات الحضور", "Rounds attended", "Attends"),
        help=_("or the other way round: those in which the person is there"),
    )  # fmt: skip


def _with_whom() -> Iterator[Column]:
    yield Column(
        "apart", {"ar": "مجموعة التفريق", "en": "Apart group"}, parse=cells.labels,
        also=("تفريق", "التفريق", "متفرقون", "Keep apart", "Apart groups", "Apart"),
        help=_("those who have the same word here never sit together"),
    )  # fmt: skip
    yield Column(
        "together", {"ar": "مجموعة الجمع", "en": "Together group"}, parse=cells.labels,
        also=("جمع", "الجمع", "معًا", "Keep together", "Together groups", "Together"),
        help=_("those who have the same word here always do"),
    )  # fmt: skip


def problems_of(rows: tuple[Good, ...]) -> Iterator[Problem]:
    """People who are there twice, and groups of one."""
    yield from _twice(rows)
    yield from _alone(rows)


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
        for named in groups(rows, column).values():
            (row, label), *others = named
            if not others:
                why = Sentence(_("No other row names the group “%(label)s”."), label=label)
                yield Problem(row, column, why, label)


def groups(rows: tuple[Good, ...], column: str) -> dict[str, list[tuple[int, str]]]:
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
