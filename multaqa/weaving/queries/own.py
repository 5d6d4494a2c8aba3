"""What one person may see of their own ties: their own answers, where they sat, and little else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..models import Wave
from .brief import ties_brief
from .told import Cell

if TYPE_CHECKING:  # the engine brings numpy
    from multaqa.engines.ties import OwnTies, Withheld


@dataclass(frozen=True, slots=True)
class OwnMeasures:
    """A person's ties in the last wave that is over; every figure may be withheld."""

    wave: Wave
    named: Cell
    cities: Cell
    new: Cell
    named_by: Cell
    seated_with: Cell


def own_measures(waves: Sequence[Wave], person_id: int | None) -> OwnMeasures | None:
    """The person's own measures; None where no wave is over, or they stood on no roster."""
    if not waves:
        return None
    from multaqa.engines.ties import Level, own_ties

    found = own_ties(ties_brief(waves), len(waves) - 1, Level.MET).get(person_id or 0)
    return _measures(waves[-1], found) if found else None


def _measures(wave: Wave, found: "OwnTies") -> OwnMeasures:
    return OwnMeasures(
        wave,
        _cell(found.named),
        _cell(found.cities),
        _cell(found.new),
        _cell(found.named_by),
        _cell(found.seated_with),
    )


def _cell(value: "float | Withheld") -> Cell:
    return Cell(value) if isinstance(value, (int, float)) else Cell(why=value.why.value)
