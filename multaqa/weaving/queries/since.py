"""What of a rotation changed since a plan of it was made, in parts of a sentence."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.kernel.along import along
from multaqa.ui.templatetags.ui import num

from ..models import Plan, Rotation, RotationGuest, RotationRound, SeatingRule
from .answered import Questions, labels_kept, trait_of
from .guests import Guest
from .rotation_told import PlansTold

# A round's tables by name, each with its fewest and most, and who misses it.
Sitting = tuple[dict[str, tuple[int | None, int | None]], set[int]]


def made_of(
    rotation: Rotation, rules: Iterable[SeatingRule], questions: Questions
) -> dict[str, Any]:
    """What a plan keeps of its rotation beside the brief, to tell later what changed since."""
    return {
        "changes": rotation.changes,
        "rules": sorted(rule.pk for rule in rules),
        "knows": [rotation.knows_library, rotation.knows_meetings],
        "asked": labels_kept(questions),
    }


def is_changed(plan: Plan, rotation: Rotation) -> bool:
    """Whether the rotation was changed since; of old plans it is not known (no query)."""
    return bool(plan.made_of) and plan.made_of["changes"] != rotation.changes


def changed_since(
    plan: Plan, rows: Sequence[RotationRound], stands: "Stands | None" = None
) -> list[str]:
    """What changed since the plan was made, of what is still to come: nothing, or so many guests,
    rounds, tables more or fewer, absences, rules (no query, or one). ``rows`` are of ``rows_of``,
    ``stands`` is what stands of the rotation now, where it is known."""
    rotation = plan.rotation
    ahead = [row for row in rows if not row.written]
    if not is_changed(plan, rotation) or not ahead:
        return []
    now = stands or _stands(rotation)
    over = {row.position for row in rows if row.written}
    return [
        *_people({pk for pk, _traits in plan.brief["people"]}, now.absences.keys()),
        *_rounds(plan.brief["rounds"], ahead, over),
        *_absences(plan.brief, ahead, now.absences),
        *_rules(set(plan.made_of["rules"]), now.rules),
        *_matters(plan, rotation),
    ]


@dataclass(frozen=True, slots=True)
class Stands:
    """Which rounds each guest misses, by position, and the ids of the rules."""

    absences: Mapping[int, Collection[int]]
    rules: set[int]


def _stands(rotation: Rotation) -> Stands:
    here = Rotation.objects.filter(pk=rotation.pk).only("pk")
    people = RotationGuest.objects.filter(person__left_at__isnull=True)
    read = along(here, guests=people, rules=SeatingRule.objects.all()).get()
    absences = {guest.person_id: guest.absent for guest in read.guests.all()}
    return Stands(absences, {rule.pk for rule in read.rules.all()})


@dataclass(frozen=True, slots=True)
class Since:
    """The plan that readers go by, what changed since it was made, and ``after``: the newest
    version, where that is later and nothing changed since."""

    plan: Plan | None
    told: list[str]
    after: Plan | None = None


def since_of(
    rotation: Rotation,
    plans: PlansTold,
    rows: Sequence[RotationRound],
    people: Iterable[Guest],
    rules: Iterable[SeatingRule],
) -> Since:
    """What changed since the published plan was made, or else the newest (no query, or one)."""
    plan, newest = plans.published or plans.newest, plans.newest
    if plan is None or newest is None or not is_changed(plan, rotation):
        return Since(plan, [])
    plan.rotation = rotation
    plan.refresh_from_db(fields=["brief"])
    stands = Stands({guest.pk: guest.absent for guest in people}, {rule.pk for rule in rules})
    told = changed_since(plan, rows, stands)
    later = newest.number > plan.number and not is_changed(newest, rotation)
    return Since(plan, told, newest if later else None)


def _people(before: set[int], now: Set[int]) -> Iterator[str]:
    if more := len(now - before):
        yield ngettext("%(n)s person added", "%(n)s people added", more) % {"n": num(more)}
    if fewer := len(before - now):
        text = ngettext("%(n)s person taken out", "%(n)s people taken out", fewer)
        yield text % {"n": num(fewer)}


def _rounds(before: Iterable[Any], ahead: Iterable[RotationRound], over: set[int]) -> Iterator[str]:
    old = {at: {name: (least, most) for name, most, least in tables} for at, tables, _ in before}
    now = {row.position: {t["name"]: (t["least"], t["most"]) for t in row.tables} for row in ahead}
    if more := len(now.keys() - old.keys()):
        yield ngettext("%(n)s round added", "%(n)s rounds added", more) % {"n": num(more)}
    if fewer := len(old.keys() - now.keys() - over):
        text = ngettext("%(n)s round taken away", "%(n)s rounds taken away", fewer)
        yield text % {"n": num(fewer)}
    both = [(old[at], now[at]) for at in now.keys() & old.keys()]
    yield from _tables(both)


def _tables(both: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> Iterator[str]:
    """One table that goes in every round is one table."""
    if more := len({name for old, now in both for name in now.keys() - old.keys()}):
        yield ngettext("%(n)s table added", "%(n)s tables added", more) % {"n": num(more)}
    if fewer := len({name for old, now in both for name in old.keys() - now.keys()}):
        text = ngettext("%(n)s table taken away", "%(n)s tables taken away", fewer)
        yield text % {"n": num(fewer)}
    stay = [(old[name], now[name], name) for old, now in both for name in old.keys() & now.keys()]
    if other := len({name for old, now, name in stay if old != now}):
        text = ngettext("seats of %(n)s table changed", "seats of %(n)s tables changed", other)
        yield text % {"n": num(other)}


def _absences(
    brief: Mapping[str, Any],
    ahead: Iterable[RotationRound],
    absences: Mapping[int, Collection[int]],
) -> Iterator[str]:
    old = {at: set(away) for at, _tables, away in brief["rounds"]}
    there = {pk for pk, _traits in brief["people"]}
    at = [row.position for row in ahead if row.position in old]
    other = sum(
        any((pk in old[position]) != (position in absent) for position in at)
        for pk, absent in absences.items()
        if pk in there
    )
    if other:
        text = ngettext(
            "absences of %(n)s person changed", "absences of %(n)s people changed", other
        )
        yield text % {"n": num(other)}


def _rules(before: set[int], now: set[int]) -> Iterator[str]:
    if more := len(now - before):
        yield ngettext("%(n)s rule added", "%(n)s rules added", more) % {"n": num(more)}
    if fewer := len(before - now):
        text = ngettext("%(n)s rule taken away", "%(n)s rules taken away", fewer)
        yield text % {"n": num(fewer)}


def _matters(plan: Plan, rotation: Rotation) -> Iterator[str]:
    wishes = {"city": rotation.mix_cities, "role": rotation.balance_roles}
    wishes |= dict.fromkeys(map(trait_of, rotation.spread), True)
    was = {trait for trait, _weight in plan.brief["balances"]}
    said = [plan.brief["weights"][:2], plan.brief["most_meetings"], was, plan.made_of["knows"]]
    now = [
        [rotation.across, rotation.within],
        rotation.most_meetings,
        {trait for trait, wished in wishes.items() if wished},
        [rotation.knows_library, rotation.knows_meetings],
    ]
    if said != now:
        yield _("what matters")
