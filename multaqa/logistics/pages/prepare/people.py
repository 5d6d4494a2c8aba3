"""One guest: what they need, said on their behalf; the words to send them by hand."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import override

from multaqa.kernel.asking import now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.letters.queries import whatsapp_text
from multaqa.people.actions import make_link
from multaqa.people.enums import LinkState
from multaqa.people.queries import link_path, link_state
from multaqa.people.rules import may_make_link
from multaqa.registrations.models import Registration

from ... import actions, queries, rules
from ...actions.reminding import KIND
from ..reading import address as own_address
from ..reading import form_of
from .subjects import Sent, link_of, may_send, registration_of
from .way import address, page


@door(rules.may_arrange_part, load=registration_of)
def show(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What they said, to be filled in for them."""
    forum, guest = registration.forum, queries.guest(registration)
    form = form_of(guest, typed(request))
    if form.is_valid():
        with told_by(form):
            actions.save_needs(registration=registration, said=form.said(), **now(request))
            messages.success(request, _("Saved."))
            return redirect(address(forum, "guest", registration.pk))
    missing = queries.missing_for(guest)
    return page(
        request, forum, "guest", spoken(registration.person.name).text,
        form=form, guest=guest, missing=missing, beds=queries.beds_of(guest),
        waiting=[stay for stay in guest.stays.values() if not stay.bedroom_id and guest.wants_bed],
    )  # fmt: skip


@door(rules.may_arrange_part, load=registration_of)
def whatsapp(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Asked by POST, a link of their own is made, where one may be; else they sign in as ever."""
    forum, person = registration.forum, registration.person
    may = may_make_link(request.visitor, (forum.network, person))  # type: ignore[attr-defined]
    if request.method == "POST" and may:
        days = 7
        link = make_link(person=person, network=forum.network, days=days, **now(request))
        return redirect(address(forum, "whatsapp_link", registration.pk, link.pk))
    with override(person.language):
        path = own_address(forum, "needs")
    return _words(request, registration, path, may=may)


@door(may_send, load=link_of)
def whatsapp_link(request: HttpRequest, subject: Sent) -> HttpResponse:
    """The words with the link that was made for them, ready to be sent."""
    registration, link = subject.registration, subject.link
    path = ""
    if link_state(link, at=timezone.now()) == LinkState.OPEN:
        with override(link.person.language):
            after = urlencode({"next": own_address(registration.forum, "needs")})
        path = f"{link_path(link, link.person.language)}?{after}"
    response = _words(request, registration, path, own=True)
    response["Cache-Control"] = "no-store"
    return response


def _words(
    request: HttpRequest, registration: Registration, path: str, **context: Any
) -> HttpResponse:
    forum, person = registration.forum, registration.person
    text = whatsapp_text(KIND, person, forum.network, {"forum": forum.pk}) if path else ""
    words = f"{text}\n\n{request.build_absolute_uri(path)}" if text else ""
    return page(
        request, forum, "whatsapp", _("By WhatsApp"),
        registration=registration, words=words, language=person.language,
        send=f"https://wa.me/{person.phone.removeprefix('+')}?{urlencode({'text': words})}",
        **{"may": False, "own": False, **context},
    )  # fmt: skip
