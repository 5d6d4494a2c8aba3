"""What the working pages have in common: addresses, crumbs, the way back."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.kernel.asking import Crumb
from multaqa.kernel.bilingual import spoken

from ...models import Forum, ObjectiveSet


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
