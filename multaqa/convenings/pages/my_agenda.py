"""“My agenda”: what a reader picked, with or without an account, with or without scripts."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from multaqa.kernel.doors import anyone, door, same_origin

from .. import actions
from ..models import PersonalAgenda, Session
from ..queries.picks import MyAgenda, agendas_of, days_of, my_agenda, with_picks
from ..queries.public import PublicForum
from .reading import OFFLINE, answer, forum_of

COOKIE = "agenda"
CODE, TOKEN = re.compile(r"[-\w]{1,8}", re.ASCII), re.compile(r"[-\w]{43}", re.ASCII)
# A browser remembers agendas of this many forums; a year after the last pick it forgets.
MOST_FORUMS, REMEMBERED = 8, 60 * 60 * 24 * 366


@door(anyone, load=forum_of)
def show(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """The picks by day, what clashes in them and what changed; their calendar address."""
    agenda, claimed = _agenda(request, public)
    mine = my_agenda(public, agenda and with_picks(agenda))
    address = _address(request, public, mine)
    response = answer(
        request, "my_agenda", public, mine=mine, days=days_of(mine.picked),
        address=address, bare_address=address.partition("://")[2],
    )  # fmt: skip
    network = public.forum.network_id
    response[OFFLINE] = "no" if request.visitor.coordinates(network) else "yes"  # type: ignore[attr-defined]
    response["Cache-Control"] = "private, no-cache"
    if claimed:
        _remember(request, response, drop=claimed)
    return response


@same_origin
@door(anyone, load=forum_of)
def add(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """Pick a session, then read one's agenda."""
    session, agenda, claimed = _asked(request, public)
    person = request.visitor.person  # type: ignore[attr-defined]
    agenda = actions.pick(session=session, agenda=agenda, by=person, at=timezone.now())
    response = _back(public, f"#{session.code}")
    token = "" if agenda.person_id else agenda.token
    _remember(request, response, token=token, drop=claimed)
    return response


@same_origin
@door(anyone, load=forum_of)
def remove(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """Take a session out again."""
    session, agenda, claimed = _asked(request, public)
    if agenda is not None:
        person = request.visitor.person  # type: ignore[attr-defined]
        actions.unpick(session=session, agenda=agenda, by=person, at=timezone.now())
    response = _back(public)
    _remember(request, response, drop=claimed)
    return response


@same_origin
@door(anyone, load=forum_of)
def rotate(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """Another calendar address; the one that was given away shows nothing any more."""
    agenda, claimed = _agenda(request, public)
    if request.method != "POST" or agenda is None:
        raise Http404
    before, person = agenda.token, request.visitor.person  # type: ignore[attr-defined]
    agenda = actions.change_address(agenda=agenda, by=person, at=timezone.now())
    response = _back(public, "#calendar")
    token = "" if agenda.person_id else agenda.token
    _remember(request, response, token=token, drop=(*claimed, before))
    return response


def _agenda(
    request: HttpRequest, public: PublicForum
) -> tuple[PersonalAgenda | None, tuple[str, ...]]:
    """This reader's agenda, and the tokens that need no longer be remembered: what was picked
    before signing in becomes the person's."""
    visitor = request.visitor  # type: ignore[attr-defined]
    tokens = _tokens(request)
    if visitor.person_id is None and not tokens:
        return None, ()
    found = agendas_of(public.forum, person_id=visitor.person_id, tokens=tokens)
    if visitor.person_id is None:
        return (found[0] if found else None), ()
    mine = next((each for each in found if each.person_id), None)
    nameless = [each for each in found if not each.person_id]
    if nameless:
        mine = actions.claim_agendas(
            mine=mine, nameless=nameless, by=visitor.person, at=timezone.now()
        )
    return mine, tuple(each.token for each in nameless)


def _asked(
    request: HttpRequest, public: PublicForum
) -> tuple[Session, PersonalAgenda | None, tuple[str, ...]]:
    """The session that the form names, and this reader's agenda."""
    if request.method != "POST":
        raise Http404
    code = request.POST.get("session", "")
    if not CODE.fullmatch(code):
        raise Http404
    session = Session.objects.filter(forum=public.forum, code=code).select_related("forum").first()
    if session is None or public.released is None:
        raise Http404
    return session, *_agenda(request, public)


def _tokens(request: HttpRequest) -> tuple[str, ...]:
    given = request.COOKIES.get(COOKIE, "").split(".")
    return tuple(each for each in given if TOKEN.fullmatch(each))[:MOST_FORUMS]


def _remember(
    request: HttpRequest, response: HttpResponse, *, token: str = "", drop: tuple[str, ...] = ()
) -> None:
    """Leave the browser the tokens it has, with ``token`` first and without those to ``drop``."""
    kept = [each for each in _tokens(request) if each not in (token, *drop)]
    value = ".".join([token, *kept][:MOST_FORUMS] if token else kept)
    if value:
        response.set_cookie(
            COOKIE, value, max_age=REMEMBERED, httponly=True, samesite="Lax", secure=settings.HTTPS
        )
    else:
        response.delete_cookie(COOKIE, samesite="Lax")


def _back(public: PublicForum, anchor: str = "") -> HttpResponseRedirect:
    address = reverse("convenings:my_agenda", args=(public.forum.network.slug, public.forum.slug))
    return HttpResponseRedirect(address + anchor)


def _address(request: HttpRequest, public: PublicForum, mine: MyAgenda) -> str:
    """The secret address of the reader's calendar, or nothing before the first pick."""
    if mine.agenda is None:
        return ""
    forum = public.forum
    path = reverse(
        "convenings:my_calendar", args=(forum.network.slug, forum.slug, mine.agenda.token)
    )
    return request.build_absolute_uri(path)
