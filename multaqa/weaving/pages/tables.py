"""Who sat where at a forum, written down by a coordinator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.people.models import Person
from multaqa.people.queries import shown

from .. import actions, queries, rules
from ..forms import TablesForm, names_of
from .subjects import of_forum


@door(rules.may_record, load=of_forum)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Every table of every round as it was."""
    rounds = queries.rounds(forum)
    ids = {pk for each in rounds for _table, people in each.tables for pk in people}
    seen = shown(ids, visitor=request.visitor, network=request.network)
    rows = [
        (each, [(table, [seen[pk] for pk in people]) for table, people in each.tables])
        for each in rounds
    ]
    return render(request, "weaving/tables/index.html", {"forum": forum, "rows": rows})


@door(rules.may_record, load=of_forum)
def record(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Write down a round, a new one or one that is there already."""
    people = {person.pk: person for person in queries.seatable(forum)}
    form = _form(request, forum, people)
    if form.is_valid():
        with told_by(form):
            name, tables = form.cleaned_data["round"], form.tables(people)
            actions.record_tables(forum=forum, round=name, tables=tables, **now(request))
            messages.success(request, _("Written down."))
            return redirect("weaving:tables", request.network.slug, forum.slug)
    return render(request, "weaving/tables/form.html", {"form": form, "forum": forum})


def _form(request: HttpRequest, forum: Forum, people: dict[int, Person]) -> TablesForm:
    name = request.GET.get("round", "")
    initial: dict[str, str] = {"round": name} if name else {}
    for each in queries.rounds(forum) if name else []:
        for table, ids in each.tables if each.name == name else ():
            initial |= {f"seat_{pk}": table for pk in ids}
    sent = request.POST if request.method == "POST" else None
    return TablesForm(sent, people=names_of(people.values()), initial=initial)
