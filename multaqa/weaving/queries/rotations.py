"""Between rows and the engine: from a rotation to its brief, and what has been held of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from django.db.models import Prefetch, QuerySet

from multaqa.convenings.models import Forum
from multaqa.engines.script import fold
from multaqa.kernel.bilingual import words
from multaqa.people.models import Person

from ..enums import TURNS, Effort, SeatingRuleKind
from ..models import Meeting, Rotation, RotationRound, SeatingRule
from .guests import Guest, guests

if TYPE_CHECKING:  # the engine is read when a plan is made, not by every process
    from multaqa.engines.rotation import Brief, Key, Quota, Round, Seating
    from multaqa.engines.rotation import Seat as FixedSeat

# A seat that must stay: the round's position, the table, the person.
Place = tuple[int, str, int]
MET = 100


def rotations(forum: Forum) -> QuerySet[Rotation]:
    """The rotations of a forum in the order in which they were arranged."""
    return Rotation.objects.filter(forum=forum).select_related("site")


def rules_of(rotation: Rotation) -> list[SeatingRule]:
    """The rules of a rotation with the people of whom each speaks (2 queries)."""
    people = Prefetch("people", Person.objects.order_by("pk"))
    return list(rotation.rules.prefetch_related(people))


def rotation_brief(rotation: Rotation, *, locked: Iterable[Place] = ()) -> "Brief":
    """All that a plan of the rotation is made from (7 queries). ``locked`` seats must stay."""
    from multaqa.engines.rotation import Balance, Brief, Person, Weights

    rows, rules = list(rotation.rounds.all()), rules_of(rotation)
    people = sorted(guests(rotation), key=lambda guest: guest.pk)
    known = {guest.pk for guest in people}
    rounds = tuple(_round(each, people) for each in rows)
    wishes = [("city", rotation.mix_cities), ("role", rotation.balance_roles)]
    return Brief(
        people=tuple(Person(guest.pk, guest.traits) for guest in people),
        rounds=rounds,
        met=_met(rotation, people, {each.name for each in rows}),
        weights=Weights(rotation.across, rotation.within),
        apart=_groups(rules, SeatingRuleKind.APART, known),
        together=_groups(rules, SeatingRuleKind.TOGETHER, known),
        seats=(*_seats(rules, rounds, known), *_locked(locked, rounds, known)),
        quotas=tuple(_quotas(rules, rounds, people)),
        balances=tuple(Balance(trait) for trait, wished in wishes if wished),
        most_meetings=rotation.most_meetings,
        seed=rotation.seed,
        effort=TURNS[Effort(rotation.effort)],
    )


def held_of(rotation: Rotation) -> "tuple[Seating, ...]":
    """The rounds that were written down as they were, found by the round's name (2 queries)."""
    from multaqa.engines.rotation import Seating

    positions = {each.name: each.position for each in rotation.rounds.all()}
    sat: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    rows = Meeting.objects.filter(forum=rotation.forum_id, round__in=positions)
    for name, table, person in rows.values_list("round", "table", "person_id"):
        sat[positions[name]][table].append(person)
    return tuple(
        Seating(position, {table: tuple(sorted(ids)) for table, ids in sorted(tables.items())})
        for position, tables in sorted(sat.items())
    )


def _round(row: RotationRound, people: Sequence[Guest]) -> "Round":
    from multaqa.engines.rotation import Round, Table

    return Round(
        row.position,
        tuple(Table(table["name"], table["most"], table["least"]) for table in row.tables),
        frozenset(guest.pk for guest in people if row.position in guest.absent),
    )


def _met(
    rotation: Rotation, people: Sequence[Guest], own: Collection[str]
) -> "dict[frozenset[Key], int]":
    """Who counts as having met: people of one library, and who shared a table of the cycle before.
    Never what anybody answered in a survey."""
    met: set[tuple[int, int]] = set()
    if rotation.knows_library:
        by_library = defaultdict(list)
        for guest in people:
            by_library[guest.library].append(guest.pk)
        by_library.pop(None, None)
        met |= {pair for ids in by_library.values() for pair in combinations(ids, 2)}
    if rotation.knows_meetings:
        tables = _tables_before(rotation, {guest.pk for guest in people}, own)
        met |= {pair for ids in tables for pair in combinations(ids, 2)}
    return {frozenset(pair): MET for pair in sorted(met)}


def _tables_before(
    rotation: Rotation, known: Collection[int], own: Collection[str]
) -> Iterator[list[int]]:
    """Who of these sat at one table of the cycle's forums so far, but for the rotation's own
    rounds: those are held, and the engine hears of them as such."""
    forum = rotation.forum
    rows = Meeting.objects.filter(
        forum__cycle=forum.cycle_id, forum__starts_on__lte=forum.ends_on, person__in=known
    )
    sat = defaultdict(list)
    for of, name, table, person in rows.values_list("forum_id", "round", "table", "person_id"):
        if of != forum.pk or name not in own:
            sat[of, name, table].append(person)
    return (sorted(ids) for ids in sat.values())


def _groups(
    rules: Iterable[SeatingRule], kind: SeatingRuleKind, known: Collection[int]
) -> "tuple[frozenset[Key], ...]":
    groups = (
        frozenset(person.pk for person in rule.people.all() if person.pk in known)
        for rule in rules
        if rule.kind == kind
    )
    return tuple(group for group in groups if len(group) > 1)


def _seats(
    rules: Iterable[SeatingRule], rounds: "Sequence[Round]", known: Collection[int]
) -> "Iterator[FixedSeat]":
    from multaqa.engines.rotation import Seat

    named = {table.id for each in rounds for table in each.tables}
    positions = {each.id for each in rounds}
    for rule in rules:
        if rule.kind == SeatingRuleKind.SEAT and rule.table in named:
            only = frozenset(rule.rounds) & positions if rule.rounds else None
            for person in rule.people.all():
                if person.pk in known:
                    yield Seat(person.pk, rule.table, only)


def _locked(
    locked: Iterable[Place], rounds: "Sequence[Round]", known: Collection[int]
) -> "Iterator[FixedSeat]":
    from multaqa.engines.rotation import Seat

    tables = {(each.id, table.id) for each in rounds for table in each.tables}
    absent = {(each.id, person) for each in rounds for person in each.absent}
    for position, table, person in sorted(locked):
        there = person in known and (position, person) not in absent
        if there and (position, table) in tables:
            yield Seat(person, table, frozenset({position}))


def _quotas(
    rules: Iterable[SeatingRule], rounds: "Sequence[Round]", people: Sequence[Guest]
) -> "Iterator[Quota]":
    from multaqa.engines.rotation import Quota

    named = {table.id for each in rounds for table in each.tables}
    for rule in rules:
        if rule.kind == SeatingRuleKind.QUOTA and rule.table in {"", *named}:
            yield Quota(
                rule.trait,
                value_of(rule, people) or None,
                rule.least or 0,
                rule.most,
                frozenset({rule.table}) if rule.table else None,
                rule.hard,
            )


def value_of(rule: SeatingRule, people: Iterable[Guest]) -> str:
    """The value that a quota speaks of as the guests have it: a city by any word of its name."""
    if rule.trait == "city":
        for guest in people:
            if guest.city and rule.value in map(fold, words(guest.city.name).values()):
                return guest.city.key
    return rule.value
