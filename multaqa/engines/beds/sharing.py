"""Who could sleep where: whoever asked first is served first, and nobody shares unasked."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .brief import Bedroom, Brief, Given, Sleeper


@dataclass(frozen=True, slots=True)
class Plan:
    """The beds that could be given, and who is left without, in the order in which they asked."""

    given: tuple[Given, ...]
    left: tuple[int, ...]


def share(brief: Brief) -> Plan:
    """Serve the sleepers in the order in which they asked, each with those they must be with.

    Two who named each other come together; who named somebody that did not name them is left to a
    person's judgement. Of the bedrooms that fit, the one where most of their nights are shared
    already is taken, then the smallest: large ones stay free for those to come.
    """
    inside: dict[int, list[Sleeper]] = defaultdict(list)
    for given in brief.given:
        inside[given.bedroom].append(brief.by_id[given.sleeper])
    has_bed = {given.sleeper for given in brief.given}
    new: list[Given] = []
    for sleeper in sorted(brief.sleepers, key=lambda s: (s.order, s.id)):
        if sleeper.id in has_bed:
            continue
        for group in ([sleeper, *_companions(brief, sleeper, has_bed)], [sleeper]):
            bedroom = _bedroom_for(brief, group, inside)
            if bedroom is not None:
                inside[bedroom.id].extend(group)
                has_bed.update(each.id for each in group)
                new.extend(Given(each.id, bedroom.id) for each in group)
                break
    waiting = sorted(brief.sleepers, key=lambda s: (s.order, s.id))
    return Plan(tuple(new), tuple(each.id for each in waiting if each.id not in has_bed))


def _companions(brief: Brief, sleeper: Sleeper, has_bed: set[int]) -> list[Sleeper]:
    """Those without a bed who asked for the sleeper and were asked for, as among each other."""
    group = [sleeper]
    for pk in sorted(sleeper.named):
        other = brief.by_id.get(pk)
        if other is None or pk in has_bed or other in group:
            continue
        if all(brief.may_share(other, each) for each in group):
            group.append(other)
    return group[1:]


def _bedroom_for(
    brief: Brief, group: list[Sleeper], inside: dict[int, list[Sleeper]]
) -> Bedroom | None:
    fitting = [each for each in brief.bedrooms if _fits(brief, group, each, inside[each.id])]
    if not fitting:
        return None
    company = not group[0].alone
    return min(
        fitting,
        key=lambda b: (
            -_shared_nights(group, inside[b.id]),
            # The only bed of a bedroom is for who sleeps alone, as long as there are others.
            company and b.beds == 1,
            b.beds,
            b.id,
        ),
    )


def _fits(brief: Brief, group: list[Sleeper], bedroom: Bedroom, there: Iterable[Sleeper]) -> bool:
    """Whether all asked to share with whom they meet there, and no night is too full."""
    everyone = [*there, *group]
    for one in group:
        met = [each for each in everyone if each is not one and each.meets(one)]
        if not all(brief.may_share(one, other) for other in met):
            return False
        if one.names_somebody and not one.alone and not met:
            return False
    nights = {night for each in group for night in each.nights}
    return all(sum(night in e.nights for e in everyone) <= bedroom.beds for night in nights)


def _shared_nights(group: list[Sleeper], there: Iterable[Sleeper]) -> int:
    return sum(len(one.nights & other.nights) for one in group for other in there)
