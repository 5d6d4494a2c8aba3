"""The sites of a forum, their rooms, and the way between them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from i18nfield.strings import LazyI18nString

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.kernel.kept import touch
from multaqa.people.models import Person

from .. import rules
from ..models import Forum, Room, Session, Site, Travel
from ..notices import SiteChanged


@transaction.atomic
def add_site(*, forum: Forum, by: Person, at: datetime, **fields: Any) -> Site:
    """One more site, after the others."""
    forum = _locked(forum)
    last = forum.sites.aggregate(last=Max("position"))["last"] or 0
    site = Site(forum=forum, position=last + 1, **fields)
    rules.require_free_site_slug(site)
    rules.require_within_forum(site)
    site.save(force_insert=True)
    _note(forum, "site added", by, at, site=site.pk)
    return site


@transaction.atomic
def edit_site(*, site: Site, by: Person, at: datetime, **fields: Any) -> Site:
    """Write ``fields``; sessions that now lie outside show it as a conflict."""
    site.forum = _locked(site.forum)
    for name, value in fields.items():
        setattr(site, name, value)
    rules.require_free_site_slug(site)
    rules.require_within_forum(site)
    rules.require_room_for_the_seated(site)
    site.save(update_fields=list(fields))
    _note(site.forum, "site edited", by, at, site=site.pk, fields=sorted(fields))
    announce(SiteChanged(site.pk))
    return site


@transaction.atomic
def remove_site(*, site: Site, by: Person, at: datetime) -> None:
    """Let a site without sessions go, with its rooms and ways."""
    forum = _locked(site.forum)
    rules.require_empty_site(site)
    rules.require_unclaimed(site)
    rules.require_last_site_stays(site)
    _note(forum, "site removed", by, at, site=site.pk)
    site.sessions.all().delete()  # those taken off the agenda
    site.delete()


@transaction.atomic
def order_sites(*, forum: Forum, order: Sequence[int], by: Person, at: datetime) -> None:
    """Let the sites stand in the ``order`` of their ids."""
    forum = _locked(forum)
    for position, pk in enumerate(order, start=1):
        forum.sites.filter(pk=pk).update(position=position)
    _note(forum, "sites ordered", by, at)


@transaction.atomic
def add_room(*, site: Site, by: Person, at: datetime, **fields: Any) -> Room:
    """One more room of the site."""
    forum = _locked(site.forum)
    last = site.rooms.aggregate(last=Max("position"))["last"] or 0
    room = Room.objects.create(site=site, position=last + 1, **fields)
    _note(forum, "room added", by, at, room=room.pk)
    return room


@transaction.atomic
def edit_room(*, room: Room, by: Person, at: datetime, **fields: Any) -> Room:
    """Write ``fields`` (name, capacity, equipment)."""
    forum = _locked(room.site.forum)
    for name, value in fields.items():
        setattr(room, name, value)
    room.save(update_fields=list(fields))
    _note(forum, "room edited", by, at, room=room.pk, fields=sorted(fields))
    return room


@transaction.atomic
def remove_room(*, room: Room, by: Person, at: datetime) -> None:
    """Let a room without sessions go."""
    forum = _locked(room.site.forum)
    rules.require_empty_room(room)
    _note(forum, "room removed", by, at, room=room.pk)
    off_the_agenda = Session.objects.filter(room=room)
    off_the_agenda.update(room=None, version=F("version") + 1)
    room.delete()


@transaction.atomic
def set_travel(
    *,
    one: Site,
    other: Site,
    minutes: int | None,
    by: Person,
    at: datetime,
    means: LazyI18nString | str = "",
) -> Travel | None:
    """Say how long the way between two sites of a forum takes (None: it is not known)."""
    forum = _locked(one.forum)
    rules.require_pair(one, other, minutes)
    first, second = sorted((one, other), key=lambda site: site.pk)
    _note(forum, "travel set", by, at, sites=[first.pk, second.pk], minutes=minutes)
    if minutes is None:
        Travel.objects.filter(site_a=first, site_b=second).delete()
        return None
    travel, _new = Travel.objects.update_or_create(
        site_a=first, site_b=second, defaults={"minutes": minutes, "means": means}
    )
    return travel


def _locked(forum: Forum) -> Forum:
    """The forum's row held, so that two changes to its sites come one after the other."""
    rows = Forum.objects.select_for_update(of=("self",)).select_related("network")
    forum = rows.get(pk=forum.pk)
    rules.require_not_over(forum)
    return forum


def _note(forum: Forum, verb: str, by: Person, at: datetime, **detail: Any) -> None:
    """Write it down; a forum that is announced shows its sites before its first release."""
    ledger.record(verb=verb, subject=forum, by=by, at=at, network_id=forum.network_id, **detail)
    touch(forum.network.slug)
