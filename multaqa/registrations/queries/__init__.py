"""What may be asked of the registrations room, one subject a file.

For rooms above: ``registration_of``, ``registered``, ``seated_at``, ``grouped``, ``site_states``.
"""

from .asking import answered, answers_of, asked, empty, in_words, meets, questions_of
from .line import (
    SessionState,
    SiteState,
    claims_of_site,
    free_seats,
    held_forum,
    places_in,
    session_states,
    site_states,
    waiting_at,
)
from .rows import (
    CityRow,
    coming,
    found,
    grouped,
    of_letter,
    of_network,
    opening_and_own,
    opening_of,
    openness,
    own_registration,
    registered,
    registration_of,
    seated_at,
    states_count,
    with_places,
)

__all__ = [
    "CityRow",
    "SessionState",
    "SiteState",
    "answered",
    "answers_of",
    "asked",
    "claims_of_site",
    "coming",
    "empty",
    "found",
    "free_seats",
    "grouped",
    "held_forum",
    "in_words",
    "meets",
    "of_letter",
    "of_network",
    "opening_and_own",
    "opening_of",
    "openness",
    "own_registration",
    "places_in",
    "questions_of",
    "registered",
    "registration_of",
    "seated_at",
    "session_states",
    "site_states",
    "states_count",
    "waiting_at",
    "with_places",
]
