"""Who may do what with a forum (``may_*``), and when (``require_*``)."""

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import words
from multaqa.kernel.period import Period
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.ui.reading import in_digits

from .enums import FORUM_LIFE, ForumState
from .models import (
    Forum,
    Objective,
    ObjectiveSet,
    Release,
    Room,
    Session,
    SessionObjective,
    Site,
)
from .queries import claims_on, forums_with, leaders

# A forum that is over keeps the agenda it was held with.
OVER = (ForumState.HELD, ForumState.ARCHIVED, ForumState.CANCELLED)
# Words that stand in the addresses of the working pages and can name no forum.
RESERVED_SLUGS = frozenset(("new", "objectives", "forums", "letters", "prepare"))
# A session of under five minutes or over a day is a typing slip.
SHORTEST, LONGEST = timedelta(minutes=5), timedelta(hours=24)
NIGHT = timedelta(hours=6)
LONGEST_WAY = 2 * 24 * 60


def may_prepare_in(visitor: Visitor, network: Network) -> bool:
    """Coordinators of that very network prepare its forums."""
    return visitor.coordinates(network.pk)


def may_prepare(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's own network prepare it."""
    return visitor.coordinates(forum.network_id)


def may_prepare_part(visitor: Visitor, part: Site | Room | Session) -> bool:
    """Whoever prepares a forum prepares its sites, rooms and sessions."""
    return may_prepare(visitor, part.forum)


def may_prepare_way(visitor: Visitor, way: tuple[Site, Site]) -> bool:
    """Whoever prepares a forum says how long the way between its sites takes."""
    return may_prepare(visitor, way[0].forum)


def may_prepare_day(visitor: Visitor, subject: tuple[Forum, str, date]) -> bool:
    """Whoever prepares a forum works on each day of it."""
    return may_prepare(visitor, subject[0])


def may_word(visitor: Visitor, objectives: ObjectiveSet) -> bool:
    """Coordinators of a network word its sets of objectives."""
    return may_prepare_in(visitor, objectives.network)


def may_word_one(visitor: Visitor, objective: Objective) -> bool:
    """Whoever words a set words each objective of it."""
    return may_word(visitor, objective.set)


def require_not_over(forum: Forum) -> None:
    """Refuse changes to a forum that was held, archived or cancelled."""
    if forum.state in OVER:
        raise Refusal(_("This forum is over, and its agenda stays as it was."))


# ── The forum ────────────────────────────────────────────────────────────────────────────


def require_address_stays(forum: Forum, slug: str) -> None:
    """Once the public knows a forum, what people shared of it must go on leading to it."""
    if forum.state != ForumState.DRAFT and slug != forum.slug:
        raise Refusal(_("The forum was announced under this address: it stays."), field="slug")


def require_free_slug(forum: Forum) -> None:
    """Refuse an address that names something else in the network."""
    taken = Forum.objects.filter(network=forum.network_id, slug=forum.slug).exclude(pk=forum.pk)
    if forum.slug in RESERVED_SLUGS or taken.exists():
        raise Refusal(_("Another page has this address already: choose another."), field="slug")


def require_its_days(forum: Forum) -> None:
    """Refuse dates in the wrong order or century, or that leave a site of the forum outside."""
    _require_days(forum)
    if forum.ends_on - forum.starts_on > timedelta(days=60):
        raise Refusal(_("A forum lasts at most 60 days."), field="ends_on")
    if forum.pk is None:
        return
    outside = forum.sites.exclude(
        starts_on__gte=forum.starts_on, ends_on__lte=forum.ends_on
    ).first()
    if outside is not None:
        raise Refusal(
            _("The site “%(site)s” lies outside these dates: change its days first.")
            % {"site": outside},
            field="starts_on",
        )


def _require_days(row: Forum | Site) -> None:
    try:
        Period(row.starts_on, row.ends_on)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field=f"{refusal.field}_on") from None


def require_may_move(forum: Forum, to: str, *, today: date, because: Any) -> None:
    """Refuse a step of the forum's life that cannot follow, or that lacks what it needs."""
    FORUM_LIFE.require(forum.state, to)
    if to == ForumState.ANNOUNCED and not forum.sites.exists():
        raise Refusal(_("Say first where it is held: a forum is announced with a site."))
    if to == ForumState.UNDER_WAY and today < forum.starts_on:
        raise Refusal(_("It begins on its first day, not before."))
    if to == ForumState.HELD and today < forum.ends_on:
        raise Refusal(_("It has not reached its last day yet."))
    if to == ForumState.CANCELLED and not words(because):
        raise Refusal(_("Say why: the public reads the reason."), field="because")


