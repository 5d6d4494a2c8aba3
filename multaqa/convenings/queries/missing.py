"""What a forum in preparation still lacks, step by step."""

from dataclasses import dataclass
from itertools import combinations

from multaqa.engines.agenda import BREAKS
from multaqa.kernel.bilingual import words

from ..enums import ForumState
from ..models import Forum
from .board import board
from .conflicts import Agenda, agenda_of
from .released import latest_release
from .snapshot import snapshot

STEPS = (
    "languages",
    "sites",
    "rooms",
    "travel",
    "objectives",
    "sessions",
    "facilitators",
    "served",
    "conflicts",
    "released",
    "announced",
)


@dataclass(frozen=True, slots=True)
class Step:
    """A step of preparing a forum: ``name`` (one of ``STEPS``), whether it is ``done``, and how
    many things (languages, sessions, conflicts …) still lack it."""

    name: str
    done: bool
    count: int = 0


def checklist(forum: Forum) -> tuple[Step, ...]:
    """The steps in the order in which one takes them, each done or not (a constant number of
    queries)."""
    agenda = agenda_of(forum)
    objectives = board(forum)
    missing = {
        "languages": len(set(forum.network.languages) - words(forum.name).keys()),
        "sites": 0 if agenda.sites else 1,
        "rooms": sum(1 for site in agenda.sites if not site.rooms.all()),
        "travel": _ways_unknown(agenda),
        "objectives": 0 if objectives.rows else 1,
        "sessions": 0 if agenda.sessions else 1,
        "facilitators": sum(1 for s in agenda.sessions if s.kind not in BREAKS and not s.leaders),
        "served": len(objectives.unserved),
        "conflicts": len(agenda.troubles()),
        "released": 0 if is_released_as_it_stands(forum) else 1,
        "announced": 1 if forum.state == ForumState.DRAFT else 0,
    }
    ready = {"rooms": bool(agenda.sites), "facilitators": bool(agenda.sessions)}
    ready |= {"served": bool(objectives.rows), "conflicts": bool(agenda.sessions)}
    return tuple(
        Step(name, not missing[name] and ready.get(name, True), missing[name]) for name in STEPS
    )


def is_released_as_it_stands(forum: Forum) -> bool:
    """Whether the public reads exactly the working agenda."""
    release = latest_release(forum)
    return release is not None and release.agenda == snapshot(forum)


def _ways_unknown(agenda: Agenda) -> int:
    pairs = combinations([site.pk for site in agenda.sites], 2)
    return sum(1 for pair in pairs if frozenset(pair) not in agenda.brief.travel)
