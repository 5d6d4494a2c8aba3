"""What one person may see of their own ties: their own answers, where they sat, and little else."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef

from ..models import Reckoning, SurveyConsent, Wave
from .brief import ties_brief
from .told import Cell

if TYPE_CHECKING:  # the engine brings numpy
    from multaqa.engines.ties import OwnTies, Withheld


HIDDEN = Cell(why="hidden")


@dataclass(frozen=True, slots=True)
class OwnMeasures:
    """A person's ties in the last wave that is over; every figure may be withheld. The last three
    rest on what others answered."""

    wave: Wave
    named: Cell
    cities: Cell
    new: Cell
    seated_with: Cell
    named_by: Cell
    between: Cell
    bridges: Cell


def own_measures(waves: Sequence[Wave], person_id: int | None) -> OwnMeasures | None:
    """The person's own measures; None where no wave is over, or they stood on no roster."""
    if not waves:
        return None
    from multaqa.engines.ties import Level, own_ties

    brief = ties_brief(waves, placed=False)
    found = own_ties(brief, len(waves) - 1, Level.MET).get(person_id or 0)
    return _measures(waves[-1], found) if found else None


def _measures(wave: Wave, found: "OwnTies") -> OwnMeasures:
    of_others = (found.named_by, found.betweenness, found.bridges)
    settled = _is_settled(wave)
    return OwnMeasures(
        wave,
        _cell(found.named),
        _cell(found.cities),
        _cell(found.new),
        _cell(found.seated_with),
        *(_of_others(each) if settled else HIDDEN for each in of_others),
    )


def _is_settled(wave: Wave) -> bool:
    """Whether what others answered stays as it is: nobody can answer any more, and nobody took
    their answers out since. Else two looks would differ by one person's answer."""
    left = SurveyConsent.objects.filter(cycle=OuterRef("cycle"), withdrawn_at__gte=wave.closes_at)
    made = Reckoning.objects.filter(~Exists(left), cycle=wave.cycle_id)
    return any(wave.number in numbers for numbers in made.values_list("waves", flat=True))


def _of_others(value: "float | Withheld") -> Cell:
    return Cell(value) if isinstance(value, (int, float)) else HIDDEN


def _cell(value: "float | Withheld") -> Cell:
    return Cell(value) if isinstance(value, (int, float)) else Cell(why=value.why.value)
