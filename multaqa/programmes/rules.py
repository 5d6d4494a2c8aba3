"""Who may do what with cycles, and when."""

from datetime import date

from django.utils.translation import gettext as _

from multaqa.kernel.period import Period
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.people.enums import RoleName

from .enums import CYCLE_ROLES, CycleState
from .models import Cycle, CycleRole


def may_plan(visitor: Visitor, cycle: Cycle) -> bool:
    """A coordinator of the cycle's network."""
    return visitor.coordinates(cycle.network_id)


def may_see_cohort(visitor: Visitor, cycle: Cycle) -> bool:
    """Whoever belongs to the network; the public sees figures on the cycle's own page."""
    return visitor.belongs(cycle.network_id)


def may_end_role(visitor: Visitor, role: CycleRole) -> bool:
    """A coordinator of the network whose cycle it is."""
    return visitor.coordinates(role.cycle.network_id)


def require_period(starts_on: date, ends_on: date | None) -> None:
    """Refuse dates that are not in order, or in no year of ours."""
    try:
        Period(starts_on, ends_on or starts_on)
    except Refusal as refusal:
        field = {"starts": "starts_on", "ends": "ends_on"}.get(refusal.field or "", "starts_on")
        raise Refusal(refusal.sentence, field=field) from refusal


def require_going_on(cycle: Cycle) -> None:
    """Refuse to change who takes part once the cycle is closed."""
    if cycle.state == CycleState.CLOSED:
        raise Refusal(_("This cycle is closed; its roles stay as they were."))


def require_cycle_role(role: str) -> RoleName:
    """The role, if it is one that is held in a cycle."""
    if role not in CYCLE_ROLES:
        raise Refusal(_("This role is not held in a cycle."), field="role")
    return RoleName(role)
