"""Briefs and solutions of the format weave-rotation-1 (bench/rotation_briefs/README.md)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from multaqa.engines.rotation import Brief, Person, Plan, Quota, Round, Seat, Table, Weights

TRAITS = ("city", "library", "role", "gender")


def brief_of(text: Mapping[str, Any], **more: int) -> Brief:
    """The brief that a file holds; ``more`` is seed and effort."""
    weights = text.get("weights", {})
    rules = text.get("constraints", {})
    quotas = [_quota_of(rule, "role", rule["role"]) for rule in rules.get("role_per_table", ())]
    quotas += [
        _quota_of(rule, rule["attribute"], rule.get("value")) for rule in rules.get("max_same", ())
    ]
    return Brief(
        people=tuple(_person_of(person) for person in text["people"]),
        rounds=tuple(_round_of(each) for each in text["rounds"]),
        met={frozenset(pair): 100 for pair in text.get("prior_pairs", ())},
        weights=Weights(weights.get("cross_city", 1), weights.get("same_city", 1)),
        apart=tuple(frozenset(pair) for pair in rules.get("keep_apart", ())),
        together=tuple(frozenset(group) for group in rules.get("keep_together", ())),
        seats=tuple(_seat_of(seat) for seat in rules.get("fixed", ())),
        quotas=tuple(quotas),
        most_meetings=rules.get("max_meetings"),
        **more,
    )


def solution_of(name: str, plan: Plan) -> dict[str, Any]:
    """The plan as a solution's file holds it."""
    rounds = [
        {"id": seating.round, "tables": {id: list(at) for id, at in seating.tables.items()}}
        for seating in plan.seatings
    ]
    return {"instance": name, "rounds": rounds}


def read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def _person_of(person: Mapping[str, Any]) -> Person:
    return Person(person["id"], {trait: person[trait] for trait in TRAITS if person.get(trait)})


def _round_of(each: Mapping[str, Any]) -> Round:
    tables = tuple(
        Table(table["id"], table["max"], table.get("min", 0)) for table in each["tables"]
    )
    return Round(each["id"], tables, frozenset(each.get("absent", ())))


def _seat_of(seat: Mapping[str, Any]) -> Seat:
    rounds = seat.get("rounds", "all")
    return Seat(seat["person"], seat["table"], None if rounds == "all" else frozenset(rounds))


def _quota_of(rule: Mapping[str, Any], trait: str, value: str | None) -> Quota:
    soft = rule.get("hard") is False or ("attribute" in rule and not rule.get("hard"))
    most = rule.get("max")
    return Quota(trait, value, rule.get("min", 0), most, hard=not soft)
