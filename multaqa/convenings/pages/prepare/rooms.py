"""The rooms of a site."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from multaqa.kernel.asking import answer, confirmed, now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door

from ... import actions, rules
from ...forms import RoomForm
from ...models import Room, Site
from .subjects import room_of, site_of
from .way import at_sites


@door(rules.may_prepare_part, load=site_of)
def create(request: HttpRequest, site: Site) -> HttpResponse:
    """One more room of the site."""
    form = RoomForm(typed(request), languages=site.forum.network.languages)

    def act() -> None:
        actions.add_room(site=site, **form.given(), **now(request))

    title = _("A new room in %(site)s") % {"site": spoken(site.city)}
    return answer(request, form, act, title=title, **at_sites(request, site.forum))


@door(rules.may_prepare_part, load=room_of)
def update(request: HttpRequest, room: Room) -> HttpResponse:
    """A room's name, seats and equipment."""
    form = RoomForm(typed(request), instance=room, languages=room.forum.network.languages)

    def act() -> None:
        actions.edit_room(room=room, **form.given(), **now(request))

    return answer(request, form, act, title=_("Edit the room"), **at_sites(request, room.forum))


@door(rules.may_prepare_part, load=room_of)
def remove(request: HttpRequest, room: Room) -> HttpResponse:
    """A room without sessions goes; asked once more before."""
    page = at_sites(request, room.forum)
    return confirmed(
        request,
        lambda: actions.remove_room(room=room, **now(request)),
        done=page["back"],
        title=_("Remove the room %(room)s") % {"room": spoken(room.name)},
        text=_("It can be added again."),
        submit=_("Remove"),
        **page,
    )
