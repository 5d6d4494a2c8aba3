"""Between rows and the engine: from a rotation to its brief, and what has been held of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, QuerySet

from multaqa.convenings.models import Forum
from multaqa.engines.script import fold
from multaqa.kernel.along import along
from multaqa.kernel.bilingual import words

from ..enums import TURNS, Effort, SeatingRuleKind
from ..models import Meeting, Plan, Rotation, RotationRound, SeatingRule
from .answered import Answered, Questions, answered, holds, is_answer, trait_of, traits_asked
from .guests import Guest, guests
from .spelling import tables_called

if TYPE_CHECKING:  # the engine is read when a plan is made, not by every process
    from multaqa.engines.rotation import Brief, Key, Quota, Round, Seating
    from multaqa.engines.rotation import Seat as FixedSeat

# A seat that must stay: the round's position, the table, the person.
Place = tuple[int, str, int]
Sat = Mapping[tuple[int, str, str], Sequence[int]]
MET = 100


def rotations(forum: Forum) -> QuerySet[Rotation]:
    """The rotations of a forum in the order in which they were arranged."""
    return Rotation.objects.filter(forum=forum).select_related("site")


def table_names(rotation: Rotation) -> dict[str, str]:
    """The names that all tables of its rounds are known by, in their order, with what readers call
    them (one query)."""
    return tables_called(rotation.rounds.all())


def rules_of(rotation: Rotation, only: SeatingRule | None = None) -> list[SeatingRule]:
    """The rules of a rotation, or one of them alone, each with the ids of those whom it names (one
    query)."""
    rows = _rules().filter(rotation=rotation)
    return list(rows.filter(pk=only.pk) if only else rows)


def rounds_and_rules(rotation: Rotation) -> tuple[list[RotationRound], list[SeatingRule]]:
    """The rounds of ``rows_of`` and the rules of ``rules_of``, in one question."""
    here = Rotation.objects.filter(pk=rotation.pk).only("pk")
    read = along(here, rounds=with_written(rotation), rules=_rules()).get()
    return list(read.rounds.all()), list(read.rules.all())


def rows_of(rotation: Rotation) -> list[RotationRound]:
    """Its rounds as they stand now, each with whether who sat there is ``written`` down (one
    query)."""
    return list(with_written(rotation).filter(rotation=rotation))


def with_written(rotation: Rotation) -> QuerySet[RotationRound]:
    """Rounds, each with whether who sat there is written down."""
    written = Meeting.objects.filter(forum=rotation.forum_id, round=OuterRef("key"))
    return RotationRound.objects.annotate(written=Exists(written))


def _rules() -> QuerySet[SeatingRule]:
    naming = SeatingRule.people.through.objects.filter(seatingrule=OuterRef("pk"))
    who = naming.order_by("person").values_list("person", flat=True)
    return along(SeatingRule.objects.order_by("pk"), named=who)


@dataclass(frozen=True, slots=True)
class Arranged:
    """A rotation as it stands: its rounds, its guests by name, its rules, how often who of them sat
    where so far, and what the engine is given of all that; ``under_way`` is the number of the plan
    that is being made of it."""

    rounds: list[RotationRound]
    people: list[Guest]
    rules: list[SeatingRule]
    held: "tuple[Seating, ...]"
    brief: "Brief"
    answered: Answered
    under_way: int | None


def arranged(rotation: Rotation, *, locked: Iterable[Place] = ()) -> Arranged:
    """All that a plan of the rotation is made from (3 queries, or 4 where people are seated by what
    they answered). ``locked`` seats must stay."""
    arranged = Rotation.objects.filter(pk=rotation.pk).only("pk")
    making = Plan.objects.under_way().filter(rotation=OuterRef("pk"))
    read: Any = along(
        arranged,
        rounds=RotationRound.objects.all(),
        rules=_rules(),
        making=making.values_list("number", flat=True),
    ).get()
    rows, rules = list(read.rounds.all()), list(read.rules.all())
    people, sat = guests(rotation), _sat(rotation)
    said = answered(rotation.forum, traits_asked(rotation, rules))
    brief = _brief(rotation, rows, people, rules, sat, said, locked)
    held = _held(rotation, rows, sat)
    return Arranged(rows, people, rules, held, brief, said, next(iter(read.making), None))


def rotation_brief(rotation: Rotation, *, locked: Iterable[Place] = ()) -> "Brief":
    """What the engine is given of a rotation; ``locked`` seats must stay."""
    return arranged(rotation, locked=locked).brief


def _brief(
    rotation: Rotation,
    rows: Sequence[RotationRound],
    by_name: Sequence[Guest],
    rules: Sequence[SeatingRule],
    sat: Sat,
    said: Answered,
    locked: Iterable[Place],
) -> "Brief":
    from multaqa.engines.rotation import Balance, Brief, Person, Weights

    people = sorted(by_name, key=lambda guest: guest.pk)
    known = {guest.pk for guest in people}
    rounds = tuple(_round(each, people) for each in rows)
    wishes = [("city", rotation.mix_cities), ("role", rotation.balance_roles)]
    wishes += [(trait_of(pk), True) for pk in rotation.spread]
    own = {(rotation.forum_id, each.key) for each in rows}
    return Brief(
        people=tuple(Person(g.pk, g.traits | dict(said.traits.get(g.pk, {}))) for g in people),
        rounds=rounds,
        met=_met(rotation, people, [ids for key, ids in sat.items() if key[:2] not in own]),
        weights=Weights(rotation.across, rotation.within),
        apart=_groups(rules, SeatingRuleKind.APART, known),
        together=_groups(rules, SeatingRuleKind.TOGETHER, known),
        seats=(*_seats(rules, rounds, known), *_locked(locked, rounds, known)),
        quotas=tuple(_quotas(rules, rounds, people, said.questions)),
        balances=tuple(Balance(trait) for trait, wished in wishes if wished),
        most_meetings=rotation.most_meetings,
        seed=rotation.seed,
        effort=TURNS[Effort(rotation.effort)],
    )


def held_of(rotation: Rotation) -> "tuple[Seating, ...]":
    """The rounds that were written down as they were, found by the round's key (2 queries)."""
    return _held(rotation, rotation.rounds.all(), _sat(rotation))


