"""What of a rotation changed since a plan of it was made, in parts of a sentence."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.ui.templatetags.ui import num

from ..models import Meeting, Plan, Rotation, RotationRound, SeatingRule
from .guests import Guest, guests
from .rotation_told import PlansTold

# A round's tables by name, each with its fewest and most, and who misses it.
Sitting = tuple[dict[str, tuple[int | None, int | None]], set[int]]


def made_of(rotation: Rotation, rules: Iterable[SeatingRule]) -> dict[str, Any]:
    """What a plan keeps of its rotation beside the brief, to tell later what changed since."""
    return {
        "changes": rotation.changes,
        "rules": sorted(rule.pk for rule in rules),
        "knows": [rotation.knows_library, rotation.knows_meetings],
    }


def is_changed(plan: Plan, rotation: Rotation) -> bool:
    """Whether the rotation was changed since; of old plans it is not known (no query)."""
    return bool(plan.made_of) and plan.made_of["changes"] != rotation.changes


def changed_since(
    plan: Plan,
    rows: Sequence[RotationRound],
    held: Collection[str],
    people: Sequence[Guest] | None = None,
) -> list[str]:
    """What changed since the plan was made, of what is still to come: nothing, or so many guests,
    rounds, tables more or fewer, absences, rules (no query, or 2). ``held`` are keys of rounds."""
    rotation = plan.rotation
    ahead = [row for row in rows if row.key not in held]
    if not is_changed(plan, rotation) or not ahead:
        return []
    known = guests(rotation) if people is None else people
    rules = set(rotation.rules.values_list("pk", flat=True))
    over = {row.position for row in rows if row.key in held}
    return [
        *_people({pk for pk, _traits in plan.brief["people"]}, known),
        *_rounds(plan.brief["rounds"], ahead, over),
        *_absences(plan.brief, ahead, known),
        *_rules(set(plan.made_of["rules"]), rules),
        *_matters(plan, rotation),
    ]


@dataclass(frozen=True, slots=True)
class Since:
    """The plan that readers go by, what changed since it was made, and ``after``: the newest
    version, where that is later and nothing changed since."""

    plan: Plan | None
    told: list[str]
    after: Plan | None = None


def since_of(
    rotation: Rotation, plans: PlansTold, rows: Sequence[RotationRound], people: Sequence[Guest]
) -> Since:
    """What changed since the published plan was made, or else the newest (no query, or 3)."""
    plan, newest = plans.published or plans.newest, plans.newest
    if plan is None or newest is None or not is_changed(plan, rotation):
        return Since(plan, [])
    plan.rotation = rotation
    plan.refresh_from_db(fields=["brief"])
    told = changed_since(plan, rows, held_keys(rotation), people)
    later = newest.number > plan.number and not is_changed(newest, rotation)
    return Since(plan, told, newest if later else None)


def held_keys(rotation: Rotation) -> set[str]:
    """The keys of the forum's rounds of which something is written down (one query)."""
    rows = Meeting.objects.filter(forum=rotation.forum_id).order_by()
    return set(rows.values_list("round", flat=True).distinct())


def _people(before: set[int], known: Iterable[Guest]) -> Iterator[str]:
    now = {guest.pk for guest in known}
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
    brief: Mapping[str, Any], ahead: Iterable[RotationRound], known: Iterable[Guest]
) -> Iterator[str]:
    old = {at: set(away) for at, _tables, away in brief["rounds"]}
    there = {pk for pk, _traits in brief["people"]}
    at = [row.position for row in ahead if row.position in old]
    other = sum(
        any((guest.pk in old[position]) != (position in guest.absent) for position in at)
        for guest in known
        if guest.pk in there
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
