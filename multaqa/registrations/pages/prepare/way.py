"""What the working pages have in common: addresses, the way back, a form, a last question."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.refusal import Refusal, told_by

Crumb = tuple[Any, str | None]


def now(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": request.visitor.person, "at": timezone.now()}  # type: ignore[attr-defined]


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it was nothing; None where the form was only opened."""
    return request.POST if request.method == "POST" else None


def address(forum: Forum, name: str, *args: object) -> str:
    """The address of a working page of the forum's registration."""
    return reverse(f"registrations:prepare_{name}", args=[forum.network.slug, forum.slug, *args])


def crumbs(forum: Forum, *more: Crumb) -> list[Crumb]:
    """From the forums in preparation to the registrations of one."""
    slug = forum.network.slug
    return [
        (_("Forums"), reverse("convenings:prepare_forums", args=[slug])),
        (spoken(forum.name), reverse("convenings:prepare_forum", args=[slug, forum.slug])),
        (_("Registrations"), address(forum, "registrations") if more else None),
        *more,
    ]


def answer(
    request: HttpRequest,
    form: Any,
    act: Callable[[], object],
    *,
    forum: Forum,
    title: str,
    back: str,
    said: str = "",
    **more: Any,
) -> HttpResponse:
    """The page of ``form``; once it is well filled in, ``act`` (which may refuse), and ``back``."""
    if form.is_valid():
        with told_by(form):
            act()
            if said:
                messages.success(request, said)
            return redirect(back)
    context = {
        "form": form, "title": title, "back": back, "forum": forum, "submit": _("Save"),
        "lead": "", "crumbs": crumbs(forum, (title, None)), **more,
    }  # fmt: skip
    return render(request, "registrations/prepare/form.html", context)


def confirmed(
    request: HttpRequest,
    act: Callable[[], object],
    *,
    forum: Forum,
    title: str,
    text: str,
    submit: str,
    back: str,
    done: str = "",
) -> HttpResponse:
    """Ask once more before ``act``; what it refuses is said, with status 409."""
    refused = None
    if request.method == "POST":
        try:
            act()
            return redirect(done or back)
        except Refusal as refusal:
            refused = refusal
    context = {
        "refusal": refused, "title": title, "text": text, "submit": submit, "back": back,
        "crumbs": crumbs(forum, (title, None)),
    }  # fmt: skip
    status = 409 if refused else 200
    return render(request, "registrations/prepare/confirm.html", context, status=status)
