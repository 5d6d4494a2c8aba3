"""The roster as one person answers it: city by city, the names that members may see."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from multaqa.engines.script import sort_key
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.people.queries import Shown, shown_of

from ..models import TieAnswer, Wave
from .cities import cities_of
from .waves import asked_about

# By the id of whom it is about: the level, whether advice was exchanged, whether they worked.
Said = Mapping[int, tuple[int, bool, bool]]


@dataclass(frozen=True, slots=True)
class Line:
    """One name, and what the person who answers has said of it so far (``level`` None: nothing).
    ``hidden``: they said something, and this reader is not shown what."""

    person: Shown
    level: int | None = None
    advice: bool = False
    worked: bool = False
    hidden: bool = False

    @property
    def answered(self) -> bool:
        return self.hidden or self.level is not None


@dataclass(frozen=True, slots=True)
class CityGroup:
    """The names of one city, in the order of the alphabet. ``key`` stands in addresses."""

    key: str
    city: Any
    lines: tuple[Line, ...]

    @property
    def answered(self) -> int:
        return sum(line.answered for line in self.lines)


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
    def hides(self) -> bool:
        """Whether something was answered that this reader is not shown."""
        return any(line.hidden for group in self.groups for line in group.lines)

    @property
    def next(self) -> int | None:
        """The first name of which nothing was said yet."""
        left = (line for group in self.groups for line in group.lines if not line.answered)
        return next((line.person.person_id for line in left), None)

    @property
    def ids(self) -> frozenset[int]:
        return frozenset(line.person.person_id for group in self.groups for line in group.lines)


def roster(
    wave: Wave,
    person: Person,
    network: Network,
    *,
    blank: bool = False,
    whole: bool = False,
    sent: Said | None = None,
    shows: Collection[int] | None = None,
) -> Roster:
    """The roster that ``person`` answers (2 queries); ``blank``: without what was answered, for
    paper and for whoever types it in; ``whole``: with the person, for everybody's paper; ``sent``:
    over it what was said just now and could not be kept; ``shows``: about whom the reader is shown
    what was said (None: all). Names and photographs are those that members may see, even where the
    person coordinates."""
    people = Person.objects.filter(pk__in=asked_about(wave).order_by().values("person"))
    reads = Visitor(person, strong=False, within=network.pk)
    seen = shown_of(
        people if whole else people.exclude(pk=person.pk), visitor=reads, network=network
    )
    said = {} if blank or whole else _said(wave, person)
    hidden = set() if shows is None else said.keys() - set(shows)
    told = {pk: each for pk, each in said.items() if pk not in hidden} | dict(sent or {})
    named = [each for each in seen.values() if each.name is not None]
    cities = cities_of({each.person_id: each.city for each in named})
    groups: dict[str, list[Line]] = {}
    for each in named:
        pk = each.person_id
        line = Line(each, *told.get(pk, (None, False, False)), hidden=pk in hidden - told.keys())
        groups.setdefault(cities[pk].key if pk in cities else "", []).append(line)
    names = {city.key: city.name for city in cities.values()} | {"": _("City not shown")}
    made = [_group(key, names[key], lines) for key, lines in groups.items()]
    made.sort(key=lambda group: (not group.key, sort_key(spoken(group.city).text)))
    return Roster(tuple(made))


def _said(wave: Wave, person: Person) -> Said:
    rows = TieAnswer.objects.filter(wave=wave, person=person)
    return {
        about: (*told,) for about, *told in rows.values_list("about", "level", "advice", "worked")
    }


def _group(key: str, city: Any, lines: list[Line]) -> CityGroup:
    ordered = sorted(lines, key=lambda line: sort_key(spoken(line.person.name).text))
    return CityGroup(key, city, tuple(ordered))
