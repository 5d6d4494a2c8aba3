"""The teams: made by the engine, moved by hand with its judge beside, told to everybody."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.kernel.tables import XLSX_TYPE, file_name, write_xlsx
from multaqa.people.models import Person
from multaqa.ui.reading import RIGHT_TO_LEFT

from .. import actions, queries, rules
from ..exports.teams import of_teams
from ..forms import MoveForm, names_of
from ..models import TeamCall
from .subjects import of_call


@door(rules.may_arrange_teams, load=of_call)
def show(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """Every team as it stands, what it does not keep; and somebody is moved by two choices."""
    people = queries.mates(call)
    teams = queries.teams(call, people)
    form = _form(request, teams, people)
    if form.is_valid():
        with told_by(form):
            return _move(request, call, teams, form)
    context = _shown(call, people) | {"teams": teams, "form": form}
    return render(request, "weaving/team/teams.html", context)


def _shown(call: TeamCall, people: list[queries.Mate]) -> dict[str, Any]:
    return {
        "call": call,
        "cycle": call.cycle,
        "state": queries.call_state(call, timezone.now()),
        "faults": queries.team_faults_of(call, people) if call.made_at else [],
        "spare": [each for each in people if each.project_id is None],
        "first": _share(call, "first"),
        "wished": _share(call, "wished"),
    }


def _form(request: HttpRequest, teams: list[queries.Team], people: list[queries.Mate]) -> MoveForm:
    return MoveForm(
        typed(request),
        people=names_of(each.person for each in people),
        projects=[(team.project.pk, str(spoken(team.project.title))) for team in teams],
    )


def _move(
    request: HttpRequest, call: TeamCall, teams: list[queries.Team], form: MoveForm
) -> HttpResponse:
    person = Person.objects.get(pk=form.cleaned_data["person"])
    projects = {team.project.pk: team.project for team in teams}
    to = projects.get(form.cleaned_data["project"])
    actions.move_member(call=call, person=person, project=to, **now(request))
    messages.success(request, _("Moved. What the teams do not keep now stands above them."))
    return _back(request, call)


def _share(call: TeamCall, of: str) -> queries.Counted | None:
    """As the engine made them; not as they stand, which would tell what one who moved wished."""
    made = call.result
    return queries.counted(made[of], made["ranked"]) if made else None


@door(rules.may_arrange_teams, load=of_call)
@require_POST
def make(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """Make them from what was said."""
    actions.make_teams(call=call, **now(request))
    return _back(request, call)


@door(rules.may_arrange_teams, load=of_call)
@require_POST
def publish(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """Let everybody read their own."""
    actions.publish_teams(call=call, **now(request))
    messages.success(request, _("Everybody in a team can read it now."))
    return _back(request, call)


@door(rules.may_arrange_teams, load=of_call)
def download(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """The teams as a table, without anybody’s wishes."""
    headers, rows = of_teams(queries.teams(call, queries.mates(call)))
    content = write_xlsx(_("Teams"), headers, rows, rtl=get_language() in RIGHT_TO_LEFT)
    response = HttpResponse(content, content_type=XLSX_TYPE)
    name = file_name(_("Teams"), str(call.number), ending="xlsx")
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store"
    return response


def _back(request: HttpRequest, call: TeamCall) -> HttpResponse:
    return redirect("weaving:teams", request.network.slug, call.cycle.number, call.number)
