"""Registering somebody whom the network does not know yet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now, typed
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by

from ... import actions, rules
from ...forms import NewcomerForm
from ...models import Registration
from .subjects import forum_of
from .way import address, answer


@door(rules.may_prepare, load=forum_of)
def create(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Bring them into the network, then fill in their form."""
    form = NewcomerForm(typed(request), languages=forum.network.languages)
    if form.is_valid():
        with told_by(form):
            row = actions.start_for_newcomer(forum=forum, newcomer=form.newcomer(), **now(request))
            return _after(request, forum, row)
    return answer(
        request, form, lambda: None, forum=forum, title=_("Register somebody new"),
        lead=_("They join the network first. Nobody writes to them but about this forum."),
        submit=_("Go on"), back=address(forum, "registrations"),
    )  # fmt: skip


def _after(request: HttpRequest, forum: Forum, row: Registration | None) -> HttpResponse:
    """Their form; or the list, where they have an account and must be asked first."""
    if row is not None:
        return redirect(address(forum, "fill_in", row.pk))
    messages.info(
        request,
        _("They have an account of their own already: they were asked whether they join."),
    )
    return redirect(address(forum, "registrations"))
