"""What a forum in preparation still lacks, step by step."""

from dataclasses import dataclass
from itertools import combinations
from typing import Any

from multaqa.engines.agenda import BREAKS
from multaqa.kernel.bilingual import words

from ..enums import ForumState
from ..models import Forum, Release
from .conflicts import Agenda, agenda_of
from .snapshot import snapshot_beside

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


@dataclass(frozen=True, slots=True)
class Preparation:
    """How far a forum is: the steps in the order in which one takes them, and what was released
    last."""

    steps: tuple[Step, ...]
    release: Release | None


def preparation(forum: Forum) -> Preparation:
    """How far the forum is (3 queries)."""
    agenda = agenda_of(forum)
    whole, release = snapshot_beside(forum)
    objectives = [each["id"] for each in whole["objectives"]]
    served = {of for each in whole["sessions"] if _counts(each) for of, _share in each["serves"]}
    missing = {
        "languages": len(set(forum.network.languages) - words(forum.name).keys()),
        "sites": 0 if agenda.sites else 1,
        "rooms": sum(1 for site in agenda.sites if not site.rooms.all()),
        "travel": _ways_unknown(agenda),
        "objectives": 0 if objectives else 1,
        "sessions": 0 if agenda.sessions else 1,
        "facilitators": sum(1 for s in agenda.sessions if s.kind not in BREAKS and not s.leaders),
        "served": len(set(objectives) - served),
        "conflicts": len(agenda.troubles()),
        "released": 0 if release is not None and release.agenda == whole else 1,
        "announced": 1 if forum.state == ForumState.DRAFT else 0,
    }
    ready = {"rooms": bool(agenda.sites), "facilitators": bool(agenda.sessions)}
    ready |= {"served": bool(objectives), "conflicts": bool(agenda.sessions)}
    steps = (
        Step(name, not missing[name] and ready.get(name, True), missing[name]) for name in STEPS
    )
    return Preparation(tuple(steps), release)


def _counts(session: dict[str, Any]) -> bool:
    """Whether time in it can serve an objective: meals and free time do not."""
    return session["kind"] not in BREAKS


def _ways_unknown(agenda: Agenda) -> int:
    pairs = combinations([site.pk for site in agenda.sites], 2)
    return sum(1 for pair in pairs if frozenset(pair) not in agenda.brief.travel)
