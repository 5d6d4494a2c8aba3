"""What programs read of a forum: calendars, and the schedule format."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept

from ..exports.calendar import TYPE, forum_calendar
from ..exports.schedule import schedule, schedule_xml
from ..models import PersonalAgenda
from ..queries.picks import agenda_by_token, my_agenda
from ..queries.public import PublicForum
from .reading import forum_of
from .session import Found, session_of


@door(anyone, load=forum_of)
@kept
def of_forum(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """The whole agenda as a calendar."""
    sessions = public.released.sessions if public.released else ()
    return _calendar(
        forum_calendar(public, sessions, request.build_absolute_uri), public.forum.slug
    )


@door(anyone, load=session_of)
@kept
def of_session(request: HttpRequest, found: Found) -> HttpResponse:
    """One session as a calendar file."""
    public, session, code = found
    if session is None:
        raise Http404
    return _calendar(forum_calendar(public, [session], request.build_absolute_uri), code)


def _of_token(request: HttpRequest, forum: str, token: str) -> tuple[PublicForum, PersonalAgenda]:
    public = forum_of(request, forum)
    return public, agenda_by_token(public.forum, token)


@door(anyone, load=_of_token)
def of_reader(request: HttpRequest, found: tuple[PublicForum, PersonalAgenda]) -> HttpResponse:
    """One reader's picks as a calendar; who holds the address may read it."""
    public, agenda = found
    mine = my_agenda(public, agenda)
    content = forum_calendar(
        public, [each.session for each in mine.picked], request.build_absolute_uri, gone=mine.gone
    )
    response = _calendar(content, public.forum.slug)
    response["ETag"] = '"' + hashlib.blake2b(content, digest_size=12).hexdigest() + '"'
    response["Cache-Control"] = "private, no-cache"
    if request.headers.get("If-None-Match") == response["ETag"]:
        return HttpResponse(status=304, headers={"ETag": response["ETag"]})
    return response


@door(anyone, load=forum_of)
@kept
def as_json(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """The agenda as schedule.json."""
    if public.released is None:
        raise Http404
    content = schedule(public, public.released, request.build_absolute_uri)
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})


@door(anyone, load=forum_of)
@kept
def as_xml(request: HttpRequest, public: PublicForum) -> HttpResponse:
    """The agenda as schedule.xml."""
    if public.released is None:
        raise Http404
    content = schedule_xml(public, public.released, request.build_absolute_uri)
    return HttpResponse(content, content_type="application/xml; charset=utf-8")


def _calendar(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response
