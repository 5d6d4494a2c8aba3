"""What is still missing, from whom; one click reminds all, or one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.ui.templatetags.ui import num

from ... import actions, queries, rules
from .subjects import forum_of
from .way import address, page


@door(rules.may_arrange, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Those who have not said all, and those for whom we have not done all."""
    rows = queries.missing(forum)
    theirs = [row for row in rows if row.theirs]
    return page(
        request, forum, "missing", _("What is missing"),
        theirs=theirs,
        ours=[row for row in rows if row.ours],
        reached=sum(bool(row.guest.registration.person.email) for row in theirs),
    )  # fmt: skip


@door(rules.may_arrange, load=forum_of)
@require_POST
def remind(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Write to all who have not said all, or to the one that was named."""
    named = request.POST.get("registration", "")
    number = named.isascii() and named.isdecimal() and len(named) < 19
    only = None if not named else [int(named)] if number else []
    count = actions.remind(forum=forum, only=only, **now(request))
    if count:
        text = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", count)
        messages.success(request, text % {"n": num(count)})
    else:
        messages.info(
            request,
            _("No new letter: they were written to today, have no e-mail, or want no reminders."),
        )
    return redirect(address(forum, "missing"))
