"""Releasing the agenda, and what was released before."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multaqa.kernel.asking import now, typed
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.ui.templatetags.ui import num

from ... import actions, queries, rules
from ...forms import ReleaseForm
from ...models import Forum
from .subjects import forum_of
from .way import address


@door(rules.may_prepare, load=forum_of)
def create(request: HttpRequest, forum: Forum) -> HttpResponse:
    """What would change for the public, what still stands in the way, and the button."""
    form = ReleaseForm(typed(request), languages=forum.network.languages)
    if form.is_valid():
        with told_by(form):
            release = actions.release_agenda(forum=forum, **form.cleaned_data, **now(request))
            messages.success(request, _("Version %(n)s is out.") % {"n": num(release.number)})
            return redirect(address(request, "prepare_releases", forum.slug))
    context = {"forum": forum, "form": form, **_ahead(forum)}
    return render(request, "convenings/prepare/release/create.html", context)


def _ahead(forum: Forum) -> dict[str, Any]:
    """What a release would change, as it stands."""
    agenda, before = queries.snapshot_beside(forum)
    return {
        "before": before,
        "changes": queries.changes(before.agenda if before else None, agenda),
        "same": before is not None and before.agenda == agenda,
        "troubles": queries.conflicts_of(forum),
        "over": forum.state in rules.OVER,
    }


@door(rules.may_prepare, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Every version with what it changed, and how many it was told to."""
    context = {"forum": forum, "releases": queries.releases_of(forum)}
    return render(request, "convenings/prepare/release/index.html", context)
