"""Asking the engine: from the rows of a reckoning to its figures."""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ..enums import RELATIONS, Closeness
from ..models import Reckoning
from ..queries import VERSION, digest, places_before, ties_brief, waves_of
from .reckonings import advance_reckoning, keep_reckoning

if TYPE_CHECKING:  # the engine brings numpy
    from multaqa.engines.ties import TiesBrief

STEPS = 3


def work_out(*, reckoning: Reckoning, by: None, at: datetime) -> Reckoning | None:
    """Work a reckoning out and keep it; None where somebody withdrew meanwhile.

    Not one transaction: how far it is can be read while it goes on.
    """
    from multaqa.engines.ties import layout

    told = {"reckoning": reckoning, "by": by, "at": at}
    advance_reckoning(progress=1, **told)
    waves = [wave for wave in waves_of(reckoning.cycle) if wave.number in reckoning.waves]
    brief = ties_brief(waves)
    places = layout([member.id for member in brief.people], _met(brief), places_before(reckoning))
    advance_reckoning(progress=2, **told)
    values = _values(brief, places)
    return keep_reckoning(values=values, **told)


def _values(brief: "TiesBrief", places: dict[int, tuple[float, float]]) -> dict[str, Any]:
    from multaqa.engines.ties import Level, findings

    criteria = (*list(Level)[1:], *RELATIONS)
    return {
        "digest": digest(brief),
        "seed": brief.seed,
        "version": VERSION,
        "result": asdict(findings(brief, criteria)),
        "places": {str(pk): [round(x, 4), round(y, 4)] for pk, (x, y) in places.items()},
        "progress": STEPS,
    }


def _met(brief: "TiesBrief") -> set[tuple[int, int]]:
    """Pairs that met by either's word in any wave: one drawing for all of them."""
    return {
        pair
        for wave in brief.waves
        for pair, level in wave.levels.items()
        if level >= Closeness.MET
    }
