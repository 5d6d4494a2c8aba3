"""The frozen plan: who sits where, what it is worth, and what could not be kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from multaqa.engines.rotation.brief import Key

Tables = Mapping[Key, tuple[Key, ...]]


@dataclass(frozen=True, slots=True)
class Seating:
    """Who sits at which table in one round."""

    round: Key
    tables: Tables


class BreachKind(StrEnum):
    """What is not kept, and what ``count`` and ``limit`` of the breach then are.

    ================ ========================================= ==================
    kind             count                                     limit
    ================ ========================================= ==================
    round_missing    none                                      none
    unknown_table    none                                      none
    unknown_person   none                                      none
    seated_twice     the tables that hold the person           1
    absent_seated    none                                      none
    not_seated       none                                      none
    over_full        people at the table                       the table's most
    under_filled     people at the table                       the table's least
    apart            none                                      none
    together         tables among which the people are split   1
    seat             none                                      none
    quota            people with the value at the table        least, or most
    meetings         rounds that the two share                 most_meetings
    ================ ========================================= ==================
    """

    ROUND_MISSING = "round_missing"
    UNKNOWN_TABLE = "unknown_table"
    UNKNOWN_PERSON = "unknown_person"
    SEATED_TWICE = "seated_twice"
    ABSENT_SEATED = "absent_seated"
    NOT_SEATED = "not_seated"
    OVER_FULL = "over_full"
    UNDER_FILLED = "under_filled"
    APART = "apart"
    TOGETHER = "together"
    SEAT = "seat"
    QUOTA = "quota"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Breach:
    """One hard rule that one place of the plan does not keep."""

    kind: BreachKind
    round: Key | None = None
    table: Key | None = None
    people: tuple[Key, ...] = ()
    trait: str = ""
    value: str = ""
    count: int | None = None
    limit: int | None = None

    def __str__(self) -> str:
        where = f" in round {self.round}" if self.round is not None else ""
        where += f" at table {self.table}" if self.table is not None else ""
        who = f", people {', '.join(map(str, self.people))}" if self.people else ""
        what = f", {self.trait} {self.value}" if self.trait else ""
        figures = f", {self.count} for {self.limit}" if self.count is not None else ""
        return f"{self.kind}{where}{who}{what}{figures}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What seatings are worth: the score, and the figures behind it.

    ``score`` is the weight of all pairs who meet for the first time; ``cost`` that of soft rules
    not kept, in the same unit, and a hundredth for a third meeting of the same two, more for a
    fourth. Seatings are planned for the most score less cost. ``pairs`` counts the two who did not
    know each other well before and meet, ``across`` those of them from two cities, ``repeats`` all
    meetings after a pair's first. ``new`` says how many new people each person meets.
    """

    score: float
    cost: float
    pairs: int
    across: int
    repeats: int
    new: Mapping[Key, int]


class RuleKind(StrEnum):
    """What a hard rule speaks of."""

    SIZES = "sizes"
    APART = "apart"
    TOGETHER = "together"
    SEAT = "seat"
    QUOTA = "quota"
    MEETINGS = "meetings"


@dataclass(frozen=True, slots=True)
class Rule:
    """A hard rule as a reader is told of it: the kind, and those fields that it speaks of.

    ``sizes`` speaks of all tables of the round: ``least`` and ``most`` seats in all. ``quota`` is
    a table's.
    """

    kind: RuleKind
    people: tuple[Key, ...] = ()
    table: Key | None = None
    trait: str = ""
    value: str = ""
    least: int | None = None
    most: int | None = None

    def __str__(self) -> str:
        who = " and ".join(map(str, self.people))
        return {
            RuleKind.SIZES: f"the tables seat {self.least} to {self.most} people",
            RuleKind.APART: f"{who} sit apart",
            RuleKind.TOGETHER: f"{who} sit together",
            RuleKind.SEAT: f"{who} sits at table {self.table}",
            RuleKind.QUOTA: f"a table takes {_span(self.least, self.most)} of {self.trait} "
            f"{self.value}",
            RuleKind.MEETINGS: f"two people share {self.most} rounds at most",
        }[self.kind]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Hard rules that cannot all be kept in a round, proved: without any one of them they can.

    ``people`` is the number of those who attend it. Rules of several rounds have ``round`` None.
    """

    rules: tuple[Rule, ...]
    round: Key | None = None
    people: int = 0

    def __str__(self) -> str:
        where = f"In round {self.round}, with {self.people} people," if self.round else "Together,"
        return f"{where} these cannot all be kept: {'; '.join(map(str, self.rules))}."


class Origin(StrEnum):
    """Where the best seatings came from; ``before``: from a search before this."""

    DESIGN = "design"
    ORBIT = "orbit"
    SEARCH = "search"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Plan:
    """Who sits where in every round that was to be planned, and how good that is.

    ``bound`` is a score that no plan can pass. ``optimal`` says that this is the best there is;
    ``design`` names the construction that it came from, if any. ``breaches`` are the hard rules
    not kept, ``contradictions`` why. ``compiled`` is False where the fast search was missing.
    """

    seatings: tuple[Seating, ...]
    tally: Tally
    bound: float
    breaches: tuple[Breach, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    origin: Origin = Origin.SEARCH
    design: str = ""
    turns: int = 0
    compiled: bool = True

    @property
    def ratio(self) -> float:
        """The score as a share of the bound; 1 where there was nothing to gain."""
        return self.tally.score / self.bound if self.bound else 1.0

    @property
    def optimal(self) -> bool:
        """Whether no plan can be better."""
        return not self.breaches and self.tally.score >= self.bound


def _span(least: int | None, most: int | None) -> str:
    return f"at least {least}" if most is None else f"{least or 0} to {most}"
