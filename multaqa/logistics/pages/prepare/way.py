"""What the working pages have in common: addresses, the way back, tabs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.asking import Crumb
from multaqa.kernel.bilingual import spoken

from ...rules import OVER
from ..reading import address as anywhere

# Under which tab a page stands that has none of its own.
HERE = {"proposal": "rooms", "guest": "missing", "whatsapp": "missing"}


def address(forum: Forum, name: str, *args: object) -> str:
    """The address of a working page."""
    return anywhere(forum, f"prepare_{name}", *args)


def above(forum: Forum) -> list[Crumb]:
    """The crumbs above a page that is about what is arranged for the forum."""
    slug = forum.network.slug
    return [
        (_("Forums"), reverse("convenings:prepare_forums", args=[slug])),
        (spoken(forum.name), reverse("convenings:prepare_forum", args=[slug, forum.slug])),
        (_("Travel, beds and meals"), address(forum, "logistics")),
    ]


def crumbs(forum: Forum, *more: Crumb) -> list[Crumb]:
    """From the forums in preparation to what is arranged for one, which is no link there."""
    *before, (name, _address) = above(forum)
    return [*above(forum), *more] if more else [*before, (name, None)]


def at_site(site: Site) -> dict[str, Any]:
    """The crumbs and the way back of a page about the beds near a site."""
    back = f"{address(site.forum, 'rooms')}#site-{site.pk}"
    return {"crumbs": above(site.forum), "back": back}


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
