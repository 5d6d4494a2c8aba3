"""A person's own tables, on their phone: where now, where next, with whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from multaqa.convenings.models import Forum
from multaqa.kernel.doors import door

from .. import queries, rules
from .subjects import of_forum


@door(rules.may_find_tables, load=of_forum)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The table of the round that goes on or comes next, then all rounds."""
    now = timezone.now()
    own = queries.own_tables(forum, request.visitor.person_id, now)
    changes = own.changes_at and int((own.changes_at - now).total_seconds()) + 1
    context = {"forum": forum, "own": own, "changes_in": changes}
    response = render(request, "weaving/own/tables.html", context)
    # A phone reads it in the hall without a line; signing out deletes the copy.
    response["Offline-Copy"] = "yes"
    response["Cache-Control"] = "private, no-store"
    return response
