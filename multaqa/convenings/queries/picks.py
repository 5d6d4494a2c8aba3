"""“My agenda”: what a reader picked, what clashes in it, and what changed since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from multaqa.kernel.along import along

from ..models import Forum, PersonalAgenda, Pick, Release
from .public import PublicForum
from .released import ReleasedSession


@dataclass(frozen=True, slots=True)
class Picked:
    """A picked session that is on the agenda: what ``changed`` since it was picked (rows of
    ``Release.changes``), the picks it ``clashes`` with, and the minutes of the ``way`` from the
    pick before, where there is no time for it."""

    session: ReleasedSession
    picked_at: datetime
    changed: tuple[dict[str, Any], ...]
    clashes: tuple[ReleasedSession, ...]
    way: int | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A picked session that was taken off: the row of the change that did it, and the release."""

    code: str
    uid: str
    change: dict[str, Any]
    number: int
    at: datetime


@dataclass(frozen=True, slots=True)
class MyAgenda:
    """A reader's picks in order of time, and those that are no longer held."""

    agenda: PersonalAgenda | None
    picked: tuple[Picked, ...]
    gone: tuple[Gone, ...]

    @property
    def codes(self) -> str:
        """The codes of all picks, apart by spaces: what a browser remembers to mark them."""
        return " ".join(each.session.code for each in self.picked)


def agendas_of(
    forum: Forum, *, person_id: int | None, tokens: Iterable[str]
) -> list[PersonalAgenda]:
    """This reader's agendas of the forum: the person's own first, then the nameless ones that the
    browser holds the ``tokens`` of. A person's agenda is never found by the browser's token."""
    mine = Q(person_id=person_id) if person_id is not None else Q(pk__in=[])
    found = PersonalAgenda.objects.filter(
        mine | Q(person=None, token__in=list(tokens)), forum=forum
    )
    return sorted(found, key=lambda agenda: (agenda.person_id is None, agenda.pk))


def agenda_by_token(forum: Forum, token: str) -> PersonalAgenda:
    """The agenda with this secret address, with what is in it. Raises
    PersonalAgenda.DoesNotExist."""
    return _with_picks().get(forum=forum, token=token)


def with_picks(agenda: PersonalAgenda) -> PersonalAgenda:
    """The agenda as it stands, with what is in it (one query)."""
    return _with_picks().get(pk=agenda.pk)


def _with_picks() -> QuerySet[PersonalAgenda]:
    """Agendas with what is ``picked``, and the ``releases`` of their forum, the newest first."""
    picks = Pick.objects.filter(agenda=OuterRef("pk")).values_list("session__uid", "picked_at")
    releases = Release.objects.filter(forum=OuterRef("forum")).order_by("-number").defer("agenda")
    return along(PersonalAgenda.objects.all(), picked=picks, releases=releases)


def my_agenda(public: PublicForum, agenda: PersonalAgenda | None) -> MyAgenda:
    """The picks of ``agenda``, as ``with_picks`` gives it, against the released agenda."""
    picks = {} if agenda is None else {str(uid): at for uid, at in agenda.picked}
    if agenda is None or not picks or public.released is None:
        return MyAgenda(agenda, (), ())
    releases = agenda.releases
    sessions = {each.uid: each for each in public.released.sessions}
    held = sorted((sessions[uid] for uid in picks if uid in sessions), key=lambda s: s.starts_at)
    clashing, late = _clashes(held), _ways(public, held)
    return MyAgenda(
        agenda,
        tuple(
            Picked(
                each,
                picks[each.uid],
                _since(releases, each.uid, picks[each.uid]),
                tuple(clashing.get(each.uid, ())),
                late.get(each.uid),
            )
            for each in held
        ),
        tuple(gone for uid in picks if uid not in sessions for gone in _gone(releases, uid)),
    )


def _since(releases: list[Release], uid: str, at: datetime) -> tuple[dict[str, Any], ...]:
    """The changes of a session in the releases after ``at``, the oldest first."""
    return tuple(
        row
        for release in reversed(releases)
        if release.at > at
        for row in release.changes
        if row["uid"] == uid and row["kinds"] != ["added"]
    )


def _gone(releases: list[Release], uid: str) -> list[Gone]:
    """The newest change that took the session off, in a list of one; empty where none is kept."""
    return [
        Gone(row["code"], uid, row, release.number, release.at)
        for release in releases
        for row in release.changes
        if row["uid"] == uid and "removed" in row["kinds"]
    ][:1]


def _clashes(held: list[ReleasedSession]) -> dict[str, list[ReleasedSession]]:
    """Which picks overlap in time, by uid."""
    found: dict[str, list[ReleasedSession]] = {}
    for place, one in enumerate(held):
        for other in held[place + 1 :]:
            if other.starts_at >= one.ends_at:
                break
            found.setdefault(one.uid, []).append(other)
            found.setdefault(other.uid, []).append(one)
    return found


def days_of(picked: Iterable[Picked]) -> list[tuple[Any, list[Picked]]]:
    """The picks by day."""
    days: dict[Any, list[Picked]] = {}
    for each in picked:
        days.setdefault(each.session.day, []).append(each)
    return list(days.items())


def _ways(public: PublicForum, held: list[ReleasedSession]) -> dict[str, int]:
    """By uid, the minutes of the way from the pick before, where it is at another site and the
    time between does not suffice."""
    travels = public.released.travels if public.released else ()
    minutes = {frozenset((way.a, way.b)): way.minutes for way in travels}
    late = {}
    for one, other in pairwise(held):
        way = minutes.get(frozenset((one.site.id, other.site.id)), 0)
        gap = (other.starts_at - one.ends_at).total_seconds() / 60
        if one.site.id != other.site.id and 0 <= gap < way:
            late[other.uid] = way
    return late
