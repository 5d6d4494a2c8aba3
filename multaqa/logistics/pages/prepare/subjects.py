"""What the addresses of the working pages name, found within the network of the address."""

from dataclasses import dataclass

from django.http import HttpRequest

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.visitors import Visitor
from multaqa.people.models import SignInLink
from multaqa.people.queries import links_in
from multaqa.people.rules import may_send_link
from multaqa.registrations.models import Registration
from multaqa.registrations.queries import of_network

from ... import rules
from ...models import Bedroom, Lodging, Stay


def forum_of(request: HttpRequest, forum: str) -> Forum:
    """The forum of the address, which the middleware read with its network."""
    if request.forum is None:  # type: ignore[attr-defined]
        raise Forum.DoesNotExist
    return request.forum  # type: ignore[attr-defined]


def site_of(request: HttpRequest, forum: str, site: int) -> Site:
    found = forum_of(request, forum)
    row = found.sites.get(pk=site)
    row.forum = found
    return row


def registration_of(request: HttpRequest, forum: str, registration: int) -> Registration:
    return of_network(request.network, forum, registration)  # type: ignore[attr-defined]


def lodging_of(request: HttpRequest, forum: str, lodging: int) -> Lodging:
    found = forum_of(request, forum)
    row = Lodging.objects.select_related("site").get(pk=lodging, site__forum=found)
    row.site.forum = found
    return row


def bedroom_of(request: HttpRequest, forum: str, bedroom: int) -> Bedroom:
    found = forum_of(request, forum)
    rows = Bedroom.objects.select_related("lodging__site")
    row = rows.get(pk=bedroom, lodging__site__forum=found)
    row.lodging.site.forum = found
    return row


def stay_of(request: HttpRequest, forum: str, stay: int) -> Stay:
    found = forum_of(request, forum)
    rows = Stay.objects.select_related("site", "bedroom__lodging", "registration__person")
    row = rows.get(pk=stay, site__forum=found)
    row.site.forum = found
    return row


@dataclass(frozen=True, slots=True)
class Sent:
    """A personal link made for a guest."""

    registration: Registration
    link: SignInLink


def link_of(request: HttpRequest, forum: str, registration: int, link: int) -> Sent:
    row = registration_of(request, forum, registration)
    found = links_in(request.network).get(pk=link, person=row.person)  # type: ignore[attr-defined]
    found.network = request.network  # type: ignore[attr-defined]
    return Sent(row, found)


def may_send(visitor: Visitor, subject: Sent) -> bool:
    """Who arranges the forum and may see the address of the link."""
    mine = rules.may_arrange_part(visitor, subject.registration)
    return mine and may_send_link(visitor, subject.link)
