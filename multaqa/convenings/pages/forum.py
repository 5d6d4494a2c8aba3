"""The forums of a network, and the home page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from multaqa.kernel.common import common
from multaqa.kernel.doors import anyone, door

from ..exports.linked_data import as_script, forum_event
from ..queries import ways
from ..queries.public import OVER, PublicForum, public_forums, releases_of
from .reading import answer, forum_of, piece


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
    leads = ways("public", public.forum, request.visitor)  # type: ignore[attr-defined]
    body = piece(request, "_forum", public)
    response = answer(request, "forum", public, data=data, body=body, ways=leads)
    moments = [each.until for each in leads if each.until]
    response.keep_until = min(moments, default=None)  # type: ignore[attr-defined]
    return response


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
