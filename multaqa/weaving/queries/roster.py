"""The roster as one person answers it: city by city, the names that members may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from multaqa.engines.script import fold, sort_key
from multaqa.kernel.bilingual import every_word, spoken
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.people.queries import Shown, shown

from ..models import TieAnswer, Wave
from .waves import asked_about


@dataclass(frozen=True, slots=True)
class Line:
    """One name, and what the person who answers has said of it so far (``level`` None: nothing)."""

    person: Shown
    level: int | None = None
    advice: bool = False
    worked: bool = False


@dataclass(frozen=True, slots=True)
class CityGroup:
    """The names of one city, in the order of the alphabet. ``key`` stands in addresses."""

    key: str
    city: Any
    lines: tuple[Line, ...]

    @property
    def answered(self) -> int:
        return sum(line.level is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class Roster:
    """All that one person is asked in a wave."""

    groups: tuple[CityGroup, ...]

    @property
    def of(self) -> int:
        return sum(len(group.lines) for group in self.groups)

    @property
    def answered(self) -> int:
        return sum(group.answered for group in self.groups)

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(line.person.person_id for group in self.groups for line in group.lines)


def roster(
    wave: Wave, person: Person, network: Network, *, blank: bool = False, whole: bool = False
) -> Roster:
    """The roster that ``person`` answers (4 queries); ``blank``: without what was answered, for
    paper and for whoever types it in; ``whole``: with the person, for everybody's paper. Names and
    photographs are those that members may see, even where the person coordinates."""
    ids = set(asked_about(wave).values_list("person_id", flat=True))
    ids -= set() if whole else {person.pk}
    seen = shown(ids, visitor=Visitor(person, strong=False, within=network.pk), network=network)
    said = {} if blank or whole else _said(wave, person)
    groups: dict[str, list[Line]] = {}
    for each in seen.values():
        if each.name is not None:
            line = Line(each, *said.get(each.person_id, (None, False, False)))
            groups.setdefault(fold(every_word(each.city)), []).append(line)
    made = [_group(key, lines) for key, lines in groups.items()]
    made.sort(key=lambda group: (not group.key, sort_key(spoken(group.city).text)))
    return Roster(tuple(made))


def _said(wave: Wave, person: Person) -> Mapping[int, tuple[int, bool, bool]]:
    rows = TieAnswer.objects.filter(wave=wave, person=person)
    return {
        about: (*told,) for about, *told in rows.values_list("about", "level", "advice", "worked")
    }


def _group(key: str, lines: list[Line]) -> CityGroup:
    ordered = sorted(lines, key=lambda line: sort_key(spoken(line.person.name).text))
    city = ordered[0].person.city if key else _("City not shown")
    return CityGroup(key, city, tuple(ordered))
