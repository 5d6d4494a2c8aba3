"""Finds what a public page shows: the forum, what stands round it, one of its sessions."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from multaqa.kernel.common import OFFLINE
from multaqa.kernel.kept import kept_piece
from multaqa.networks.models import Network
from multaqa.ui.reading import reader

from ..models import Objective
from ..queries.public import PublicForum, around, public_forum
from ..queries.released import ReleasedSession, ReleasedSite


def forum_of(request: HttpRequest, forum: str) -> PublicForum:
    """The public forum of the address; a draft is not there."""
    network: Network = request.network  # type: ignore[attr-defined]

    def find() -> PublicForum:
        row = public_forum(network, forum)
        return PublicForum(row, around(row))

    return kept_piece(request, ("forum", network.pk, forum), find)


def session_of(
    request: HttpRequest, forum: str, session: str
) -> tuple[PublicForum, ReleasedSession | None, str]:
    """The forum, its session of the address (None where it is not on the agenda) and its code."""
    public = forum_of(request, forum)
    if public.released is None:
        raise Http404
    return public, public.released.by_code.get(session), session


def site_of(request: HttpRequest, forum: str, site: str) -> tuple[PublicForum, ReleasedSite]:
    """The forum and its site of the address."""
    public = forum_of(request, forum)
    for each in public.around.sites:
        if each.slug == site:
            return public, each
    raise Http404


def objective_of(request: HttpRequest, forum: str, number: int) -> tuple[PublicForum, Any]:
    """The forum and its objective of the address."""
    public = forum_of(request, forum)
    for each in public.around.objectives:
        if each.number == number:
            return public, each
    raise Objective.DoesNotExist


def language_key() -> tuple[str, str, str]:
    """What a piece of a page depends on: the reader's language, digits and month names."""
    return (get_language() or "ar", reader().system, reader().country)


def piece(
    request: HttpRequest, template: str, public: PublicForum, part: str = "", **context: Any
) -> SafeString:
    """The part of a page that ``template`` makes, kept until what it shows changes: most of a
    page's cost is its rows. ``part`` tells two of one template apart."""
    key = (template, public.forum.pk, public.forum.latest, part, *language_key())  # type: ignore[attr-defined]
    whole = {"forum": public.forum, "around": public.around, **context}
    return kept_piece(
        request, key, lambda: render_to_string(f"convenings/public/{template}.html", whole)
    )


def answer(
    request: HttpRequest, template: str, public: PublicForum, **context: Any
) -> HttpResponse:
    """The page made of ``template``; a reader who has not signed in may keep a copy of it."""
    response = render(
        request,
        f"convenings/public/{template}.html",
        {
            "public": public,
            "forum": public.forum,
            "around": public.around,
            "home": reverse(
                "convenings:forum", args=(public.forum.network.slug, public.forum.slug)
            ),
            **context,
        },
    )
    response[OFFLINE] = "no" if request.visitor.signed_in else "yes"  # type: ignore[attr-defined]
    return response
