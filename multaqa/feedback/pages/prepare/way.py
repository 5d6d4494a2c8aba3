"""What the working pages have in common: what addresses name, and the way back."""

from collections.abc import Callable

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.asking import Crumb
from multaqa.kernel.bilingual import spoken

from ... import queries
from ...enums import About
from ...models import Item, Questionnaire

TITLES: dict[str, Callable[[], str]] = {
    About.SESSION: lambda: _("How each session was"),
    About.FORUM: lambda: _("How the forum was"),
}


def forum_of(request: HttpRequest, forum: str) -> Forum:
    """The forum of the address, which the middleware read with its network."""
    if request.forum is None:  # type: ignore[attr-defined]
        raise Forum.DoesNotExist
    return request.forum  # type: ignore[attr-defined]


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


def address(forum: Forum, name: str, *args: object) -> str:
    """The address of a working page of the forum's feedback."""
    return reverse(f"feedback:{name}", args=[forum.network.slug, forum.slug, *args])


def above(forum: Forum) -> list[Crumb]:
    """The crumbs above a page that is about the forum's feedback."""
    slug = forum.network.slug
    return [
        (_("Forums"), reverse("convenings:prepare_forums", args=[slug])),
        (spoken(forum.name), reverse("convenings:prepare_forum", args=[slug, forum.slug])),
        (_("Feedback"), address(forum, "prepare")),
    ]


def crumbs(forum: Forum, *more: Crumb) -> list[Crumb]:
    """From the forums in preparation to the feedback of one, which is no link there."""
    *before, (name, _address) = above(forum)
    return [*above(forum), *more] if more else [*before, (name, None)]


def above_asked(asked: Questionnaire) -> list[Crumb]:
    """The crumbs above a page that is about a questionnaire."""
    there = address(asked.forum, "prepare_questionnaire", asked.about)
    return [*above(asked.forum), (TITLES[asked.about](), there)]


def in_asked(asked: Questionnaire, *more: Crumb) -> list[Crumb]:
    """Crumbs from one questionnaire on, which is no link on its own page."""
    *before, (name, _address) = above_asked(asked)
    return [*above_asked(asked), *more] if more else [*before, (name, None)]
