"""What the working pages have in common: addresses, the way back, a form."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel import asking
from multaqa.kernel.asking import Crumb
from multaqa.kernel.bilingual import spoken


def address(forum: Forum, name: str, *args: object) -> str:
    """The address of a working page of the forum's registration."""
    return reverse(f"registrations:prepare_{name}", args=[forum.network.slug, forum.slug, *args])


def above(forum: Forum) -> list[Crumb]:
    """The crumbs above a page that is about the forum's registrations."""
    slug = forum.network.slug
    return [
        (_("Forums"), reverse("convenings:prepare_forums", args=[slug])),
        (spoken(forum.name), reverse("convenings:prepare_forum", args=[slug, forum.slug])),
        (_("Registrations"), address(forum, "registrations")),
    ]


def crumbs(forum: Forum, *more: Crumb) -> list[Crumb]:
    """From the forums in preparation to the registrations of one, which are no link there."""
    *before, (name, _address) = above(forum)
    return [*above(forum), *more] if more else [*before, (name, None)]


def answer(
    request: HttpRequest, form: Any, act: Callable[[], object], *, forum: Forum, **page: Any
) -> HttpResponse:
    """The page of ``form`` in the forum's registrations: see ``kernel.asking.answer``."""
    return asking.answer(
        request, form, act, crumbs=above(forum), template="registrations/prepare/form.html", **page
    )
