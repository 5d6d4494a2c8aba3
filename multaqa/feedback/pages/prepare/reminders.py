"""Reminding those of whom an answer is still hoped for: by letter, or by hand."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.letters.queries import language_of, whatsapp_text
from multaqa.people.actions import make_link
from multaqa.people.queries import link_path
from multaqa.people.rules import may_make_link
from multaqa.registrations.models import Registration
from multaqa.registrations.queries import registered
from multaqa.ui.templatetags.ui import num

from ... import actions, queries, rules
from ...models import Questionnaire
from .way import TITLES, address, asked_of, in_asked

Subject = tuple[Questionnaire, Registration]


@door(rules.may_ask_by, load=asked_of)
def index(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """Who has not answered; one click writes to them all."""
    at = now(request)["at"]
    everyone = list(registered(asked.forum))
    silent = queries.unanswered(asked, everyone, at=at)
    context = {
        "forum": asked.forum,
        "asked": asked,
        "title": TITLES[asked.about](),
        "silent": [each for each in everyone if each.pk in silent],
        "running": asked.opens_at <= at <= asked.closes_at,
        "crumbs": in_asked(asked, (_("Reminders"), None)),
    }
    return render(request, "feedback/prepare/reminders.html", context)


@door(rules.may_ask_by, load=asked_of)
@require_POST
def create(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """Write to all of them, once a day at most."""
    count = actions.remind(questionnaire=asked, **now(request))
    text = ngettext("%(n)s letter is on its way.", "%(n)s letters are on their way.", count)
    if count:
        messages.success(request, text % {"n": num(count)})
    else:
        messages.info(request, _("Nobody is left to write to today."))
    return redirect(address(asked.forum, "prepare_reminders", asked.about))


def silent_of(request: HttpRequest, forum: str, about: str, registration: int) -> Subject:
    asked = asked_of(request, forum, about)
    return asked, registered(asked.forum).get(pk=registration)


@door(rules.may_remind, load=silent_of)
@require_POST
def by_hand(request: HttpRequest, subject: Subject) -> HttpResponse:
    """The words for WhatsApp, with the person's own link where this coordinator may make one."""
    asked, registration = subject
    person, words = registration.person, _words(request, subject)
    context = {
        "asked": asked,
        "forum": asked.forum,
        "person": person,
        "words": words,
        "send": f"https://wa.me/{person.phone.removeprefix('+')}?{urlencode({'text': words})}",
        "crumbs": in_asked(asked, (_("Reminders"), None)),
    }
    response = render(request, "feedback/prepare/by_hand.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _words(request: HttpRequest, subject: Subject) -> str:
    """The words of the letter and the link; nothing for whoever has answered meanwhile."""
    asked, registration = subject
    kind, about = queries.kind_of_reminder(asked), {"questionnaire": asked.pk}
    words = whatsapp_text(kind, registration.person, asked.forum.network, about)
    return f"{words}\n\n{_link(request, subject)}" if words else ""


def _link(request: HttpRequest, subject: Subject) -> str:
    """Their own link to their page; without one they sign in first."""
    asked, registration = subject
    person, network = registration.person, asked.forum.network
    with override(language_of(person)):
        page = address(asked.forum, "mine")
    if may_make_link(request.visitor, (network, person)):  # type: ignore[attr-defined]
        link = make_link(person=person, network=network, **now(request))
        page = f"{link_path(link, language_of(person))}?{urlencode({'next': page})}"
    return request.build_absolute_uri(page)
