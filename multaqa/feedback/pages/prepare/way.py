"""What the working pages have in common: what addresses name, the way back, a form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.refusal import told_by

from ... import queries
from ...enums import About
from ...models import Item, Questionnaire

Crumb = tuple[Any, str | None]
TITLES: dict[str, Callable[[], str]] = {
    About.SESSION: lambda: _("How each session was"),
    About.FORUM: lambda: _("How the forum was"),
}


def forum_of(request: HttpRequest, forum: str) -> Forum:
    found = Forum.objects.get(network=request.network, slug=forum)  # type: ignore[attr-defined]
    found.network = request.network  # type: ignore[attr-defined]
    return found


def about_of(request: HttpRequest, forum: str, about: str) -> tuple[Forum, About]:
    if about not in About.values:
        raise Http404
    return forum_of(request, forum), About(about)


def asked_of(request: HttpRequest, forum: str, about: str) -> Questionnaire:
    return queries.questionnaire_of(forum_of(request, forum), about)


def item_of(request: HttpRequest, forum: str, about: str, item: int) -> Item:
    asked = asked_of(request, forum, about)
    found = asked.items.get(pk=item)
    found.questionnaire = asked
    return found


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it was nothing; None where the form was only opened."""
    return request.POST if request.method == "POST" else None


def now(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": request.visitor.person, "at": timezone.now()}  # type: ignore[attr-defined]


def address(forum: Forum, name: str, *args: object) -> str:
    """The address of a working page of the forum's feedback."""
    return reverse(f"feedback:{name}", args=[forum.network.slug, forum.slug, *args])


def crumbs(forum: Forum, *more: Crumb) -> list[Crumb]:
    """From the forums in preparation to the feedback of one."""
    slug = forum.network.slug
    return [
        (_("Forums"), reverse("convenings:prepare_forums", args=[slug])),
        (spoken(forum.name), reverse("convenings:prepare_forum", args=[slug, forum.slug])),
        (_("Feedback"), address(forum, "prepare") if more else None),
        *more,
    ]


def in_asked(asked: Questionnaire, *more: Crumb) -> list[Crumb]:
    """Crumbs from one questionnaire on."""
    there = address(asked.forum, "prepare_questionnaire", asked.about) if more else None
    return crumbs(asked.forum, (TITLES[asked.about](), there), *more)


def answer(
    request: HttpRequest,
    form: Any,
    act: Callable[[], object],
    *,
    crumbs: list[Crumb],
    back: str,
    **page: Any,
) -> HttpResponse:
    """The page of ``form``; once it is well filled in, ``act`` (which may refuse), and ``back``."""
    if form.is_valid():
        with told_by(form):
            act()
            messages.success(request, _("Saved."))
            return redirect(back)
    context = {"form": form, "crumbs": crumbs, "back": back, "submit": _("Save"), **page}
    return render(request, "feedback/prepare/form.html", context)
