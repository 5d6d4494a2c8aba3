"""Briefs and seatings as plain values and back: a plan is kept with all that it was made from."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .answered import without_answers

if TYPE_CHECKING:
    from multaqa.engines.rotation import Brief, Seating

# What a kept plan was made by: another word where the engine's plans change.
PLANNER = "rotation 4"


def values_of(brief: "Brief") -> dict[str, Any]:
    """The brief as plain values, in an order that equal briefs share; without what people answered:
    a plan keeps nobody's answer, and there is none to forget when they leave."""
    return {
        "people": [[person.id, without_answers(person.traits)] for person in brief.people],
        "rounds": [
            [each.id, [[t.id, t.most, t.least] for t in each.tables], sorted(each.absent, key=str)]
            for each in brief.rounds
        ],
        "met": sorted([*sorted(pair, key=str), known] for pair, known in brief.met.items()),
        "weights": [brief.weights.across, brief.weights.within, brief.weights.trait],
        "apart": [sorted(group, key=str) for group in brief.apart],
        "together": [sorted(group, key=str) for group in brief.together],
        "seats": [[s.person, s.table, _listed(s.rounds)] for s in brief.seats],
        "quotas": [
            [q.trait, q.value, q.least, q.most, _listed(q.tables), q.hard, q.weight]
            for q in brief.quotas
        ],
        "balances": [[balance.trait, balance.weight] for balance in brief.balances],
        "most_meetings": brief.most_meetings,
        "seed": brief.seed,
        "effort": brief.effort,
    }


def brief_from(values: Mapping[str, Any]) -> "Brief":
    """The brief that ``values_of`` made plain."""
    from multaqa.engines.rotation import (
        Balance,
        Brief,
        Person,
        Quota,
        Round,
        Seat,
        Table,
        Weights,
    )

    return Brief(
        people=tuple(Person(pk, traits) for pk, traits in values["people"]),
        rounds=tuple(
            Round(position, tuple(Table(*table) for table in tables), frozenset(absent))
            for position, tables, absent in values["rounds"]
        ),
        met={frozenset((one, other)): known for one, other, known in values["met"]},
        weights=Weights(*values["weights"]),
        apart=tuple(map(frozenset, values["apart"])),
        together=tuple(map(frozenset, values["together"])),
        seats=tuple(Seat(pk, table, _frozen(rounds)) for pk, table, rounds in values["seats"]),
        quotas=tuple(
            Quota(trait, value, least, most, _frozen(tables), hard, weight)
            for trait, value, least, most, tables, hard, weight in values["quotas"]
        ),
        balances=tuple(Balance(*each) for each in values["balances"]),
        most_meetings=values["most_meetings"],
        seed=values["seed"],
        effort=values["effort"],
    )


def plain(seatings: Iterable["Seating"]) -> list[Any]:
    """Seatings as plain values."""
    return [
        [seating.round, [[table, list(people)] for table, people in seating.tables.items()]]
        for seating in seatings
    ]


def takers(brief: Mapping[str, Any], held: Iterable[Any]) -> set[int]:
    """Who takes part at all, of plain values: sat in a round that was held, or is expected in one
    that was not."""
    sat = {at: {who for _table, ids in tables for who in ids} for at, tables in held}
    everybody = {person for person, _traits in brief["people"]}
    expected = [everybody - set(gone) for at, _tables, gone in brief["rounds"] if at not in sat]
    return set().union(*sat.values(), *expected)


def seatings_from(values: Iterable[Any]) -> "tuple[Seating, ...]":
    """The seatings that ``plain`` made plain."""
    from multaqa.engines.rotation import Seating

    return tuple(
        Seating(position, {table: tuple(people) for table, people in tables})
        for position, tables in values
    )


def digest_of(brief: "Brief", held: Sequence["Seating"]) -> str:
    """A digest of all that goes in but what people answered, which nobody is to try out against it:
    equal digests and equal answers, equal plans, as far as the turns are equal."""
    given = [PLANNER, values_of(brief), plain(held)]
    return hashlib.sha256(json.dumps(given, sort_keys=True).encode()).hexdigest()


def _listed(keys: frozenset[Any] | None) -> list[Any] | None:
    return None if keys is None else sorted(keys, key=str)


def _frozen(keys: list[Any] | None) -> frozenset[Any] | None:
    return None if keys is None else frozenset(keys)
