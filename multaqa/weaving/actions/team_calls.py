"""Arranging a call for teams: its days, projects, skills, who is kept apart, its reminders."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.kernel.bilingual import words
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from .. import rules
from ..models import TeamApart, TeamCall, TeamProject
from ..queries import silent_in
from .asking import _next_of, _write, write_to

# What a coordinator writes of a call, and of a project.
WRITTEN = ("title", "lead", "opens_at", "closes_at", "roles", "wishes")
WRITTEN += ("mix_cities", "mix_libraries")
OF_A_PROJECT = ("title", "about", "least", "most", "skills")
TEAM_REMINDER = "team-call-reminder"


@transaction.atomic
def call_for_teams(
    *, cycle: Cycle, values: Mapping[str, Any], by: Person | None, at: datetime
) -> TeamCall:
    """The cycle's next call for teams."""
    call = _next_of(TeamCall, cycle)
    _write(call, values, WRITTEN, rules.require_call)
    _record("teams called for", call, by, at)
    return call


@transaction.atomic
def edit_call(
    *, call: TeamCall, values: Mapping[str, Any], by: Person | None, at: datetime
) -> TeamCall:
    """Write its days and words anew; once teams were made its days stay."""
    rules.require_not_out(call)
    if any(values.get(key, getattr(call, key)) != getattr(call, key) for key in WRITTEN[2:6]):
        rules.require_not_made(call)
    _write(call, values, WRITTEN, rules.require_call)
    _record("call for teams edited", call, by, at)
    return call


@transaction.atomic
def write_project(
    *,
    call: TeamCall,
    values: Mapping[str, Any],
    by: Person | None,
    at: datetime,
    project: TeamProject | None = None,
) -> TeamProject:
    """A project of the call, a new one or that one: its words, its size, the skills it needs."""
    rules.require_not_out(call)
    project = project or TeamProject(call=call)
    for key in OF_A_PROJECT:
        if key in values:
            setattr(project, key, values[key])
    rules.require_project(project)
    project.save()
    _record("team project written", call, by, at, project=project.pk)
    return project


@transaction.atomic
def remove_project(*, project: TeamProject, by: Person | None, at: datetime) -> None:
    """Take a project out; who wished for it goes on with their other wishes."""
    call = project.call
    rules.require_not_out(call)
    _record("team project removed", call, by, at, project=project.pk)
    project.delete()


@transaction.atomic
def name_skill(*, call: TeamCall, name: Any, by: Person | None, at: datetime) -> int:
    """A skill that people may bring and projects ask for; its key."""
    rules.require_not_out(call)
    key = max((skill["key"] for skill in call.skills), default=0) + 1
    call.skills = [*call.skills, {"key": key, "name": words(name)}]
    call.save(update_fields=["skills"])
    _record("team skill named", call, by, at, skill=key)
    return key


@transaction.atomic
def remove_skill(*, call: TeamCall, key: int, by: Person | None, at: datetime) -> None:
    """Take a skill out: no project asks for it any more, and nobody is said to bring it."""
    rules.require_not_out(call)
    call.skills = [skill for skill in call.skills if skill["key"] != key]
    call.save(update_fields=["skills"])
    _record("team skill removed", call, by, at, skill=key)


@transaction.atomic
def keep_apart(
    *, call: TeamCall, one: Person, other: Person, by: Person | None, at: datetime
) -> TeamApart:
    """Two people are not to be of one team."""
    rules.require_not_out(call)
    rules.require_two(one, other)
    for person in (one, other):
        rules.require_asked(call, person)
    first, second = sorted((one, other), key=lambda person: person.pk)
    apart, _new = TeamApart.objects.get_or_create(call=call, one=first, other=second)
    _record("kept apart", call, by, at, one=first.pk, other=second.pk)
    return apart


@transaction.atomic
def let_together(*, apart: TeamApart, by: Person | None, at: datetime) -> None:
    """They may be of one team after all."""
    rules.require_not_out(apart.call)
    _record("no longer kept apart", apart.call, by, at, one=apart.one_id, other=apart.other_id)
    apart.delete()


@transaction.atomic
def remind_of_call(*, call: TeamCall, by: Person, at: datetime) -> int:
    """Write to those who have ranked nothing, once a day at most; how many."""
    rules.require_wishes_open(call, at=at)
    return write_to(silent=silent_in(call), asking=call, kind=TEAM_REMINDER, by=by, at=at)


def _record(verb: str, call: TeamCall, by: Person | None, at: datetime, **detail: int) -> None:
    ledger.record(
        verb=verb,
        subject=call,
        by=by,
        at=at,
        network_id=call.cycle.network_id,
        call=call.number,
        **detail,
    )
