"""One session of the released agenda."""

from django.http import Http404, HttpRequest, HttpResponse

from multaqa.kernel.common import common
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept_piece

from ..exports.linked_data import as_script, session_event
from ..queries.public import PublicForum, last_seen, releases_of
from ..queries.released import ReleasedSession
from .reading import answer, session_of

Found = tuple[PublicForum, ReleasedSession | None, str]


@door(anyone, load=session_of)
@common()
def show(request: HttpRequest, found: Found) -> HttpResponse:
    """What it is about, when and where, who leads it, what it serves."""
    public, session, code = found
    if session is None:
        return _gone(request, public, code)
    moved = session.uid in _moved(request, public)
    event = session_event(public, session, request.build_absolute_uri, moved=moved)
    return answer(request, "session", public, session=session, data=as_script(event), moved=moved)


def _moved(request: HttpRequest, public: PublicForum) -> frozenset[str]:
    """The uids of the sessions that the latest release moved in time."""
    if public.released is None:
        return frozenset()
    key = ("moved", public.released.release_id)
    return kept_piece(
        request,
        key,
        lambda: frozenset(
            row["uid"] for row in releases_of(public.forum)[0].changes if "moved" in row["kinds"]
        ),
    )


def _gone(request: HttpRequest, public: PublicForum, code: str) -> HttpResponse:
    """A session that was taken off says so to those who kept its address."""
    change = last_seen(releases_of(public.forum), code)
    if change is None:
        raise Http404
    response = answer(request, "gone", public, change_row=change)
    response.status_code = 410
    return response
