"""Saying what one wishes for, making teams of it, moving people by hand, telling everybody."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import TeamApart, TeamCall, TeamMember, TeamProject, TeamRanking, TeamWish
from ..queries import TEAMS_VERSION, mates, team_brief, team_digest


@transaction.atomic
def rank_projects(
    *,
    call: TeamCall,
    person: Person,
    wishes: Sequence[int],
    skills: Collection[int],
    by: Person | None,
    at: datetime,
) -> TeamRanking:
    """Keep what ``person`` wishes for, the dearest first, over what they said before. The ledger
    does not say that they did: the order of wishes is nobody's business."""
    rules.require_own(person, by=by)
    rules.require_wishes_open(call, at=at)
    rules.require_asked(call, person)
    rules.require_wishes(call, wishes, call.projects.values_list("pk", flat=True))
    TeamRanking.objects.get_or_create(call=call, person=person)
    said = TeamRanking.objects.select_for_update(of=("self",)).get(call=call, person=person)
    said.wishes.all().delete()
    TeamWish.objects.bulk_create(
        TeamWish(ranking=said, project_id=pk, rank=rank) for rank, pk in enumerate(wishes, 1)
    )
    known = {skill["key"] for skill in call.skills}
    said.skills = sorted(known & set(skills))
    said.save(update_fields=["skills"])
    return said


@transaction.atomic
def make_teams(*, call: TeamCall, by: Person | None, at: datetime) -> TeamCall:
    """Make a draft of all teams from what was said, in the place of the draft before."""
    from multaqa.engines.rotation import team_up

    call = _held(call)
    rules.require_makeable(call, at=at)
    brief = team_brief(call, mates(call))
    plan = team_up(brief)
    TeamMember.objects.filter(call=call).delete()
    TeamMember.objects.bulk_create(
        TeamMember(call=call, project_id=int(project), person_id=int(person))
        for project, people in plan.teams.items()
        for person in people
    )
    ranks = Counter(rank for rank in plan.wish.values() if rank is not None)
    call.made_at = at
    call.result = {
        "version": TEAMS_VERSION,
        "digest": team_digest(brief),
        "cost": plan.cost,
        "bound": plan.bound,
        "optimal": plan.optimal,
        "people": len(brief.people),
        "ranked": sum(bool(person.wishes) for person in brief.people),
        "first": ranks[1],
        "wished": sum(ranks.values()),
        "wanted": Counter(str(pk) for person in brief.people for pk in person.wishes),
    }
    call.save(update_fields=["made_at", "result"])
    _record("teams made", call, by, at, digest=call.result["digest"])
    return call


@transaction.atomic
def move_member(
    *, call: TeamCall, person: Person, project: TeamProject | None, by: Person | None, at: datetime
) -> None:
    """Put somebody into another team, or into none."""
    call = _held(call)
    rules.require_made(call)
    if project is None:
        TeamMember.objects.filter(call=call, person=person).delete()
    else:
        rules.require_asked(call, person)
        TeamMember.objects.update_or_create(call=call, person=person, defaults={"project": project})
    _record("moved to a team", call, by, at, person=person.pk, project=project and project.pk)


@transaction.atomic
def publish_teams(*, call: TeamCall, by: Person | None, at: datetime) -> TeamCall:
    """Everybody reads their own team from now on."""
    call = _held(call)
    rules.require_not_out(call)
    rules.require_made(call)
    call.published_at = at
    call.save(update_fields=["published_at"])
    _record("teams published", call, by, at)
    return call


@transaction.atomic
def forget_wishes(*, person: Person, by: Person | None, at: datetime) -> None:
    """Erase what somebody who leaves wished for; a team that was out keeps its row of them."""
    erased, _by_model = TeamRanking.objects.filter(person=person).delete()
    TeamApart.objects.filter(one=person).delete()
    TeamApart.objects.filter(other=person).delete()
    TeamMember.objects.filter(person=person, call__published_at=None).delete()
    if erased:
        ledger.record(verb="wishes for a team erased", subject=person, by=by, at=at)


def _held(call: TeamCall) -> TeamCall:
    """The call, for one transaction at a time."""
    rows = TeamCall.objects.select_for_update(of=("self",)).select_related("cycle__network")
    return rows.get(pk=call.pk)


def _record(verb: str, call: TeamCall, by: Person | None, at: datetime, **detail: Any) -> None:
    given = {"call": call.number, **detail}
    ledger.record(verb=verb, subject=call, by=by, at=at, network_id=call.cycle.network_id, **given)
