"""A plan as it is read: its seats, its rounds by name, everybody's way, what is not kept."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import spoken
from multaqa.people.enums import RoleName
from multaqa.ui.templatetags.ui import num

from ..models import Plan, RotationRound
from .answered import withheld
from .contradictions import contradictions_told
from .gains import Move, Pairs, moved, worse
from .naming import numbered, round_called
from .seating_words import Called, breach_sentence
from .sitters import Sitter
from .spelling import tables_called
from .strangers import Strangers, Why

if TYPE_CHECKING:
    from multaqa.engines.rotation import Brief, Seating


@dataclass(frozen=True, slots=True)
class Seats:
    """The rounds of a plan that are to come, and by round whose seats stay."""

    seatings: "tuple[Seating, ...]"
    locked: Mapping[int, frozenset[int]]

    @property
    def people(self) -> set[int]:
        """Everybody who has a seat."""
        return {pk for each in self.seatings for ids in each.tables.values() for pk in ids}


@dataclass(frozen=True, slots=True)
class NamedRound:
    """A round, called in several languages or in the reader's; ``held``: who really sat where is
    written down; ``tables`` are how readers call them."""

    position: int
    name: Any
    held: bool = False
    tables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """Somebody's table in each round ("" where they are not there), and whom they meet anew."""

    sitter: Sitter
    new: int
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One round of somebody's way: who sits beside them, and whether they meet there first."""

    round: NamedRound
    table: str = ""
    beside: tuple[tuple[Sitter, bool], ...] = ()


def seats_of(plan: Plan) -> Seats:
    """The seats of a plan (one query)."""
    from multaqa.engines.rotation import Seating

    sat: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    locked: dict[int, set[int]] = defaultdict(set)
    for at, table, person, stays in plan.seats.values_list("round", "table", "person", "locked"):
        sat[at][table].append(person)
        if stays:
            locked[at].add(person)
    return Seats(
        tuple(
            Seating(at, {table: tuple(ids) for table, ids in tables.items()})
            for at, tables in sorted(sat.items())
        ),
        {at: frozenset(ids) for at, ids in locked.items()},
    )


def rounds_of(rows: Sequence[RotationRound], brief: "Brief") -> list[NamedRound]:
    """The rounds that were planned, of ``rows_of``, as they are called now."""
    known = {row.position: (round_called(row), row.written, tables_called([row])) for row in rows}
    return [NamedRound(each.id, *known.get(each.id, (numbered(each.id),))) for each in brief.rounds]


def everyone(pairs: Pairs, people: Mapping[int, Sitter], rounds: Sequence[NamedRound]) -> list[Way]:
    """Everybody's way; whoever meets the fewest new people stands first."""
    new: dict[int, int] = defaultdict(int)
    for pair in pairs.rounds:
        for person in pair if pairs.counts(pair) else ():
            new[person] += 1
    called = {at.position: at.tables for at in rounds}
    table = {
        (each.round, pk): called.get(each.round, {}).get(name, name)
        for each in pairs.seatings.values()
        for name, ids in each.tables.items()
        for pk in ids
    }
    ways = [
        Way(each, new[pk], tuple(table.get((at.position, pk), "") for at in rounds))
        for pk, each in people.items()
    ]
    return sorted(ways, key=lambda way: way.new)


def way_of(
    person: int, pairs: Pairs, people: Mapping[int, Sitter], rounds: Sequence[NamedRound]
) -> list[Stop]:
    """One person's way through the rounds."""
    return [_stop(person, pairs, people, each) for each in rounds]


def _stop(person: int, pairs: Pairs, people: Mapping[int, Sitter], at: NamedRound) -> Stop:
    seating = pairs.seatings.get(at.position)
    for table, ids in seating.tables.items() if seating else ():
        if person in ids:
            others = ((pk, each) for pk, each in people.items() if pk in ids and pk != person)
            new = pairs.meets_first
            beside = tuple((each, new(person, pk, at.position)) for pk, each in others)
            return Stop(at, at.tables.get(table, table), beside)
    return Stop(at)


def never_met_by(person: int, never: Sequence[Strangers]) -> dict[Why, list[int]]:
    """Whom one person never meets, by why."""
    found = {
        each.why: [pk for pair in each.pairs if person in pair for pk in pair if pk != person]
        for each in never
    }
    return {why: ids for why, ids in found.items() if ids}


def why_told(why: Why) -> str:
    """Why two never meet."""
    return {
        Why.APART: _("They are to sit apart."),
        Why.AWAY: _("They are never there in the same round."),
        Why.FIXED: _("Each has a certain table whenever both are there."),
        Why.QUOTA: _("A table takes only one of their kind."),
        Why.KNOWN: _("They know each other already."),
        Why.ONE_CITY: _("They come from one city: people of other cities came first."),
        Why.SEATS: _("There are fewer seats beside them than people."),
        Why.OTHERS: _("Others sat beside them: nothing better was found."),
    }[why]


def called(
    people: Mapping[int, Sitter], rounds: Sequence[NamedRound], made_of: Mapping[str, Any]
) -> Called:
    """How people, rounds and cities are called in sentences; questions as the plan that is
    ``made_of`` them kept their names."""
    asked = made_of.get("asked", {})
    names = {each.position: spoken(each.name).text for each in rounds}
    cities = {each.city.key: spoken(each.city.name).text for each in people.values()}

    def person(pk: Any) -> str:
        return spoken(people[pk].name).text if pk in people else _("A participant")

    def value(trait: str, code: str) -> str:
        if trait == "role" and code in RoleName.values:
            return str(RoleName(code).label)
        return cities.get(code, code)

    tables = {key: name for each in rounds for key, name in each.tables.items()}
    return Called(
        person,
        lambda at: names.get(at, numbered(at)),
        value,
        lambda table: tables.get(table, str(table)),
        lambda trait: spoken(asked.get(trait) or _("a question of the form")).text,
    )


def breaches_told(
    brief: "Brief", planned: "Sequence[Seating]", held: "Sequence[Seating]", called: Called
) -> list[str]:
    """What a plan does not keep, each in a sentence."""
    from multaqa.engines.rotation import breaches

    found = withheld(breaches(brief, planned, held))
    return [num(breach_sentence(each, called)) for each in found]


def breaks_told(
    brief: "Brief",
    planned: "Sequence[Seating]",
    held: "Sequence[Seating]",
    move: Move,
    called: Called,
) -> list[str]:
    """What a plan keeps and would not keep after a move, each in a sentence."""
    from multaqa.engines.rotation import breaches

    before, after = breaches(brief, planned, held), breaches(brief, moved(planned, move), held)
    return [num(breach_sentence(each, called)) for each in withheld(worse(before, after))]


def because_of(brief: "Brief", held: "Sequence[Seating]", called: Called) -> list[str]:
    """Which rules contradict each other, where that is why."""
    from multaqa.engines import rotation

    return contradictions_told(rotation.contradictions(brief, held), brief, called)
