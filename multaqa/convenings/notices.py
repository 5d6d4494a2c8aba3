"""What the convenings room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ForumMoved:
    """A forum went from one state of its life to another."""

    forum_id: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AgendaReleased:
    """A version of a forum's agenda went public; ``touched`` are the ids of people it concerns."""

    forum_id: int
    release_id: int
    touched: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SiteChanged:
    """A site of a forum was changed: its venue, its days, or how many people it holds."""

    site_id: int
