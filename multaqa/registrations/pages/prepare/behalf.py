"""Registering somebody else: a member, or a newcomer; their form is filled in for them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by

from ... import actions, queries, rules
from ...forms import RegistrationForm, WhomForm
from ...models import Registration
from ..reading import Mine, form_of, sites_of
from .subjects import forum_of, may_prepare_registration, registration_of
from .way import address, answer


@door(rules.may_prepare, load=forum_of)
def create(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Which member."""
    form = WhomForm(typed(request), forum=forum, languages=forum.network.languages)
    if form.is_valid():
        with told_by(form):
            person = form.cleaned_data["person"]
            row = actions.start_registration(forum=forum, person=person, **now(request))
            return redirect(address(forum, "fill_in", row.pk))
    return answer(
        request, form, lambda: None, forum=forum, title=_("Register somebody"),
        lead=_("They get the same letter as if they had registered themselves."),
        submit=_("Go on"), back=address(forum, "registrations"),
        other=address(forum, "newcomer"),
    )  # fmt: skip


@door(may_prepare_registration, load=registration_of)
def fill_in(request: HttpRequest, row: Registration) -> HttpResponse:
    """Their form. Only they can consent, so those questions wait for them."""
    forum, form = row.forum, _form(request, row)

    def act() -> None:
        actions.register(
            forum=forum, person=row.person, typed=form.typed(), version=row.version,
            sites=sites_of(form, forum), **now(request),
        )  # fmt: skip

    return answer(
        request, form, act, forum=forum, said=_("They are registered."), submit=_("Register"),
        title=_("Register %(name)s") % {"name": spoken(row.person.name).text}, multipart=True,
        back=address(forum, "registration", row.pk), conditions=form.conditions,
    )  # fmt: skip


def _form(request: HttpRequest, row: Registration) -> RegistrationForm:
    subject = Mine(row.forum, queries.opening_of(row.forum), row)
    own = row.person_id == request.visitor.person_id  # type: ignore[attr-defined]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    return form_of(subject, *sent, own=own)
