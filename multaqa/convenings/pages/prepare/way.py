"""What the working pages have in common: addresses, the way back, a form, a last question."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import spoken
from multaqa.kernel.refusal import Refusal, told_by

from ...models import Forum, ObjectiveSet

Crumb = tuple[Any, str | None]


def typed(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if it was nothing; None where the form was only opened."""
    return request.POST if request.method == "POST" else None


def now(request: HttpRequest) -> dict[str, Any]:
    """Who acts, and when: what every action asks for."""
    return {"by": request.visitor.person, "at": timezone.now()}


def version(request: HttpRequest) -> int:
    """Which version of a session the sender saw; 0, which is none, for what is no number."""
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0


# ── Addresses and crumbs ─────────────────────────────────────────────────────────────────


def address(request: HttpRequest, name: str, *args: object) -> str:
    """The address of a working page of the network being read."""
    return reverse(f"convenings:{name}", args=[request.network.slug, *args])


def sessions_at(request: HttpRequest, forum: Forum) -> str:
    """What the addresses of every session's pages begin with: a list of 60 has 180 of them, and
    finding each by its name costs 0.06 ms."""
    return address(request, "prepare_session_new", forum.slug).removesuffix("new/")


def in_network(request: HttpRequest, *more: Crumb) -> list[Crumb]:
    """Crumbs from the forums in preparation on."""
    return [(_("Forums"), address(request, "prepare_forums")), *more]


def in_forum(request: HttpRequest, forum: Forum, *more: Crumb) -> list[Crumb]:
    """Crumbs from one forum on."""
    return in_network(
        request, (spoken(forum.name), address(request, "prepare_forum", forum.slug)), *more
    )


def at_sites(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    """The crumbs and the way back of a page about a site or a room."""
    back = address(request, "prepare_sites", forum.slug)
    return {"crumbs": in_forum(request, forum, (_("Sites"), back)), "back": back}


def at_agenda(request: HttpRequest, forum: Forum) -> dict[str, Any]:
    """The crumbs and the way back of a page about a session."""
    back = address(request, "prepare_agenda", forum.slug)
    return {"crumbs": in_forum(request, forum, (_("Agenda"), back)), "back": back}


def at_set(request: HttpRequest, objectives: ObjectiveSet) -> dict[str, Any]:
    """The crumbs and the way back of a page about a set or one of its objectives."""
    back = address(request, "prepare_set_show", objectives.pk)
    sets = (_("Objectives"), address(request, "prepare_sets"))
    return {"crumbs": in_network(request, sets, (spoken(objectives.name), back)), "back": back}


# ── A page that is one form, and one that asks once more ─────────────────────────────────


def answer(
    request: HttpRequest,
    form: Any,
    act: Callable[[], str | None],
    *,
    said: str = "",
    **page: Any,
) -> HttpResponse:
    """The page of ``form``; once it is well filled in, ``act`` (which may refuse) gives the address
    that comes next, or None for the way ``back``."""
    if form.is_valid():
        with told_by(form):
            there = act()
            if said:
                messages.success(request, said)
            return redirect(there or page["back"])
    return form_page(request, form, **page)


def form_page(
    request: HttpRequest, form: Any, *, title: str, crumbs: list[Crumb], back: str, **more: Any
) -> HttpResponse:
    """A page that is one form: ``submit`` names its button, ``lead`` says what it is about."""
    given = {"submit": _("Save"), "lead": ""} | more
    context = {"form": form, "title": title, "crumbs": [*crumbs, (title, None)], "back": back}
    return render(request, "convenings/prepare/form.html", given | context)


def confirmed(
    request: HttpRequest,
    act: Callable[[], object],
    *,
    done: str,
    said: str = "",
    **page: Any,
) -> HttpResponse:
    """Ask once more before ``act``; then go to ``done``. What it refuses is said, with status 409.

    ``page`` is ``title``, ``text``, ``submit``, ``crumbs``, ``back`` and perhaps ``version``.
    """
    refused = None
    if request.method == "POST":
        try:
            act()
            if said:
                messages.success(request, said)
            return redirect(done)
        except Refusal as refusal:
            refused = refusal
    crumbs = [*page["crumbs"], (page["title"], None)]
    context = {"version": None, "refusal": refused, **page, "crumbs": crumbs}
    status = 409 if refused else 200
    return render(request, "convenings/prepare/confirm.html", context, status=status)
