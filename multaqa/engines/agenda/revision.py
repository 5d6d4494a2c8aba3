"""What changed from one released agenda to the next, and whom it touches."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from multaqa.engines.agenda.instants import instant
from multaqa.engines.agenda.released import ReleasedSession


class ChangeKind(StrEnum):
    """``moved`` is in time, ``relocated`` to another room or site."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RELOCATED = "relocated"
    PEOPLE_CHANGED = "people_changed"
    RETITLED = "retitled"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the session ``uid``; ``before`` is None where it was added, ``after`` removed.

    Both are whole, so that the page can say what it was and what it is.
    """

    kind: ChangeKind
    uid: str
    before: ReleasedSession | None
    after: ReleasedSession | None


def changes(
    before: Sequence[ReleasedSession], after: Sequence[ReleasedSession]
) -> tuple[Change, ...]:
    """Return what changed between two released agendas; a session may have several changes.

    In the order in which sessions now stand in time (those removed, in which they stood), of one
    session in the order of ``ChangeKind``. No change: the same moment on another clock, the same
    people in another order, a title that is empty in one and missing in the other, another kind.
    Raises ValueError where an agenda holds a uid twice or a naive time.
    """
    old, new = _by_uid(before), _by_uid(after)
    found = [
        Change(kind, uid, old.get(uid), new.get(uid))
        for uid in old.keys() | new.keys()
        for kind in _kinds(old.get(uid), new.get(uid))
    ]
    order = {kind: place for place, kind in enumerate(ChangeKind)}
    starts = {uid: instant(session.starts) for uid, session in (old | new).items()}
    return tuple(sorted(found, key=lambda one: (starts[one.uid], one.uid, order[one.kind])))


def touched(found: Iterable[Change]) -> frozenset[int]:
    """Return the ids of all people on the changed sessions, those who were and those who are."""
    sides = (side for one in found for side in (one.before, one.after) if side is not None)
    return frozenset(person for side in sides for person in side.people)


def _by_uid(sessions: Sequence[ReleasedSession]) -> dict[str, ReleasedSession]:
    by_uid = {session.uid: session for session in sessions}
    if len(by_uid) < len(sessions):
        raise ValueError("an agenda holds two sessions with one uid")
    return by_uid


def _kinds(old: ReleasedSession | None, new: ReleasedSession | None) -> Iterator[ChangeKind]:
    if old is None or new is None:
        yield ChangeKind.ADDED if old is None else ChangeKind.REMOVED
        return
    if _span(old) != _span(new):
        yield ChangeKind.MOVED
    if (old.site, old.room) != (new.site, new.room):
        yield ChangeKind.RELOCATED
    if set(old.people) != set(new.people):
        yield ChangeKind.PEOPLE_CHANGED
    if _titles(old) != _titles(new):
        yield ChangeKind.RETITLED


def _span(session: ReleasedSession) -> tuple[float, float]:
    return instant(session.starts), instant(session.ends)


def _titles(session: ReleasedSession) -> dict[str, str]:
    return {language: title for language, title in session.title.items() if title}
