"""Saying how it was: the list of what waits, and one questionnaire at a time."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from multaqa.convenings.enums import PUBLIC_STATES
from multaqa.convenings.models import Forum
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal, told_by
from multaqa.registrations.models import Registration
from multaqa.registrations.queries import own_registration

from .. import actions, queries, rules
from ..enums import About
from ..forms import AnswerForm
from ..models import Questionnaire
from ..queries import Asked


def registration_in(request: HttpRequest, forum: str) -> Registration:
    """The reader's own registration for the forum of the address. Whoever has none is turned away
    by the door: the one it is given is nobody's."""
    found = request.forum  # type: ignore[attr-defined]
    if found is None or found.state not in PUBLIC_STATES:
        raise Forum.DoesNotExist
    mine = own_registration(found, request.visitor.person)  # type: ignore[attr-defined]
    return mine or Registration(forum=found)


def whole_of(request: HttpRequest, forum: str) -> Asked:
    mine = registration_in(request, forum)
    return Asked(queries.questionnaire_of(mine.forum, About.FORUM), None, mine)


def session_of(request: HttpRequest, forum: str, session: str) -> Asked:
    mine = registration_in(request, forum)
    asked = queries.questionnaire_of(mine.forum, About.SESSION)
    for each in queries.public_sessions(mine.forum):
        if each.code == session:
            return Asked(asked, each, mine)
    raise Http404


@door(rules.may_say, load=registration_in)
def index(request: HttpRequest, mine: Registration) -> HttpResponse:
    """The sessions that are over, those where the reader was first; and the forum as a whole."""
    at, found = timezone.now(), queries.questionnaires_of(mine.forum)
    whole, of_sessions = found.get(About.FORUM), found.get(About.SESSION)
    own = queries.own_list(of_sessions, whole, mine, at=at)
    context = {
        "mine": mine,
        "forum": mine.forum,
        "whole": whole and (whole, own.whole, _open(whole)),
        "of_sessions": of_sessions and (of_sessions, _open(of_sessions)),
        "waiting": [session for session, there, done in own.sessions if there and not done],
        "others": [session for session, there, done in own.sessions if not there and not done],
        "answered": [session for session, _there, done in own.sessions if done],
    }
    return _private(render(request, "feedback/answering/index.html", context))


@door(rules.may_answer, load=session_of)
@sensitive_post_parameters()
def of_session(request: HttpRequest, asked: Asked) -> HttpResponse:
    """How a session was."""
    return _answer(request, asked)


@door(rules.may_answer, load=whole_of)
@sensitive_post_parameters()
def of_forum(request: HttpRequest, asked: Asked) -> HttpResponse:
    """How the forum was."""
    return _answer(request, asked)


def _answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    why = _why_not(asked)
    typed = request.POST if request.method == "POST" and why is None else None
    form = AnswerForm(typed, items=queries.items_of(asked.questionnaire))
    if form.is_valid():
        with told_by(form):
            _send(request, asked, form)
            messages.success(request, _("Thank you. Nobody can see which answers are yours."))
            forum = asked.registration.forum
            return redirect("feedback:mine", forum.network.slug, forum.slug)
    context = {"asked": asked, "forum": asked.registration.forum, "form": form, "why": why}
    status = 409 if why and request.method == "POST" else 200
    return _private(render(request, "feedback/answering/form.html", context, status=status))


def _send(request: HttpRequest, asked: Asked, form: AnswerForm) -> None:
    actions.answer(
        questionnaire=asked.questionnaire, session=asked.session, registration=asked.registration,
        answers=form.answers(), by=request.visitor.person, at=timezone.now(),  # type: ignore[attr-defined]
    )  # fmt: skip


def _why_not(asked: Asked) -> Refusal | None:
    """Why the reader cannot answer now, said before they fill anything in."""
    questionnaire, session, registration = asked.questionnaire, asked.session, asked.registration
    try:
        rules.require_registered(questionnaire, registration)
        rules.require_open(questionnaire, session, at=timezone.now())
        if queries.has_answered(questionnaire, session, registration):
            raise Refusal(_("You have answered already. Thank you."))
    except Refusal as refusal:
        return refusal
    return None


def _open(asked: Questionnaire) -> bool:
    return bool(asked.opens_at <= timezone.now() <= asked.closes_at)


def _private(response: HttpResponse) -> HttpResponse:
    """On a phone that is lent, going back shows nothing of it."""
    response["Cache-Control"] = "no-store"
    return response
