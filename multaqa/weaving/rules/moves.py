"""When somebody of a plan may be moved by hand."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal

from ..models import Plan, Seat
from ..queries import Move


class Unkept(Refusal):
    """A rule would no longer be kept: who is sure may move all the same."""


def require_there(plan: Plan | None) -> Plan:
    """The plan, if nobody threw it away meanwhile."""
    if plan is None:
        raise Refusal(_("Meanwhile somebody discarded this version. The others are there."))
    return plan


def require_ahead(round: int, held: Sequence[Any]) -> None:
    """Refuse to move people in a round that took place: what happened is not planned."""
    if any(seating.round == round for seating in held):
        raise Refusal(_("This round took place: correct it under “Who sat where”."))


def require_as_seen(
    seats: Mapping[int, Seat], move: Move, seen: str, tables: Collection[str]
) -> None:
    """Refuse to move who has no seat, to where no table is, and whom somebody moved meanwhile:
    ``seats`` of the round by person, the ``tables`` it has, and the table where they were seen."""
    if move.person not in seats:
        raise Refusal(_("They have no seat in this round."))
    if move.table not in tables:
        raise Refusal(_("This round has no table of that name."))
    if move.table == seen:
        raise Refusal(_("They sit at this table already."))
    if seats[move.person].table != seen:
        raise _meanwhile(seats[move.person])
    if move.other is not None and move.other not in seats:
        raise Refusal(_("They have no seat in this round."))
    if move.other is not None and seats[move.other].table != move.table:
        raise _meanwhile(seats[move.other])


def _meanwhile(seat: Seat) -> Refusal:
    text = _(
        "Somebody else was at work meanwhile: %(name)s sits at table %(table)s now. Nothing was "
        "changed; look at the round as it is, and move again."
    )
    return Refusal(text % {"name": seat.person.name, "table": seat.table})


def require_kept(worse: Sequence[Any], *, sure: bool) -> None:
    """Refuse a move after which a rule is no longer kept, unless whoever moves is sure."""
    if worse and not sure:
        raise Unkept(_("After this move something would no longer be kept. Look at it again."))