def require_deletable(forum: Forum) -> None:
    """Only a draft that was never released may vanish."""
    if forum.state != ForumState.DRAFT:
        raise Refusal(_("The public knows of this forum: cancel it instead."))
    if forum.releases.exists():
        raise Refusal(_("Its agenda was released: the forum stays as a record."))


# ── Objectives ───────────────────────────────────────────────────────────────────────────


def require_own_set(objective_set: ObjectiveSet) -> None:
    """Refuse to change a set that means something to more than one forum, or to one that is over.

    The sentence says what to do instead: copy it.
    """
    forums = list(forums_with(objective_set)[:2])
    if len(forums) > 1:
        raise Refusal(_("More than one forum uses this set: copy it, and change the copy."))
    if forums and forums[0].state in OVER:
        raise Refusal(_("A forum that is over stood for this set: copy it, and change the copy."))


def require_unused(objective_set: ObjectiveSet) -> None:
    """A set leaves when no forum stands for it."""
    if forums_with(objective_set).exists():
        raise Refusal(_("A forum uses this set: it stays."))


def require_unserved(objective: Objective) -> None:
    """An objective leaves when no session of an agenda serves it."""
    serving = SessionObjective.objects.filter(objective=objective, session__withdrawn_at=None)
    if serving.exists():
        raise Refusal(_("Sessions serve this objective: let them serve another first."))


def require_whole_order(objective_set: ObjectiveSet, order: Sequence[int]) -> None:
    """An order names every objective of the set, once."""
    if sorted(order) != sorted(objective_set.objectives.values_list("pk", flat=True)):
        raise Refusal(_("Meanwhile somebody else changed this set. Look at it again."))


def require_numbers(served: Iterable[int], new: Container[int]) -> None:
    """What sessions serve by number must have its objective in the new set."""
    for number in sorted(served):
        if number not in new:
            raise Refusal(
                _("Sessions serve objective %(number)s, and the other set has none of that number.")
                % {"number": in_digits(number)}
            )


def require_same_network(forum: Forum, objective_set: ObjectiveSet) -> None:
    """A forum takes a set of its own network."""
    if objective_set.network_id != forum.network_id:
        raise Refusal(_("This set belongs to another network."))


# ── Sites ────────────────────────────────────────────────────────────────────────────────


def require_within_forum(site: Site) -> None:
    """Refuse days of a site outside its forum's. (It may close after midnight: 09:00 to 01:00.)"""
    _require_days(site)
    forum = site.forum
    for name, day in (("starts_on", site.starts_on), ("ends_on", site.ends_on)):
        if not forum.starts_on <= day <= forum.ends_on:
            raise Refusal(_("This day is outside the days of the forum."), field=name)


def require_free_site_slug(site: Site) -> None:
    """Two sites of a forum have two addresses."""
    if site.forum.sites.filter(slug=site.slug).exclude(pk=site.pk).exists():
        raise Refusal(
            _("Another site of the forum has this address: choose another."), field="slug"
        )


def require_pair(one: Site, other: Site, minutes: int | None) -> None:
    """A way leads from one site of a forum to another, in at most two days."""
    if one.forum_id != other.forum_id or one.pk == other.pk:
        raise Refusal(_("A way leads between two sites of one forum."))
    if minutes is not None and not 0 <= minutes <= LONGEST_WAY:
        raise Refusal(_("The way takes from 0 to 2880 minutes (two days)."), field="minutes")


def require_a_site(forum: Forum) -> None:
    """Sessions are planned where a forum is held."""
    if not forum.sites.exists():
        raise Refusal(_("Say first where the forum is held."))


def require_empty_site(site: Site) -> None:
    """A site leaves with its rooms, not with its sessions."""
    if site.sessions.standing().exists():
        raise Refusal(_("Sessions are planned at this site: move them first."))


def require_unclaimed(site: Site) -> None:
    """A site that people registered for stays, with what they asked for."""
    if claims_on(site).ever:
        raise Refusal(_("People registered for this site: it stays."))


