"""Those who sit at tables, as others read of them: a badge name, a city by letter and colour."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.engines.script import fold, sort_key
from multaqa.kernel.bilingual import every_word, spoken, words
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

COLOURS = 6
NO_LETTER = "–"


@dataclass(frozen=True, slots=True)
class CityMark:
    """A city beside a name: its ``letter`` is its own, its ``colour`` (of six) may be another's."""

    key: str
    label: Any
    letter: str
    colour: int
    people: int


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at a table; ``name`` is what stands on their badge, else how they are called."""

    person_id: int
    name: Any
    city: CityMark

    @property
    def order(self) -> Any:
        """Where they stand in a list of names."""
        return sort_key(spoken(self.name).text)


def sitters(forum: Forum, ids: Iterable[int]) -> dict[int, Sitter]:
    """These people by their id, in the order of their names (one query)."""
    mine = Registration.objects.filter(forum=forum, person=OuterRef("pk"))
    rows = list(
        Person.objects.filter(pk__in=set(ids))
        .annotate(
            badge=Subquery(mine.values("badge_name")[:1]), come=Subquery(mine.values("city")[:1])
        )
        .values_list("pk", "name", "city", "badge", "come")
    )
    cities = {pk: come if words(come) else city for pk, _name, city, _badge, come in rows}
    marks = city_marks(cities.values())
    found = [
        Sitter(pk, _called(badge, name), marks[city_key(cities[pk])])
        for pk, name, _city, badge, _come in rows
    ]
    return {each.person_id: each for each in sorted(found, key=lambda each: each.order)}


def city_key(city: Any) -> str:
    """What a city is known by, however it was spelled; empty where nobody said it."""
    return fold(every_word(city))


def city_marks(cities: Iterable[Any]) -> dict[str, CityMark]:
    """A mark for each city by its key, the most people first: no two have the same letter."""
    counted: Counter[str] = Counter()
    labels: dict[str, Any] = {}
    for city in cities:
        counted[city_key(city)] += 1
        labels.setdefault(city_key(city), city)
    taken: set[str] = {NO_LETTER}
    found = {}
    ranked = sorted(counted, key=lambda key: (not key, -counted[key], key))
    for n, key in enumerate(ranked):
        letter = _letter(spoken(labels[key]).text, taken) if key else NO_LETTER
        taken.add(letter)
        label = labels[key] if key else _("City not known")
        found[key] = CityMark(key, label, letter, n % COLOURS, counted[key])
    return found


def by_city(people: Mapping[int, Sitter]) -> list[CityMark]:
    """The cities that these people come from, the most people first."""
    marks = {each.city.key: each.city for each in people.values()}
    return sorted(marks.values(), key=lambda mark: (not mark.key, -mark.people, mark.key))


def _letter(name: str, taken: Iterable[str]) -> str:
    """The first letter of a city's name that no other has; else two letters, else a number."""
    bare = "".join(run for _kind, _value, run in sort_key(name)[0])  # without articles
    letters = [letter for letter in bare.upper() if letter.isalpha()]
    pairs = [letters[0] + second for second in letters[1:]] if letters else []
    numbers = (str(n) for n in range(1, 1000))
    return next(each for each in (*letters, *pairs, *numbers) if each not in taken)


def _called(badge: Any, name: Any) -> Any:
    """Somebody who left has neither."""
    return next((each for each in (badge, name) if words(each)), _("A participant"))
