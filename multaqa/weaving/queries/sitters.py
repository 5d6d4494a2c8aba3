"""Those who sit at tables, as others read of them: a badge name, a city by letter and colour."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.engines.script import sort_key
from multaqa.kernel.bilingual import spoken, words
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from .cities import City, cities_of


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at a table; ``name`` is what stands on their badge, else how they are called. Who
    comes from nowhere that is known has a city of that name, with an empty key."""

    person_id: int
    name: Any
    city: City


def sitters(
    forum: Forum, ids: Iterable[int], *, also: QuerySet[Person] | None = None
) -> dict[int, Sitter]:
    """These people, and whoever is ``also`` found, by their id, in the order of their names (one
    query)."""
    mine = Registration.objects.standing().filter(forum=forum, person=OuterRef("pk"))
    come = {"badge": mine.values("badge_name")[:1], "home": mine.values("city")[:1]}
    who = Q(pk__in=set(ids)) if also is None else Q(pk__in=set(ids)) | Q(pk__in=also.values("pk"))
    rows = Person.objects.filter(who).annotate(
        **{name: Subquery(asked) for name, asked in come.items()}
    )
    columns = list(rows.values_list("pk", "name", "city", "badge", "home"))
    homes = {pk: home if words(home) else city for pk, _name, city, _badge, home in columns}
    cities = cities_of(homes)
    nowhere = City("", _("City not known"), len({each.key for each in cities.values()}), "–")
    found = [
        Sitter(pk, badge_name(badge, name), cities.get(pk, nowhere))
        for pk, name, _city, badge, _home in columns
    ]
    found.sort(key=lambda each: (sort_key(spoken(each.name).text), each.person_id))
    return {each.person_id: each for each in found}


def by_city(people: Mapping[int, Sitter]) -> list[tuple[City, int]]:
    """The cities that these people come from, and how many do; the most first."""
    counted = Counter(each.city.key for each in people.values())
    cities = {each.city.key: each.city for each in people.values()}
    ranked = sorted(counted, key=lambda key: (not key, -counted[key], key))
    return [(cities[key], counted[key]) for key in ranked]


def badge_name(badge: Any, name: Any) -> Any:
    """How somebody is called at the tables: as on their badge, else by their own name. Somebody who
    left has neither."""
    return next((each for each in (badge, name) if words(each)), _("A participant"))
