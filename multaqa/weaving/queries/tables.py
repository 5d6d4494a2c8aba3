"""Who sat with whom: the rounds of a forum as they were recorded, and pairs that met."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from django.db.models import Max, Q, QuerySet

from multaqa.convenings.models import Forum
from multaqa.engines.script import fold
from multaqa.kernel.bilingual import words
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle
from multaqa.programmes.queries import cohort
from multaqa.registrations.queries import registered

from ..models import Meeting, RotationRound
from .naming import round_called, round_meant
from .spelling import spelled, tables_called, words_of_table


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it was: the people of each table, by the table's name. ``name`` is what readers
    call it; where it was ``arranged``, it and its tables are called as there."""

    key: str
    name: Any
    tables: tuple[tuple[str, tuple[int, ...]], ...] = ()
    arranged: RotationRound | None = None

    @property
    def laid(self) -> list[tuple[str, tuple[int, ...]]]:
        """The people of each table, by what readers call it."""
        called = tables_called([self.arranged]) if self.arranged else {}
        return [(called.get(table, table), ids) for table, ids in self.tables]

    def table(self, written: str) -> str:
        """The table that somebody means who writes this."""
        for each in self.arranged.tables if self.arranged else ():
            if spelled(written) in map(spelled, words_of_table(each)):
                return str(each["name"])
        return written


def rounds(forum: Forum) -> list[Round]:
    """The rounds of a forum in the order in which they were held, then those by whose published
    plan people sit and of which nothing is written down yet (2 queries)."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, Any] = {}
    for row in Meeting.objects.filter(forum=forum):
        found[row.round][row.table].append(row.person_id)
        names[row.round] = row.name if words(row.name) else row.round
    planned = Q(rotation__plans__published_at__isnull=False)
    rows = RotationRound.objects.filter(planned | Q(key__in=found), rotation__forum=forum)
    arranged = {row.key: row for row in rows.distinct()}
    return [
        Round(
            key,
            round_called(arranged[key]) if key in arranged else names[key],
            tuple((table, tuple(ids)) for table, ids in found[key].items()),
            arranged.get(key),
        )
        for key in dict.fromkeys((*names, *arranged))
    ]


def key_meant(forum: Forum, name: Any) -> str:
    """The key of the round that somebody calls so: of one that was arranged, of one that is
    written down already, else a new one (2 queries)."""
    rows = list(RotationRound.objects.filter(rotation__forum=forum))
    texts = words(name).values()
    meant = {row.key for text in texts for row in round_meant(text, rows)}
    if len(meant) == 1:
        return meant.pop()
    asked = set(map(fold, texts))
    written = Meeting.objects.filter(forum=forum).order_by().values_list("round", "name")
    for key, called in written.distinct():
        if asked & set(map(fold, (key, *words(called).values()))):
            return key
    return next(iter(texts), "")


def seatable(forum: Forum) -> list[Person]:
    """Those who may have sat at the forum's tables: registered for it, in its cycle, or written
    down already; by name."""
    return list(_seatable(forum).by_name())


def seatable_ids(forum: Forum) -> set[int]:
    """The same, by their ids alone."""
    return set(_seatable(forum).values_list("pk", flat=True))


def _seatable(forum: Forum) -> QuerySet[Person]:
    among = (
        registered(forum).order_by().values("person"),
        cohort(forum.cycle).order_by().values("person"),
        Meeting.objects.filter(forum=forum).order_by().values("person"),
    )
    who = Q(pk__in=among[0]) | Q(pk__in=among[1]) | Q(pk__in=among[2])
    return Person.objects.filter(who, left_at=None)


def together(
    cycle: Cycle, among: Iterable[int], *, after: date, until: date
) -> Counter[frozenset[int]]:
    """How often each two of these people shared a table at the cycle's forums that were held
    between two days."""
    known, seats = set(among), defaultdict(list)
    rows = Meeting.objects.filter(
        forum__cycle=cycle, forum__ends_on__gte=after, forum__starts_on__lte=until
    )
    for forum, round_, table, person in rows.values_list("forum", "round", "table", "person"):
        if person in known:
            seats[forum, round_, table].append(person)
    return Counter(
        frozenset(pair) for ids in seats.values() for pair in combinations(sorted(ids), 2)
    )


def place_of(forum: Forum, round: str) -> int:
    """The place of a round among those written down: its own, or the next."""
    rows = Meeting.objects.filter(forum=forum)
    own = rows.filter(round=round).values_list("position", flat=True).first()
    return own or (rows.aggregate(last=Max("position"))["last"] or 0) + 1
