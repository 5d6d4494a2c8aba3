"""Who reads where they themselves sit."""

from multaqa.convenings.models import Forum
from multaqa.kernel.visitors import Visitor

from ..queries import has_own_tables


def may_find_tables(visitor: Visitor, forum: Forum) -> bool:
    """Whoever has a seat in a published plan of the forum; by a personal link too."""
    within = visitor.within is None or visitor.within == forum.network_id
    return within and has_own_tables(forum, visitor.person_id)
