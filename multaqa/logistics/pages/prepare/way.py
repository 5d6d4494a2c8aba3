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

from ...rules import OVER
from ..reading import address as anywhere

# Under which tab a page stands that has none of its own.
HERE = {"proposal": "rooms", "guest": "missing", "whatsapp": "missing"}
Crumb = tuple[Any, str | None]


def now(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when."""
    return {"by": request.visitor.person, "at": timezone.now()}  # type: ignore[attr-defined]


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent; None where the form was only opened."""
    return request.POST if request.method == "POST" else None


def address(forum: Forum, name: str, *args: object) -> str:
    """The address of a working page."""
    return anywhere(forum, f"prepare_{name}", *args)


def crumbs(forum: Forum, *more: Crumb) -> list[Crumb]:
    """From the forums in preparation to what is arranged for one."""
    slug = forum.network.slug
    return [
        (_("Forums"), reverse("convenings:prepare_forums", args=[slug])),
        (spoken(forum.name), reverse("convenings:prepare_forum", args=[slug, forum.slug])),
        (_("Travel, beds and meals"), address(forum, "logistics") if more else None),
        *more,
    ]


def page(
    request: HttpRequest, forum: Forum, template: str, title: str, **context: Any
) -> HttpResponse:
    """A working page with its tabs, crumbs and title."""
    more = ((title, None),) if template != "index" else ()
    given = {
        "forum": forum, "title": title, "here": HERE.get(template, template),
        "crumbs": crumbs(forum, *more), "over": forum.state in OVER, **context,
    }  # fmt: skip
    return render(request, f"logistics/prepare/{template}.html", given)


def form_page(
    request: HttpRequest,
    form: Any,
    act: Callable[[], object],
    *,
    forum: Forum,
    title: str,
    back: str,
    **more: Any,
) -> HttpResponse:
    """The page of ``form``; once it is well filled in, ``act`` (which may refuse), and ``back``."""
    if form.is_valid():
        with told_by(form):
            act()
            messages.success(request, _("Saved."))
            return redirect(back)
    context = {
        "form": form, "title": title, "back": back, "submit": _("Save"), "lead": "", "danger": "",
        "crumbs": crumbs(forum, (title, None)), **more,
    }  # fmt: skip
    return render(request, "convenings/prepare/form.html", context)


def confirmed(
    request: HttpRequest,
    act: Callable[[], object],
    *,
    forum: Forum,
    title: str,
    text: str,
    submit: str,
    back: str,
) -> HttpResponse:
    """Ask once more before ``act``; what it refuses is said, with status 409."""
    refused = None
    if request.method == "POST":
        try:
            act()
            return redirect(back)
        except Refusal as refusal:
            refused = refusal
    context = {
        "refusal": refused, "title": title, "text": text, "submit": submit, "back": back,
        "version": None, "crumbs": crumbs(forum, (title, None)),
    }  # fmt: skip
    status = 409 if refused else 200
    return render(request, "convenings/prepare/confirm.html", context, status=status)