def require_room_for_the_seated(site: Site) -> None:
    """Whoever was given a seat keeps it: a site cannot hold fewer than it seats."""
    if site.capacity is None:
        return
    seated = claims_on(site).seated
    if site.capacity < seated:
        raise Refusal(
            _("Seats given here already: %(seated)s. It cannot hold fewer.") % {"seated": seated},
            field="capacity",
        )


def require_last_site_stays(site: Site) -> None:
    """What was announced as held somewhere keeps at least one site."""
    forum = site.forum
    if forum.state != ForumState.DRAFT and forum.sites.count() == 1:
        raise Refusal(_("The forum was announced with this site, its only one."))


def require_empty_room(room: Room) -> None:
    """A room leaves without its sessions."""
    if room.sessions.standing().exists():
        raise Refusal(_("Sessions are planned in this room: move them first."))


# ── Sessions ─────────────────────────────────────────────────────────────────────────────


def require_place(session: Session) -> None:
    """Refuse a site of another forum, or a room of another site."""
    if session.site.forum_id != session.forum_id:
        raise Refusal(_("This site belongs to another forum."), field="place")
    if session.room is not None and session.room.site_id != session.site_id:
        raise Refusal(_("This room belongs to another site."), field="place")


def require_length(session: Session) -> None:
    """Refuse a session shorter than five minutes or longer than a day."""
    if not SHORTEST <= session.ends_at - session.starts_at <= LONGEST:
        raise Refusal(_("A session lasts from 5 minutes to 24 hours."), field="minutes")


def require_near_forum(session: Session, starts: datetime) -> None:
    """Refuse a day that is not one of the forum's: ``starts`` is in the network's time.

    The night after the last day is still its own, up to six in the morning.
    """
    forum = session.forum
    if starts.date() < forum.starts_on or (starts - NIGHT).date() > forum.ends_on:
        raise Refusal(_("This day is outside the days of the forum."), field="day")


def require_leaders(forum: Forum, people: Sequence[Person], known: Iterable[int] = ()) -> None:
    """Refuse a facilitator who is not of the network (``known``: who leads the session already)."""
    wanted = {person.pk for person in people} - set(known)
    if leaders(forum.network_id).filter(pk__in=wanted).count() != len(wanted):
        raise Refusal(_("A facilitator must be someone of the network."), field="people")


def require_shares(forum: Forum, shares: Mapping[int, int]) -> None:
    """Refuse objectives of another set, or shares that do not fit into the session's time.

    ``shares``: percent of the time by the id of the objective.
    """
    known = set(
        forum.objective_set.objectives.values_list("pk", flat=True) if forum.objective_set else ()
    )
    if not known.issuperset(shares):
        raise Refusal(_("An objective here is not one of the forum’s."), field="shares")
    if any(not 1 <= share <= 100 for share in shares.values()) or sum(shares.values()) > 100:
        raise Refusal(
            _("Each share is from 1 to 100 percent, and all together at most 100."), field="shares"
        )


def require_version(session: Session, version: int) -> None:
    """Refuse to write over what somebody else changed meanwhile."""
    if session.withdrawn_at is not None:
        raise Refusal(_("Meanwhile somebody took this session off the agenda."))
    if session.version != version:
        raise Refusal(
            _("Meanwhile somebody else changed this session. Nothing of theirs was overwritten.")
        )


def require_undoable(before: Mapping[str, Any] | None) -> None:
    """Refuse to undo a move after which something else happened."""
    if before is None:
        raise Refusal(_("There is no move of this session to undo any more."))


def require_withdrawn(session: Session) -> None:
    """Only what was taken off can be put back."""
    if session.withdrawn_at is None:
        raise Refusal(_("This session is on the agenda already."))


# ── Releases ─────────────────────────────────────────────────────────────────────────────


def require_releasable(forum: Forum, agenda: dict[str, Any], before: Release | None) -> None:
    """Refuse a release of an empty agenda, or of one that says nothing new."""
    require_not_over(forum)
    if before is None and not agenda["sessions"]:
        raise Refusal(_("There is no session to release yet."))
    if before is not None and agenda == before.agenda:
        raise Refusal(
            _("Nothing has changed since version %(number)s.")
            % {"number": in_digits(before.number)}
        )
