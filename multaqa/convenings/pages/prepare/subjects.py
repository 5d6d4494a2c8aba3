"""What the addresses of the working pages name, found within the network of the address."""

from django.http import HttpRequest

from multaqa.kernel.along import along
from multaqa.networks.models import Network

from ...models import (
    Facilitation,
    Forum,
    Objective,
    ObjectiveSet,
    Room,
    Session,
    SessionObjective,
    Site,
)


def network_of(request: HttpRequest) -> Network:
    return request.network


def forum_of(request: HttpRequest, forum: str) -> Forum:
    """The forum of the address, which the middleware read with its network."""
    if request.forum is None:
        raise Forum.DoesNotExist
    return request.forum


def site_of(request: HttpRequest, forum: str, site: int) -> Site:
    return along(forum_of(request, forum).sites.all(), rooms=Room.objects.all()).get(pk=site)


def room_of(request: HttpRequest, forum: str, room: int) -> Room:
    rows = Room.objects.select_related("site")
    found = rows.get(pk=room, site__forum__slug=forum, site__forum__network=request.network)
    found.site.forum = forum_of(request, forum)
    return found


def session_of(request: HttpRequest, forum: str, code: str) -> Session:
    """On the agenda or taken off it."""
    sessions = forum_of(request, forum).sessions.select_related("site", "room")
    leading = Facilitation.objects.select_related("person")
    serving = SessionObjective.objects.all()
    return along(sessions, facilitations=leading, serves=serving).get(code=code)


def way_of(request: HttpRequest, forum: str, one: int, other: int) -> tuple[Site, Site]:
    sites = forum_of(request, forum).sites
    return sites.get(pk=one), sites.get(pk=other)


def set_of(request: HttpRequest, set: int) -> ObjectiveSet:
    sets = ObjectiveSet.objects.filter(network=request.network)
    found = along(sets, objectives=Objective.objects.all()).get(pk=set)
    found.network = request.network
    return found


def objective_of(request: HttpRequest, set: int, objective: int) -> Objective:
    rows = Objective.objects.select_related("set__network")
    return rows.get(pk=objective, set=set, set__network=request.network)
