"""Moments that can be compared whatever clock they were written on."""

from datetime import datetime

SECONDS_A_MINUTE = 60


def instant(at: datetime) -> float:
    """Return the seconds since 1970 of an aware ``at``; ValueError for a naive one.

    Python compares and subtracts two times of one zone by their clock, which is an hour wrong
    across a change to summer time; seconds are not.
    """
    if at.utcoffset() is None:
        raise ValueError(f"a naive time stands for no moment: {at}")
    return at.timestamp()
