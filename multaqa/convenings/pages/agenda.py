"""The released agenda: whole, of one site, of one objective, as a poster; now and next."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from multaqa.kernel.common import common
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept_piece
from multaqa.ui.codes import qr_code

from ..exports.linked_data import agenda_event, as_script
from ..exports.poster import sheets
from ..queries.public import PublicForum, by_day, now_and_next
from ..queries.released import ReleasedObjective, ReleasedSession, ReleasedSite
from .reading import answer, forum_of, language_key, objective_of, piece, site_of


@door(anyone, load=forum_of)
@common()
def show(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """The whole agenda in one page."""
    released = public.released
    if released is None:
        return answer(request, "agenda", public)
    key = ("linked", released.release_id, request.get_host(), *language_key())
    data = kept_piece(
        request, key, lambda: as_script(agenda_event(public, request.build_absolute_uri))
    )
    return answer(
        request, "agenda", public, rows=_rows(request, public, "", released.sessions), data=data
    )


@door(anyone, load=site_of)
@common()
def of_site(request: HttpRequest, found: tuple[PublicForum, ReleasedSite]) -> HttpResponse:
    """What is held at one site."""
    public, site = found
    sessions = [each for each in _sessions(public) if each.site.id == site.id]
    rows = _rows(request, public, f"site {site.id}", sessions)
    return answer(request, "agenda", public, rows=rows, site=site, few=sessions)


@door(anyone, load=objective_of)
@common()
def of_objective(
    request: HttpRequest, found: tuple[PublicForum, ReleasedObjective]
) -> HttpResponse:
    """The sessions that serve one objective."""
    public, objective = found
    sessions = [
        each for each in _sessions(public) if any(o.id == objective.id for o, _ in each.serves)
    ]
    rows = _rows(request, public, f"objective {objective.id}", sessions)
    return answer(request, "agenda", public, rows=rows, objective=objective, few=sessions)


@door(anyone, load=forum_of)
@common()
def poster(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """Sheets of A4 that a venue can pin up: one a day and site."""
    path = reverse("convenings:agenda", args=(public.forum.network.slug, public.forum.slug))
    address = request.build_absolute_uri(path)
    pages = sheets(public.released) if public.released else ()
    return answer(request, "poster", public, sheets=pages, address=address, qr=qr_code(address))


@door(anyone, load=forum_of)
def now(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """What goes on at this moment at each site, and what comes next."""
    at = timezone.now()
    released = public.released
    places, changes = now_and_next(released, at) if released else ((), None)
    zone = released.zone if released else None
    response = answer(
        request, "now", public, places=_places(public, places), at=at.astimezone(zone),
        changes_at=changes, changes_in=_seconds(changes, at),
    )  # fmt: skip
    response["Offline-Copy"] = "no"
    response["Cache-Control"] = "no-cache"
    return response


def _seconds(changes: datetime | None, at: datetime) -> int:
    return int((changes - at).total_seconds()) + 1 if changes else 0


def _places(public: PublicForum, places: Iterable) -> list[dict[str, object]]:  # type: ignore[type-arg]
    """The engine's answer with the sessions of the release in the place of their plans."""
    by_uid = {each.uid: each for each in _sessions(public)}
    sites = {each.id: each for each in public.around.sites}
    return [
        {
            "site": sites[each.site],
            "now": [by_uid[plan.uid] for plan in each.now],
            "next": [by_uid[plan.uid] for plan in each.next],
        }
        for each in places
    ]


def _sessions(public: PublicForum) -> tuple[ReleasedSession, ...]:
    return public.released.sessions if public.released else ()


def _rows(
    request: HttpRequest, public: PublicForum, part: str, sessions: Iterable[ReleasedSession]
) -> SafeString:
    return piece(request, "_days", public, part, days=by_day(sessions))
