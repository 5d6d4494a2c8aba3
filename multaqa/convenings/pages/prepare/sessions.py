"""One session of the working agenda."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import confirmed, now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.ui.templatetags.ui import num

from ... import actions, queries, rules
from ...forms import SessionForm, placed
from ...models import Forum, Session
from .subjects import forum_of, session_of
from .way import address, at_agenda, version


@door(rules.may_prepare, load=forum_of)
def create(request: HttpRequest, forum: Forum) -> HttpResponse:
    """A new session; “look for conflicts” answers without writing."""
    agenda = queries.agenda_of(forum)
    form = _form(request, agenda, forum=forum, initial=_slot(request, forum))
    if not form.sites:
        messages.warning(request, _("Say first where the forum is held."))
        return redirect(address(request, "prepare_sites", forum.slug))
    if form.is_valid() and "look" not in request.POST:
        with told_by(form):
            session = actions.add_session(forum=forum, **form.given(), **now(request))
            return _saved(request, session)
    return _page(request, form, agenda, Session(forum=forum), _("A new session"))


@door(rules.may_prepare_part, load=session_of)
def update(request: HttpRequest, session: Session) -> HttpResponse:
    """All of a session; of two who change it at once, the second is told."""
    initial = placed(session) | {
        "people": [each.person_id for each in session.facilitations.all()],
        "shares": {each.objective_id: each.share for each in session.serves.all()},
    }
    agenda = queries.agenda_of(session.forum)
    form = _form(request, agenda, forum=session.forum, instance=session, initial=initial)
    if form.is_valid() and "look" not in request.POST:
        with told_by(form):
            there = {"version": form.cleaned_data["version"] or 0, **form.given()}
            changed = actions.edit_session(session=session, **there, **now(request))
            return _saved(request, changed)
        form.seen(session)
    return _page(request, form, agenda, session, _("Edit the session"))


@door(rules.may_prepare_part, load=session_of)
def remove(request: HttpRequest, session: Session) -> HttpResponse:
    """Take it off the agenda; asked once more before."""
    seen, page = version(request), at_agenda(request, session.forum)
    return confirmed(
        request,
        lambda: actions.withdraw_session(session=session, version=seen, **now(request)),
        done=page["back"],
        said=_("It is off the agenda. You find it below the list."),
        title=_("Take “%(session)s” off the agenda") % {"session": spoken(session.title)},
        text=_("The public sees it until the next release. You can put it back."),
        submit=_("Take it off"),
        version=session.version,
        **page,
    )


@door(rules.may_prepare_part, load=session_of)
@require_POST
def restore(request: HttpRequest, session: Session) -> HttpResponse:
    """Put it back onto the agenda."""
    actions.restore_session(session=session, **now(request))
    messages.success(request, _("It is on the agenda again."))
    return redirect(address(request, "prepare_agenda", session.forum.slug))


def _form(
    request: HttpRequest, agenda: queries.Agenda, *, forum: Forum, **more: Any
) -> SessionForm:
    more |= {"forum": forum, "sites": agenda.sites, "languages": forum.network.languages}
    return SessionForm(typed(request), **more)


def _slot(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    """The day, hour and place that the grid's link asked for, as far as they are well."""
    days = {day.isoformat() for day in queries.forum_days(forum)}
    day = request.GET.get("day")
    return {
        "day": day if day in days else forum.starts_on.isoformat(),
        "place": request.GET.get("place", "")[:20],
    }


def _saved(request: HttpRequest, session: Session) -> HttpResponse:
    """Back to the list, saying how many conflicts the session is in now."""
    troubles = queries.conflicts_of(session.forum)
    count = sum(1 for trouble in troubles if session in trouble.sessions)
    messages.success(request, _("Saved."))
    if count:
        text = ngettext(
            "It is in %(n)s conflict: see below.", "It is in %(n)s conflicts: see below.", count
        )
        messages.warning(request, text % {"n": num(count)})
    return redirect(f"{address(request, 'prepare_agenda', session.forum.slug)}#s-{session.code}")


def _page(
    request: HttpRequest, form: SessionForm, agenda: queries.Agenda, session: Session, title: str
) -> HttpResponse:
    page = at_agenda(request, session.forum)
    context = {
        "form": form,
        "forum": session.forum,
        "title": title,
        "crumbs": [*page["crumbs"], (title, None)],
        "back": page["back"],
        "troubles": _troubles(form, agenda, session),
        # Somebody else's change, told of by a refusal: what it looks like now.
        "stands": session if form.is_stale else None,
        "looked": form.is_bound and not form.errors,
    }
    return render(request, "convenings/prepare/session/form.html", context)


def _troubles(
    form: SessionForm, agenda: queries.Agenda, session: Session
) -> tuple[queries.Trouble, ...]:
    """The conflicts of what was typed, or of the session as it stands."""
    if form.errors or (not form.is_bound and session.pk is None):
        return ()
    if not form.is_bound:
        return tuple(trouble for trouble in agenda.troubles() if session in trouble.sessions)
    given, session = form.given(), copy(session)
    for name in ("title", "kind", "capacity", "site", "room", "starts_at", "ends_at"):
        setattr(session, name, given[name])
    return agenda.troubles_of(session, given["people"])
