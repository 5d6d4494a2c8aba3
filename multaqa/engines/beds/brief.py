"""What is known before beds are given out: who sleeps from when to when, and in which bedrooms."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Sleeper:
    """``order``: who asked first has the lower one. ``first`` night to ``last`` morning.

    ``alone``: asked for a bedroom to themselves. ``named``: the sleepers that they asked to share
    with, and ``names_somebody``: they asked for somebody, be it one of these or not.
    """

    id: int
    order: int
    first: date
    last: date
    alone: bool = False
    named: frozenset[int] = frozenset()
    names_somebody: bool = False

    @property
    def nights(self) -> frozenset[date]:
        count = (self.last - self.first).days
        return frozenset(self.first + timedelta(days=day) for day in range(count))

    @property
    def for_anybody(self) -> bool:
        """Chose to share, whoever it is with."""
        return not self.alone and not self.names_somebody

    def meets(self, other: "Sleeper") -> bool:
        """Whether both are there on one night at least."""
        return self.first < other.last and other.first < self.last


@dataclass(frozen=True, slots=True)
class Bedroom:
    """As many people as it has beds, on any night."""

    id: int
    beds: int


@dataclass(frozen=True, slots=True)
class Given:
    """A sleeper has a bed in a bedroom already."""

    sleeper: int
    bedroom: int


@dataclass(frozen=True)
class Brief:
    """``given`` stays as it is; everyone else looks for a bed."""

    sleepers: tuple[Sleeper, ...]
    bedrooms: tuple[Bedroom, ...]
    given: tuple[Given, ...] = field(default=())

    @cached_property
    def by_id(self) -> Mapping[int, Sleeper]:
        return {each.id: each for each in self.sleepers}

    def may_share(self, one: Sleeper, other: Sleeper) -> bool:
        """Whether both asked for it: each named the other, or both chose to share with anybody."""
        if one.alone or other.alone:
            return False
        each_other = other.id in one.named and one.id in other.named
        return each_other or (one.for_anybody and other.for_anybody)
