"""What else one does with one's own registration: withdraw, sign up for sessions, take it along."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.convenings.models import Session
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal

from .. import actions, rules
from ..exports.calendar import TYPE, registration_calendar
from ..forms.fields import kind_of
from ..models import Answer
from .reading import Mine, address, answer_of, may_keep, may_keep_there, mine, my_session


@door(may_keep, load=mine)
def withdraw(request: HttpRequest, subject: Mine) -> HttpResponse:
    """Asks once more, and says what happens."""
    refused = None
    if request.method == "POST":
        try:
            actions.withdraw_registration(
                registration=subject.registration, by=request.visitor.person, at=timezone.now()
            )
            messages.success(request, _("You are no longer registered. Thank you for saying so."))
            return redirect(address(subject.forum, "register"))
        except Refusal as refusal:
            refused = refusal
    context = {"forum": subject.forum, "refusal": refused}
    status = 409 if refused else 200
    return render(request, "registrations/withdraw.html", context, status=status)


@door(may_keep_there, load=my_session)
@require_POST
def sign_up(request: HttpRequest, subject: tuple[Mine, Session]) -> HttpResponse:
    """Take a place in a session, or give it up."""
    found, session = subject
    act = actions.take_session_place
    if request.POST.get("act") == "leave":
        act = actions.give_up_session_place
    try:
        act(
            registration=found.registration, session=session, by=request.visitor.person,
            at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{address(found.forum, 'register')}#sessions")


@door(may_keep, load=mine)
def calendar(request: HttpRequest, subject: Mine) -> HttpResponse:
    """The days at the sites where there is a seat, as a calendar file."""
    if not subject.registered:
        raise Http404
    content = registration_calendar(subject.registration, request.build_absolute_uri)
    response = HttpResponse(content, content_type=TYPE)
    name = f"{subject.forum.slug}.ics"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "private, no-store"
    return response


@door(rules.may_see_answer, load=answer_of, hidden=True)
def answer(request: HttpRequest, answer: Answer) -> HttpResponse:
    """A file that somebody sent with the form: saved, never opened in the site."""
    with answer.file.open() as file:
        kind, content = kind_of(file), file.read()
    response = HttpResponse(content, content_type=kind or "application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, str(answer.value))
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response