def _sat(rotation: Rotation) -> Sat:
    """Who sat at one table of the cycle's forums so far, by forum, round and table."""
    forum = rotation.forum
    rows = Meeting.objects.filter(
        forum__cycle=forum.cycle_id, forum__starts_on__lte=forum.ends_on
    ).order_by("round", "table", "person")
    sat = defaultdict(list)
    for of, name, table, person in rows.values_list("forum_id", "round", "table", "person_id"):
        sat[of, name, table].append(person)
    return sat


def _held(rotation: Rotation, rows: Iterable[RotationRound], sat: Sat) -> "tuple[Seating, ...]":
    from multaqa.engines.rotation import Seating

    tables: dict[str, dict[Key, tuple[Key, ...]]] = defaultdict(dict)
    for (forum, name, table), ids in sat.items():
        if forum == rotation.forum_id:
            tables[name][table] = tuple(ids)
    return tuple(Seating(each.position, tables[each.key]) for each in rows if each.key in tables)


def _round(row: RotationRound, people: Sequence[Guest]) -> "Round":
    from multaqa.engines.rotation import Round, Table

    return Round(
        row.position,
        tuple(Table(table["name"], table["most"], table["least"]) for table in row.tables),
        frozenset(guest.pk for guest in people if row.position in guest.absent),
    )


def _met(
    rotation: Rotation, people: Sequence[Guest], before: Iterable[Sequence[int]]
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
        known = {guest.pk for guest in people}
        tables = (sorted(known.intersection(ids)) for ids in before)
        met |= {pair for ids in tables for pair in combinations(ids, 2)}
    return {frozenset(pair): MET for pair in sorted(met)}


def _groups(
    rules: Iterable[SeatingRule], kind: SeatingRuleKind, known: Collection[int]
) -> "tuple[frozenset[Key], ...]":
    groups = (
        frozenset(pk for pk in rule.named if pk in known) for rule in rules if rule.kind == kind
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
            for pk in rule.named:
                if pk in known:
                    yield Seat(pk, rule.table, only)


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
    rules: Iterable[SeatingRule],
    rounds: "Sequence[Round]",
    people: Sequence[Guest],
    questions: Questions,
) -> "Iterator[Quota]":
    from multaqa.engines.rotation import Quota

    named = {table.id for each in rounds for table in each.tables}
    for rule in rules:
        if is_answer(rule.trait) and not holds(rule, questions):
            continue
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
