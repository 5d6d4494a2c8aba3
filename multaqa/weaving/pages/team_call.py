"""A coordinator calls for teams: its days, projects, skills, who is kept apart, who has said."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import Crumb, answer, confirmed, now, typed
from multaqa.kernel.doors import door
from multaqa.programmes.models import Cycle
from multaqa.ui.templatetags.ui import num

from .. import actions, queries, rules
from ..forms import ApartForm, ProjectForm, SkillForm, TeamCallForm, named_skills, names_of
from ..models import TeamApart, TeamCall, TeamProject
from .subjects import of_apart, of_call, of_cycle, of_project, of_skill, skill_of


@door(rules.may_belong, load=of_cycle)
def index(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """The calls of a cycle, each with what this reader can do there."""
    visitor, at = request.visitor, timezone.now()
    held = set(queries.cycle_roles_of(cycle, visitor.person_id))
    rows = [
        (call, queries.call_state(call, at), bool(held & set(call.roles)))
        for call in queries.calls_of(cycle)
    ]
    context = {"cycle": cycle, "rows": rows, "arranges": rules.may_survey(visitor, cycle)}
    return render(request, "weaving/team/index.html", context)


@door(rules.may_survey, load=of_cycle)
def create(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Call for teams."""
    network = request.network
    initial = {"roles": ["innovator"], "wishes": 3, "mix_cities": True, "mix_libraries": True}
    form = TeamCallForm(typed(request), network=network, initial=initial)

    def act() -> str:
        return prepared(actions.call_for_teams(cycle=cycle, values=form.values(), **now(request)))

    back, crumbs = address(cycle, "calls"), in_cycle(cycle)
    return answer(request, form, act, title=_("Call for teams"), crumbs=crumbs, back=back)


@door(rules.may_arrange_teams, load=of_call)
def show(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """All that is said for the call, who has ranked projects, and never which."""
    projects = list(call.projects.all())
    said = queries.said_in(call)
    context = {
        "call": call,
        "cycle": call.cycle,
        "state": queries.call_state(call, timezone.now()),
        "projects": _with_skills(call, projects),
        "skills": queries.skills(call),
        "apart": call.apart.select_related("one", "other"),
        "said": said,
        "silent": [row.person for row in said if not row.said],
        "room": sum(project.most for project in projects),
    }
    return render(request, "weaving/team/call.html", context)


def _with_skills(call: TeamCall, projects: list[TeamProject]) -> list[tuple[Any, ...]]:
    wanted = queries.wanted(call, projects)
    return [(project, counted, queries.needed(call, project)) for project, counted in wanted]


@door(rules.may_arrange_teams, load=of_call)
def update(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """Write its days and words anew."""
    initial = TeamCallForm.initial_of(call)
    form = TeamCallForm(typed(request), network=request.network, initial=initial)

    def act() -> None:
        actions.edit_call(call=call, values=form.values(), **now(request))

    return answer(request, form, act, title=_("Edit the call"), **_of(call))


@door(rules.may_arrange_teams, load=of_call)
@require_POST
def remind(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """Write to those who have ranked nothing."""
    count = actions.remind_of_call(call=call, **now(request))
    words = ngettext("%(n)s reminder is on its way.", "%(n)s reminders are on their way.", count)
    messages.success(request, words % {"n": num(count)})
    return redirect(prepared(call))


@door(rules.may_arrange_teams, load=of_call)
def add_project(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """Name a project."""
    return _project(request, call, None, {"least": 3, "most": 6})


@door(rules.may_arrange_part, load=of_project)
def project(request: HttpRequest, project: TeamProject) -> HttpResponse:
    """Write one anew."""
    return _project(request, project.call, project, ProjectForm.initial_of(project))


def _project(
    request: HttpRequest, call: TeamCall, project: TeamProject | None, initial: dict[str, Any]
) -> HttpResponse:
    skills, network = named_skills(call), request.network
    form = ProjectForm(typed(request), network=network, skills=skills, initial=initial)

    def act() -> None:
        values = form.cleaned_data
        actions.write_project(call=call, project=project, values=values, **now(request))

    title = _("Edit the project") if project else _("Name a project")
    return answer(request, form, act, title=title, **_of(call))


@door(rules.may_arrange_part, load=of_project)
def drop_project(request: HttpRequest, project: TeamProject) -> HttpResponse:
    """Take one out, after a last question."""

    def act() -> None:
        actions.remove_project(project=project, **now(request))

    text = _("Whoever wished for it goes on with their other wishes.")
    title, submit = _("Take the project out"), _("Take out")
    return confirmed(request, act, title=title, text=text, submit=submit, **_of(project.call))


@door(rules.may_arrange_teams, load=of_call)
def add_skill(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """Name a skill."""
    form = SkillForm(typed(request), languages=request.network.languages)

    def act() -> None:
        actions.name_skill(call=call, name=form.cleaned_data["name"], **now(request))

    return answer(request, form, act, title=_("Name a skill"), **_of(call))


@door(rules.may_arrange_teams, load=of_skill)
@require_POST
def drop_skill(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """Take one out."""
    actions.remove_skill(call=call, key=skill_of(call), **now(request))
    return redirect(prepared(call))


@door(rules.may_arrange_teams, load=of_call)
def add_apart(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """Say of two that they are not to be of one team."""
    people = {person.pk: person for person in queries.asked_for_team(call)}
    form = ApartForm(typed(request), people=names_of(people.values()))

    def act() -> None:
        one, other = (people[form.cleaned_data[key]] for key in ("one", "other"))
        actions.keep_apart(call=call, one=one, other=other, **now(request))

    return answer(request, form, act, title=_("Keep two apart"), **_of(call))


@door(rules.may_arrange_part, load=of_apart)
@require_POST
def drop_apart(request: HttpRequest, apart: TeamApart) -> HttpResponse:
    """They may be of one team after all."""
    actions.let_together(apart=apart, **now(request))
    return redirect(prepared(apart.call))


def prepared(call: TeamCall) -> str:
    """Where a coordinator prepares the call."""
    return address(call.cycle, "call", call.number)


def address(cycle: Cycle, page: str, *parts: int) -> str:
    """A page of teams of the cycle."""
    return reverse(f"weaving:{page}", args=[cycle.network.slug, cycle.number, *parts])


def in_cycle(cycle: Cycle) -> list[Crumb]:
    """The way to the calls of a cycle."""
    show = reverse("programmes:show", args=[cycle.network.slug, cycle.number])
    return [(cycle.name, show), (_("Teams"), address(cycle, "calls"))]


def _of(call: TeamCall) -> dict[str, Any]:
    back = prepared(call)
    return {"back": back, "crumbs": [*in_cycle(call.cycle), (call.title, back)]}
