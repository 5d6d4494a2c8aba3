"""What is wrong with a plan of beds, whoever made it."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from .brief import Brief, Given
from .sharing import Plan


def faults(brief: Brief, plan: Plan) -> Iterator[str]:
    """Say of a plan where it breaks a promise: nobody twice, no bed too many, nobody unasked."""
    beds = {each.id: each.beds for each in brief.bedrooms}
    every = (*brief.given, *plan.given)
    for pk, times in Counter(each.sleeper for each in every).items():
        if times > 1:
            yield f"sleeper {pk} has {times} beds"
    named = {each.sleeper for each in every}
    for sleeper in brief.sleepers:
        if (sleeper.id in named) == (sleeper.id in plan.left):
            yield f"sleeper {sleeper.id} is neither given a bed nor left, or both"
    for bedroom in beds:
        yield from _too_full(brief, every, bedroom, beds[bedroom])
    yield from _unasked(brief, plan)


def _too_full(brief: Brief, every: tuple[Given, ...], bedroom: int, beds: int) -> Iterator[str]:
    nights = Counter(
        night
        for each in every
        if each.bedroom == bedroom
        for night in brief.by_id[each.sleeper].nights
    )
    for night, count in sorted(nights.items()):
        if count > beds:
            yield f"bedroom {bedroom} has {count} people on {night}"


def _unasked(brief: Brief, plan: Plan) -> Iterator[str]:
    """Pairs that the plan puts together; what was given before is a coordinator's own doing."""
    new = {each.sleeper for each in plan.given}
    for one, other in combinations((*brief.given, *plan.given), 2):
        if one.bedroom != other.bedroom or not {one.sleeper, other.sleeper} & new:
            continue
        first, second = brief.by_id[one.sleeper], brief.by_id[other.sleeper]
        if first.meets(second) and not brief.may_share(first, second):
            yield f"sleepers {first.id} and {second.id} did not ask to share"
