"""Who may call for teams, wish and read, and when."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.people.models import Person

from ..enums import MOST_WISHES, ROSTER_ROLES, TeamCallState
from ..models import TeamApart, TeamCall, TeamProject
from ..queries import call_state, is_asked, is_member

LARGEST_TEAM = 99

# ── Who ──────────────────────────────────────────────────────────────────────────────────


def may_arrange_teams(visitor: Visitor, call: TeamCall) -> bool:
    """Coordinators of the cycle’s network make teams; none sees what anybody wished for."""
    return visitor.coordinates(call.cycle.network_id)


def may_arrange_part(visitor: Visitor, part: TeamProject | TeamApart) -> bool:
    """The same, of a project, or of two who are kept apart."""
    return may_arrange_teams(visitor, part.call)


def may_wish(visitor: Visitor, call: TeamCall) -> bool:
    """Whoever is asked ranks projects, for themselves, by a personal link too; and whoever is in a
    team that is out reads it."""
    return visitor.belongs(call.cycle.network_id) and (
        is_asked(call, visitor.person_id) or is_member(call, visitor.person_id)
    )


# ── When ─────────────────────────────────────────────────────────────────────────────────


def require_wishes_open(call: TeamCall, *, at: datetime) -> None:
    """Refuse wishes before and after, and once teams were made of them."""
    state = call_state(call, at)
    if state == TeamCallState.SOON:
        raise Refusal(_("Projects cannot be ranked yet."))
    if state != TeamCallState.OPEN or call.made_at is not None:
        raise Refusal(_("The time to rank projects is over. What you said stays as it is."))


def require_asked(call: TeamCall, person: Person) -> None:
    """Refuse whoever the call does not ask."""
    if not is_asked(call, person.pk):
        raise Refusal(_("This person is not asked."))


def require_wishes(call: TeamCall, wishes: Sequence[int], projects: Collection[int]) -> None:
    """Refuse a project twice, an unknown one, and more wishes than are asked for."""
    if len(set(wishes)) < len(wishes):
        raise Refusal(_("You chose the same project twice: each wish is for another one."))
    if not set(wishes) <= set(projects):
        raise Refusal(_("Meanwhile this project is not there any more. Look at the list again."))
    if len(wishes) > call.wishes:
        raise Refusal(_("These are more wishes than can be kept."))


def require_call(call: TeamCall) -> None:
    """Refuse a call that ends before it begins, asks nobody, or asks for too many wishes."""
    if call.closes_at <= call.opens_at:
        raise Refusal(_("The end comes before the start."), field="closes_on")
    if not call.roles or not set(call.roles) <= set(ROSTER_ROLES):
        raise Refusal(_("Choose who is asked."), field="roles")
    if not 1 <= call.wishes <= MOST_WISHES:
        raise Refusal(_("Between one wish and five can be ranked."), field="wishes")


def require_project(project: TeamProject) -> None:
    """Refuse a team without room."""
    if not 1 <= project.least <= project.most <= LARGEST_TEAM:
        raise Refusal(_("A team has room for as many as it needs, at least."), field="most")


def require_not_out(call: TeamCall) -> None:
    """Refuse to change what people were told."""
    if call.published_at is not None:
        raise Refusal(_("These teams are out already. Move single people if need be."))


def require_not_made(call: TeamCall) -> None:
    """Refuse to open again what teams were made of: two drafts could be compared, and the
    difference would be one person’s wishes."""
    if call.made_at is not None:
        raise Refusal(_("Teams were made of these wishes: the days stay as they are."))


def require_makeable(call: TeamCall, *, at: datetime) -> None:
    """Refuse teams before everybody could say what they wish for."""
    require_not_out(call)
    if call_state(call, at) != TeamCallState.CLOSED:
        raise Refusal(_("Teams are made once the time to rank projects is over."))
    if not call.projects.exists():
        raise Refusal(_("Name a project first."))


def require_made(call: TeamCall) -> None:
    """Refuse to move or publish what is not there."""
    if call.made_at is None:
        raise Refusal(_("There are no teams yet."))


def require_two(one: Person, other: Person) -> None:
    """Refuse to keep somebody apart from themselves."""
    if one.pk == other.pk:
        raise Refusal(_("Choose two people."), field="other")
