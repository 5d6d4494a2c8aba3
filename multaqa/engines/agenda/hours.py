"""The hours that an agenda gives to each objective."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Objective = TypeVar("Objective", bound=Hashable)

_WHOLE = 100  # percent
_MINUTES_AN_HOUR = 60


def hours_by_objective(
    sessions: Iterable[tuple[int, Mapping[Objective, int]]],
) -> tuple[dict[Objective, float], float]:
    """Return the hours that sessions give to each objective, and those that serve none.

    Each session is (minutes, {objective: share of it in percent}); shares add up to 100 at most,
    what they leave goes to the remainder. Sums are exact until the last division, so the order of
    sessions is nothing; objectives come in the order in which they are first met.
    Raises ValueError for negative minutes or shares, and for shares over 100 together.
    """
    parts: dict[Objective, int] = {}  # in hundredths of a minute
    remainder = 0
    for minutes, shares in sessions:
        together = sum(shares.values())
        if minutes < 0 or any(share < 0 for share in shares.values()):
            raise ValueError(f"minutes and shares are not negative: {minutes}, {dict(shares)}")
        if together > _WHOLE:
            raise ValueError(f"shares of a session are 100 percent at most, not {together}")
        for objective, share in shares.items():
            parts[objective] = parts.get(objective, 0) + minutes * share
        remainder += minutes * (_WHOLE - together)
    hour = _WHOLE * _MINUTES_AN_HOUR
    return {objective: part / hour for objective, part in parts.items()}, remainder / hour
