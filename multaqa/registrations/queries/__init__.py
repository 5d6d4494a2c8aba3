"""What may be asked of the registrations room, one subject a file.

For rooms above: ``registration_of``, ``registered``, ``seated_at``, ``by_city``, ``site_states``.
"""

from .asking import answers_of, asked, empty, meets, questions_of
from .line import (
    SessionState,
    SiteState,
    claims_of_site,
    free_seats,
    held_forum,
    in_line,
    session_states,
    site_states,
)
from .rows import (
    CityRow,
    by_city,
    coming,
    of_network,
    opening_of,
    openness,
    registered,
    registration_of,
    seated_at,
    states_count,
)

__all__ = [
    "CityRow",
    "SessionState",
    "SiteState",
    "answers_of",
    "asked",
    "by_city",
    "claims_of_site",
    "coming",
    "empty",
    "free_seats",
    "held_forum",
    "in_line",
    "meets",
    "of_network",
    "opening_of",
    "openness",
    "questions_of",
    "registered",
    "registration_of",
    "seated_at",
    "session_states",
    "site_states",
    "states_count",
]
