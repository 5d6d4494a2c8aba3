"""What the impact room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportPublished:
    """The ``number``-th report of a forum can be read by everyone."""

    network_id: int
    forum_id: int
    number: int
