"""A session as a release holds it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ReleasedSession:
    """A session of a released agenda; ``uid`` is the same in every release.

    ``title`` is by language code; ``starts`` and ``ends`` are aware; ``people`` are ids, never
    names; ``kind`` is one of ``KINDS``.
    """

    uid: str
    title: Mapping[str, str]
    site: int
    room: int | None
    starts: datetime
    ends: datetime
    people: tuple[int, ...]
    kind: str
