"""The set of objectives that a forum stands for."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multaqa.kernel.asking import now, typed
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by

from ... import actions, queries, rules
from ...forms import TakeSetForm
from ...models import Forum
from .subjects import forum_of
from .way import address


@door(rules.may_prepare, load=forum_of)
def update(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Which set is taken, and which of its objectives no session serves."""
    sets, initial = queries.sets_of(forum.network_id), {"objective_set": forum.objective_set_id}
    form = TakeSetForm(typed(request), sets=sets, initial=initial)
    if form.is_valid():
        with told_by(form):
            actions.take_set(forum=forum, **form.cleaned_data, **now(request))
            messages.success(request, _("Saved."))
            return redirect(address(request, "prepare_taking", forum.slug))
    over = forum.state in rules.OVER
    context = {"forum": forum, "board": queries.board(forum), "form": form, "over": over}
    return render(request, "convenings/prepare/objectives/take.html", context)
