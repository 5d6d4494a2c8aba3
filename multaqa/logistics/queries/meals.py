"""The meals of the released agenda: how many eat each, and what."""

from collections import Counter
from dataclasses import dataclass

from multaqa.convenings.enums import SessionKind
from multaqa.convenings.models import Forum
from multaqa.convenings.queries import Released, ReleasedSession, released

from ..enums import Diet
from .guests import Guest, guests


@dataclass(frozen=True, slots=True)
class Meal:
    """Who eats at a meal. ``diets``: how many eat what, "" for those who have not said."""

    session: ReleasedSession
    eaters: tuple[Guest, ...]
    skipping: tuple[Guest, ...]
    diets: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        return len(self.eaters)


def meals_released(forum: Forum) -> list[ReleasedSession]:
    """The meals that the public agenda names, by their hour (one query)."""
    return meals_told(released(forum))


def meals_told(agenda: Released | None) -> list[ReleasedSession]:
    """The same of the agenda that was read already (no query)."""
    if agenda is None:
        return []
    return [each for each in agenda.sessions if each.kind == SessionKind.MEAL]


def meals(forum: Forum) -> list[Meal]:
    """Who eats at each meal of the forum (2 queries)."""
    return meals_of(guests(forum), meals_released(forum))


def meals_of(rows: list[Guest], sessions: list[ReleasedSession]) -> list[Meal]:
    """The same of guests and meals that were read already (no query)."""
    return [_meal(session, rows) for session in sessions]


def _meal(session: ReleasedSession, rows: list[Guest]) -> Meal:
    there = [each for each in rows if any(site.pk == session.site.id for site in each.sites)]
    eaters = tuple(each for each in there if session.id not in each.skipped)
    skipping = tuple(each for each in there if session.id in each.skipped)
    return Meal(session, eaters, skipping, diets(eaters))


def diets(rows: tuple[Guest, ...] | list[Guest]) -> tuple[tuple[str, int], ...]:
    """How many eat what, in the order of the choices, those who have not said last."""
    counted = Counter(each.needs.diet if each.needs else "" for each in rows)
    return tuple((diet, counted[diet]) for diet in (*Diet.values, "") if counted[diet])
