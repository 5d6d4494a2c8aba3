"""A period: two instants or two dates, the first not after the second."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from .refusal import Refusal

Moment = TypeVar("Moment", date, datetime)
# Nothing this platform plans lies outside these years; a typing slip (0219, 20201) does.
EARLIEST, LATEST = 1990, 2100


@dataclass(frozen=True, slots=True)
class Period(Generic[Moment]):
    """From ``starts`` to ``ends``: two dates (both included) or two instants (end excluded)."""

    starts: Moment
    ends: Moment

    def __post_init__(self) -> None:
        for name, moment in (("starts", self.starts), ("ends", self.ends)):
            if not EARLIEST <= moment.year <= LATEST:
                raise Refusal(
                    _("The year must lie between %(first)s and %(last)s.")
                    % {"first": EARLIEST, "last": LATEST},
                    field=name,
                )
        if self.ends < self.starts:
            raise Refusal(_("The end comes before the start."), field="ends")

    def days(self) -> list[date]:
        """Every date from the first to the last."""
        first = self.starts.date() if isinstance(self.starts, datetime) else self.starts
        last = self.ends.date() if isinstance(self.ends, datetime) else self.ends
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def overlaps(self, other: "Period[Moment]") -> bool:
        """Whether the two share a moment (for instants, touching ends do not)."""
        if isinstance(self.starts, datetime):
            return self.starts < other.ends and other.starts < self.ends
        return self.starts <= other.ends and other.starts <= self.ends
