"""What the addresses of the working pages name, found within the network of the address."""

from django.http import HttpRequest

from multaqa.convenings.models import Forum, Session, Site
from multaqa.kernel.visitors import Visitor

from ... import queries, rules
from ...models import Opening, Question, Registration


def forum_of(request: HttpRequest, forum: str) -> Forum:
    """The forum of the address, which the middleware read with its network."""
    if request.forum is None:  # type: ignore[attr-defined]
        raise Forum.DoesNotExist
    return request.forum  # type: ignore[attr-defined]


def registration_of(request: HttpRequest, forum: str, registration: int) -> Registration:
    return queries.of_network(request.network, forum, registration)  # type: ignore[attr-defined]


def site_of(request: HttpRequest, forum: str, site: int) -> Site:
    found = forum_of(request, forum)
    row = found.sites.get(pk=site)
    row.forum = found
    return row


def session_of(request: HttpRequest, forum: str, code: str) -> Session:
    found = forum_of(request, forum)
    row = found.sessions.select_related("site").get(code=code)
    row.forum = found
    return row


def opening_of(request: HttpRequest, forum: str) -> Opening | None:
    return queries.opening_of(forum_of(request, forum))


def question_of(request: HttpRequest, forum: str, question: int) -> Question:
    opening = Opening.objects.get(forum=forum_of(request, forum))
    opening.forum = forum_of(request, forum)
    row = opening.questions.asked().get(pk=question)
    row.opening = opening
    return row


def may_prepare_registration(visitor: Visitor, registration: Registration) -> bool:
    """Whoever prepares the forum looks after who comes to it."""
    return rules.may_prepare(visitor, registration.forum)


def may_prepare_part(visitor: Visitor, part: Site | Session | Opening) -> bool:
    """Whoever prepares the forum looks after its sites, its sessions and its form."""
    return rules.may_prepare(visitor, part.forum)


def may_prepare_question(visitor: Visitor, question: Question) -> bool:
    """Whoever prepares the forum shapes its form."""
    return rules.may_prepare(visitor, question.opening.forum)
