"""How registration is arranged, and the form as people will see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import now, typed
from multaqa.kernel.doors import door

from ... import actions, queries, rules
from ...forms import OpeningForm
from ..reading import Mine, form_of
from .subjects import forum_of
from .way import address, answer, crumbs


@door(rules.may_prepare, load=forum_of)
def update(request: HttpRequest, forum: Forum) -> HttpResponse:
    """From when to when, for whom, and the words round the form."""
    opening = queries.opening_of(forum)
    form = OpeningForm(
        typed(request), forum=forum, opening=opening, languages=forum.network.languages
    )

    def act() -> None:
        actions.open_registration(forum=forum, **form.given(), **now(request))

    title = _("When registration is open")
    back = address(forum, "form" if opening else "registrations")
    return answer(request, form, act, forum=forum, title=title, back=back, said=_("Saved."))


@door(rules.may_prepare, load=forum_of)
def preview(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The form as people will see it; what is typed here goes nowhere."""
    subject = Mine(forum, queries.opening_of(forum), None)
    form = form_of(subject, person=request.visitor.person)  # type: ignore[attr-defined]
    context = {
        "forum": forum,
        "opening": subject.opening,
        "form": form,
        "crumbs": crumbs(forum, (_("The form as people see it"), None)),
    }
    return render(request, "registrations/prepare/preview.html", context)
