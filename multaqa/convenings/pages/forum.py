"""The forums of a network, and the home page of one."""

from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from multaqa.kernel.common import common, fills
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept_piece

from ..exports.linked_data import as_script, forum_event
from ..queries import Way, local, own_parts, ways
from ..queries.public import OVER, PublicForum, public_forums, releases_of
from .reading import answer, forum_of, language_key, piece


@door(anyone)
@common()
def index(request: HttpRequest) -> HttpResponse:
    """Every forum the public may know of: those to come first, then those that were."""
    forums = list(public_forums(request.network))  # type: ignore[attr-defined]
    coming = [each for each in reversed(forums) if each.state not in OVER]
    held = [each for each in forums if each.state in OVER]
    return render(request, "convenings/public/index.html", {"coming": coming, "held": held})


@door(anyone, load=forum_of)
@common()
def show(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """What the forum is, when and where, what for, and what comes next."""
    data = as_script(forum_event(public, request.build_absolute_uri))
    leads, until = _ways(request, public)
    body = piece(request, "_forum", public)
    response = answer(request, "forum", public, data=data, body=body, ways=leads)
    response.keep_until = until  # type: ignore[attr-defined]
    return response


@fills("convenings/public/_own.html")
def _own(request: HttpRequest, of: str) -> dict[str, object]:
    """How the reader themselves stands with the forum."""
    return {"parts": own_parts(int(of), request.visitor)}  # type: ignore[attr-defined]


@door(anyone, load=forum_of)
@common()
def releases(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """What changed in each version of the agenda."""
    return answer(request, "releases", public, releases=releases_of(public.forum))


@door(anyone, load=forum_of)
@common()
def speakers(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """Those who lead sessions and show their names, with what they lead."""
    body = piece(request, "_speakers", public, **_leading(public))
    return answer(request, "speakers", public, body=body)


@door(anyone, load=forum_of)
@common()
def venue(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """Where it is held, how to get there, and the way between."""
    sites = {each.id: each for each in public.around.sites}
    travels = public.released.travels if public.released else ()
    ways = [(sites[way.a], sites[way.b], way) for way in travels]
    return answer(request, "venue", public, ways=ways)


def _ways(request: HttpRequest, public: PublicForum) -> tuple[list[Way], datetime]:
    """Where the page leads on, the same for every reader, and until when that holds: the clock
    alone makes a way say something else, and opens one at the beginning of a day."""
    forum, visitor = public.forum, request.visitor  # type: ignore[attr-defined]
    now = local(forum, timezone.now())
    key = ("ways", forum.pk, now.date(), *language_key())
    leads = kept_piece(request, key, lambda: ways("public", forum, visitor))
    if any(each.until and each.until <= now for each in leads):
        leads = ways("public", forum, visitor)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return leads, min([midnight, *(each.until for each in leads if each.until)])


def _leading(public: PublicForum) -> dict[str, object]:
    """Each named person with the sessions they lead, and how many more keep their names."""
    released = public.released
    sessions = released.sessions if released else ()
    named = [public.around.people[each] for each in (released.people if released else ())
             if each in public.around.people]  # fmt: skip
    return {
        "speakers": [
            (person, [s for s in sessions if person.person_id in s.people]) for person in named
        ],
        "unnamed": len(released.people) - len(named) if released else 0,
    }
