"""Chance that is the same every time."""

from random import Random


def dice(seed: int) -> Random:
    """Return a source of chance that depends on ``seed`` alone."""
    return Random(seed)  # noqa: S311 - seats are no secret
