"""What working pages share: who acts and when, what was sent, a page that is one form, and one
that asks once more."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from .refusal import Refusal, told_by

Crumb = tuple[Any, str | None]


def now(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when: what every action asks for."""
    return {"by": request.visitor.person, "at": timezone.now()}  # type: ignore[attr-defined]


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it was nothing; None where the form was only opened."""
    return request.POST if request.method == "POST" else None


def answer(
    request: HttpRequest, form: Any, act: Callable[[], object], *, said: str = "", **page: Any
) -> HttpResponse:
    """The page of ``form``; once it is well filled in, ``act`` (which may refuse).

    What comes next is the address that ``act`` gives, or else the way ``back`` of the ``page``
    (see ``form_page``); ``said`` is told there.
    """
    if form.is_valid():
        with told_by(form):
            there = act()
            if said:
                messages.success(request, said)
            return redirect(there if isinstance(there, str) else page["back"])
    return form_page(request, form, **page)


def form_page(
    request: HttpRequest,
    form: Any,
    *,
    title: str,
    crumbs: list[Crumb],
    back: str,
    template: str = "kernel/form.html",
    **more: Any,
) -> HttpResponse:
    """A page that is one form: ``submit`` names its button, ``lead`` says what it is about,
    ``danger`` makes the button one of those that take something away."""
    given = {"submit": _("Save"), "lead": "", "danger": ""} | more
    context = {"form": form, "title": title, "crumbs": [*crumbs, (title, None)], "back": back}
    return render(request, template, given | context)


def confirmed(
    request: HttpRequest,
    act: Callable[[], object],
    *,
    back: str,
    done: str = "",
    said: str = "",
    **page: Any,
) -> HttpResponse:
    """Ask once more before ``act``; then go to ``done``, or ``back``. What it refuses is said, with
    status 409.

    ``page`` is ``title``, ``text``, ``submit``, ``crumbs`` and perhaps ``version``.
    """
    refused = None
    if request.method == "POST":
        try:
            act()
            if said:
                messages.success(request, said)
            return redirect(done or back)
        except Refusal as refusal:
            refused = refusal
    crumbs = [*page["crumbs"], (page["title"], None)]
    context = {"version": None, "refusal": refused, **page, "crumbs": crumbs, "back": back}
    status = 409 if refused else 200
    return render(request, "kernel/confirm.html", context, status=status)
