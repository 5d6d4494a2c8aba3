"""Who sat where at a forum, written down by a coordinator."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.people.models import Person
from multaqa.people.queries import Shown, shown

from .. import actions, queries, rules
from ..forms import TablesForm, names_of
from .subjects import of_forum


@door(rules.may_record, load=of_forum)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Every table of every round as it was."""
    rounds = queries.rounds(forum)
    ids = {pk for each in rounds for _table, people in each.tables for pk in people}
    seen = shown(ids, visitor=request.visitor, network=request.network)
    rows = [(each, [_named(table, ids, seen) for table, ids in each.laid]) for each in rounds]
    return render(request, "weaving/tables/index.html", {"forum": forum, "rows": rows})


def _named(table: str, ids: Iterable[int], seen: Mapping[int, Shown]) -> tuple[str, list[Shown]]:
    return table, [seen[pk] for pk in ids]


@door(rules.may_record, load=of_forum)
def record(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Write down a round, a new one or one that is there already."""
    people = {person.pk: person for person in queries.seatable(forum)}
    key = request.GET.get("round", "")
    here = next((each for each in queries.rounds(forum) if key and each.key == key), None)
    laid = _laid(here)
    form = _form(request, people, here, laid)
    if form.is_valid():
        with told_by(form):
            given = _given(form, forum, people, here)
            actions.record_tables(forum=forum, **given, **now(request))
            messages.success(request, _("Written down."))
            return redirect("weaving:tables", request.network.slug, forum.slug)
    begun = bool(laid) and here is not None and not here.tables
    context = {"form": form, "forum": forum, "here": here, "begun": begun}
    return render(request, "weaving/tables/form.html", context)


def _given(
    form: TablesForm, forum: Forum, people: dict[int, Person], here: queries.Round | None
) -> dict[str, Any]:
    name = form.cleaned_data.get("round", "")
    key = here.key if here else queries.key_meant(forum, name)
    tables = form.tables(people, here.table if here else str)
    return {"round": key, "name": name, "tables": tables}


def _laid(here: queries.Round | None) -> dict[int, str]:
    """Where each sat as it is written down, or else was to sit by the plan."""
    if here is None:
        return {}
    if here.arranged and not here.tables:
        return queries.as_planned(here.arranged)
    return {pk: table for table, ids in here.laid for pk in ids}


def _form(
    request: HttpRequest,
    people: dict[int, Person],
    here: queries.Round | None,
    laid: Mapping[int, str],
) -> TablesForm:
    initial: dict[str, Any] = {"round": here.name} if here else {}
    initial |= {f"seat_{pk}": table for pk, table in laid.items()}
    sent = request.POST if request.method == "POST" else None
    return TablesForm(
        sent, people=names_of(people.values()), languages=request.network.languages,
        arranged=here is not None and here.arranged is not None, initial=initial,
    )  # fmt: skip
