"""Who reads where they themselves sit."""

from multaqa.convenings.models import Forum
from multaqa.kernel.visitors import Visitor

from ..queries import has_own_tables


def may_find_tables(visitor: Visitor, forum: Forum) -> bool:
    """Whoever has a seat in a published plan of the forum; by a personal link too."""
    return may_read_within(visitor, forum) and has_own_tables(forum, visitor.person_id)


def may_read_within(visitor: Visitor, forum: Forum) -> bool:
    """By a personal link only what is of its network."""
    return visitor.within is None or visitor.within == forum.network_id
