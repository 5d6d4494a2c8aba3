"""Moving a session by a small form, which is also what dragging sends; and undoing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import form_page, now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal, told_by

from ... import actions, queries, rules
from ...forms import MoveForm, placed
from ...models import Session
from .subjects import session_of
from .way import address, at_agenda, version


@door(rules.may_prepare_part, load=session_of)
def move(request: HttpRequest, session: Session) -> HttpResponse:
    """Another day, hour, length or room. A script is answered in JSON, a browser by a page."""
    forum, initial = session.forum, placed(session)
    sites = queries.sites_with_rooms(forum)
    form = MoveForm(typed(request), initial=initial, forum=forum, sites=sites)
    if form.is_valid():
        with told_by(form):
            there = {"version": form.cleaned_data["version"], **form.placing()}
            moved = actions.move_session(session=session, **there, **now(request))
            return _moved(request, moved)
        form.seen(session)
    if form.is_bound and _by_script(request):
        return _refused(request, session, form)
    title = _("Move “%(session)s”") % {"session": spoken(session.title)}
    page = {"title": title, "submit": _("Move it"), **at_agenda(request, forum)}
    return form_page(request, form, **page)


@door(rules.may_prepare_part, load=session_of)
@require_POST
def undo(request: HttpRequest, session: Session) -> HttpResponse:
    """Back to where it stood before its last move."""
    try:
        moved = actions.undo_move(session=session, version=version(request), **now(request))
    except Refusal as refusal:
        if _by_script(request):
            return JsonResponse(_state(request, session) | {"refusal": str(refusal)}, status=409)
        messages.error(request, str(refusal))
        return redirect(address(request, "prepare_agenda", session.forum.slug))
    return _moved(request, moved)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _moved(request: HttpRequest, session: Session) -> HttpResponse:
    if _by_script(request):
        return JsonResponse(_state(request, session))
    messages.success(request, _("Moved."))
    return redirect(f"{address(request, 'prepare_agenda', session.forum.slug)}#s-{session.code}")


def _refused(request: HttpRequest, session: Session, form: MoveForm) -> HttpResponse:
    """Why it was not moved, and where it stands."""
    sentence = " ".join(str(error) for errors in form.errors.values() for error in errors)
    return JsonResponse(_state(request, session) | {"refusal": sentence}, status=409)


def _state(request: HttpRequest, session: Session) -> dict[str, Any]:
    """Where the session stands, its version, and the conflicts of the whole agenda as a list."""
    troubles = queries.conflicts_of(session.forum)
    context = {"troubles": troubles, "forum": session.forum, "network": request.network}
    place = placed(session)
    return {
        **{name: place[name] for name in ("day", "minutes", "place", "version")},
        "starts": place["starts"].strftime("%H:%M"),
        "conflicts": render_to_string("convenings/prepare/session/troubles.html", context),
        "count": len(troubles),
    }
