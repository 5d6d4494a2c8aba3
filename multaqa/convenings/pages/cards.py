"""The pictures that a shared link shows."""

from django.http import Http404, HttpRequest, HttpResponse

from multaqa.kernel.doors import anyone, door

from ..exports.card import Card, forum_card, network_card, picture, session_card
from ..queries.public import PublicForum
from .reading import forum_of
from .session import Found, session_of


@door(anyone)
def of_network(request: HttpRequest) -> HttpResponse:
    """The network's card."""
    return _png(request, network_card(request.network))  # type: ignore[attr-defined]


@door(anyone, load=forum_of)
def of_forum(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """The forum's card."""
    return _png(request, forum_card(public))


@door(anyone, load=session_of)
def of_session(request: HttpRequest, found: Found) -> HttpResponse:
    """A session's card."""
    public, session, _code = found
    if session is None:
        raise Http404
    return _png(request, session_card(public, session))


def _png(request: HttpRequest, card: Card) -> HttpResponse:
    etag = f'"{card.digest}"'
    headers = {"ETag": etag, "Cache-Control": "public, max-age=3600"}
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(picture(card), content_type="image/png", headers=headers)
