"""Finds the network named in the address, and its forum, once, and tells the pages about them."""

from collections.abc import Callable
from typing import Any

from django.db.models import BigIntegerField, QuerySet
from django.db.models.functions import Cast
from django.http import Http404, HttpRequest, HttpResponse

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.along import along
from multaqa.kernel.asked import asked_once
from multaqa.kernel.kept import kept_piece
from multaqa.networks.models import Network
from multaqa.programmes.models import Cycle
from multaqa.ui.reading import reads_in

# Beyond it no row has such a number.
MOST_CYCLES = 2**15


class NetworkOfTheAddress:
    """``request.network`` for every address with a ``network`` part (404 where there is none), and
    where one of its forums or cycles is named too, ``request.forum`` with its sites, or
    ``request.cycle``: all by one question.

    A page that reads the network together with more says so by ``finds_its_network``.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.network = request.forum = request.cycle = None  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> None:
        if "network" not in kwargs or getattr(view, "finds_its_network", False):
            return
        slug = kwargs.pop("network")

        def find() -> Network:
            for network in _networks(slug):
                return network
            raise Http404

        # A page that changes its network must have a row of its own, and the newest.
        shared = request.method in ("GET", "HEAD") and getattr(view, "is_common", False)
        if shared:
            return enter(request, kept_piece(request, ("network", slug), find))
        for forum in _forums(slug, kwargs["forum"]) if "forum" in kwargs else ():
            request.forum = forum  # type: ignore[attr-defined]
            return enter(request, forum.network)
        number = kwargs.get("cycle", MOST_CYCLES)
        for cycle in _cycles(slug, number) if number < MOST_CYCLES else ():
            request.cycle = cycle  # type: ignore[attr-defined]
            return enter(request, cycle.network)
        return enter(request, find())


@asked_once
def _networks(slug: str) -> QuerySet[Network]:
    return Network.objects.select_related("parent").filter(slug=slug)


def enter(request: HttpRequest, network: Network) -> None:
    """The reader is on the pages of ``network`` from here on."""
    request.network = network  # type: ignore[attr-defined]
    reads_in(country=network.country, usual_digits=network.digits)


@asked_once
def _forums(network: str, slug: str) -> QuerySet[Forum]:
    rows = Forum.objects.select_related("network__parent", "cycle", "objective_set")
    return along(rows.filter(network__slug=network, slug=slug), sites=Site.objects.all())


@asked_once
def _cycles(network: str, number: int) -> QuerySet[Cycle]:
    rows = Cycle.objects.select_related("network__parent").filter(network__slug=network)
    # As wide as what stands there until a number is known.
    return rows.alias(named=Cast("number", BigIntegerField())).filter(named=number)
