"""Sessions with limited places, and who signed up for each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum, Session
from multaqa.kernel.asking import now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door

from ... import actions, queries, rules
from ...forms import LimitForm
from ...models import SignUp
from .subjects import forum_of, may_prepare_part, session_of
from .way import address, answer, crumbs


@door(rules.may_prepare, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Those with limited places, then every other session of the agenda."""
    limited = queries.session_states(forum)
    known = {each.session.pk for each in limited}
    others = forum.sessions.standing().exclude(pk__in=known).select_related("site", "room")
    context = {
        "forum": forum,
        "limited": limited,
        "others": [_with(each, forum) for each in others],
        "crumbs": crumbs(forum, (_("Sessions with limited places"), None)),
    }
    return render(request, "registrations/prepare/sessions.html", context)


def _with(session: Session, forum: Forum) -> Session:
    session.forum = forum
    return session


@door(may_prepare_part, load=session_of)
def show(request: HttpRequest, session: Session) -> HttpResponse:
    """Who has a place, and who waits for one."""
    context = {
        "forum": session.forum,
        "session": session,
        "sign_up": SignUp.objects.filter(session=session).first(),
        "places": list(queries.places_in(session)),
        "crumbs": crumbs(session.forum, (spoken(session.title), None)),
    }
    return render(request, "registrations/prepare/session.html", context)


@door(may_prepare_part, load=session_of)
def limit(request: HttpRequest, session: Session) -> HttpResponse:
    """How many places it has."""
    forum, sign_up = session.forum, SignUp.objects.filter(session=session).first()
    places = sign_up.places if sign_up else session.capacity
    form = LimitForm(typed(request), initial={"places": places})

    def act() -> None:
        actions.limit_session(session=session, **form.cleaned_data, **now(request))

    return answer(
        request, form, act, forum=forum, said=_("Saved."),
        back=address(forum, "session_places", session.code),
        title=_("Places in “%(session)s”") % {"session": spoken(session.title).text},
    )  # fmt: skip
