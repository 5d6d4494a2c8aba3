"""What arranging a survey of ties and calling for teams have in common."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Max

from multaqa.letters.actions import write_letters
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from ..models import TeamCall, Wave

Kind = TypeVar("Kind", Wave, TeamCall)


def _next_of(kind: type[Kind], cycle: Cycle) -> Kind:
    """The next of a cycle, not written yet; two who press at once wait for each other."""
    _hold(cycle)
    rows = kind._default_manager.filter(cycle=cycle)
    last = rows.aggregate(last=Max("number"))["last"] or 0
    return kind(cycle=cycle, number=last + 1)


def _hold(cycle: Cycle) -> None:
    """What is worked out of a cycle and what it is worked out of change one after the other."""
    Cycle.objects.select_for_update(of=("self",)).get(pk=cycle.pk)


def _write(
    asking: Kind, values: Mapping[str, Any], names: Iterable[str], require: Callable[[Kind], None]
) -> None:
    """Keep those of ``values`` that have one of ``names``, if ``require`` lets it."""
    for name in names:
        if name in values:
            setattr(asking, name, values[name])
    require(asking)
    asking.save()


def write_to(*, silent: Iterable[Person], asking: Kind, kind: str, by: Person, at: datetime) -> int:
    """A reminder to each, once a day of the network at most; how many."""
    what = "wave" if isinstance(asking, Wave) else "call"
    return write_letters(
        network=asking.cycle.network,
        people=silent,
        kind=kind,
        reason=f"{kind}-{asking.pk}-{asking.day_of(at)}",
        about={what: asking.pk},
        by=by,
        at=at,
    )
