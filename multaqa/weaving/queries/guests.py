"""Who goes through the tables of a rotation: what they are called there, city, role and library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.engines.script import fold, sort_key, terms
from multaqa.kernel.bilingual import spoken, words
from multaqa.people.enums import RoleName
from multaqa.people.models import Person
from multaqa.programmes.queries import cohort
from multaqa.registrations.models import Registration

from ..models import Rotation, RotationGuest

# What a person with several roles in the cycle counts as: the first of these.
ROLES = (RoleName.INNOVATOR, RoleName.MENTOR, RoleName.FACILITATOR)
LETTERS = {"ar": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ", "": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


@dataclass(frozen=True, slots=True)
class City:
    """A city of the guests: ``key`` in rules, its colour by ``number``, its mark a ``letter``."""

    key: str
    name: Any
    number: int
    letter: str


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to seat: ``name`` is their badge's, or their own where they have no badge.

    ``absent`` are the positions of the rounds they miss.
    """

    pk: int
    name: Any
    city: City | None
    role: str
    library: int | None
    library_name: Any
    absent: frozenset[int] = frozenset()

    @property
    def role_label(self) -> str:
        """The role as a reader reads it; empty without one."""
        return str(RoleName(self.role).label) if self.role else ""

    @property
    def traits(self) -> dict[str, str]:
        """What rules may speak of; what is not known is left out."""
        known = {
            "city": self.city.key if self.city else "",
            "role": self.role,
            "library": str(self.library or ""),
        }
        return {trait: value for trait, value in known.items() if value}


def guests(rotation: Rotation) -> list[Guest]:
    """The guests of a rotation by name, without those who left the platform (one query)."""
    mine = RotationGuest.objects.filter(rotation=rotation)
    people = Person.objects.filter(pk__in=mine.values("person"), left_at=None)
    absent = mine.filter(person=OuterRef("pk")).values("absent")[:1]
    rows = list(_known(rotation.forum, people.annotate(absent=Subquery(absent))))
    return _guests(rows, {person.pk: person.absent for person in rows})


def guests_of(forum: Forum, absences: Mapping[int, Iterable[int]]) -> list[Guest]:
    """These people as guests of a forum, by name; ``absences`` are positions by person (one
    query)."""
    return _guests(_known(forum, Person.objects.filter(pk__in=absences)), absences)


def _known(forum: Forum, people: QuerySet[Person]) -> QuerySet[Any]:
    """The people with what is known of each at the forum: badge, city, roles in the cycle."""
    badge = Registration.objects.standing().filter(forum=forum, person=OuterRef("pk"))
    held = cohort(forum.cycle).order_by().filter(person=OuterRef("pk"))
    return people.select_related("library").annotate(
        badge=Subquery(badge.values("badge_name")[:1]),
        comes_from=Subquery(badge.values("city")[:1]),
        **{f"is_{role.value}": Exists(held.filter(name=role)) for role in ROLES},
    )


def _guests(people: Iterable[Any], absences: Mapping[int, Iterable[int]]) -> list[Guest]:
    rows = list(people)
    homes = {each.pk: each.comes_from if words(each.comes_from) else each.city for each in rows}
    cities = cities_of({pk: home for pk, home in homes.items() if words(home)})
    found = [
        Guest(
            pk=each.pk,
            name=next((n for n in (each.badge, each.name) if words(n)), _("A participant")),
            city=cities.get(each.pk),
            role=next((role.value for role in ROLES if getattr(each, f"is_{role.value}")), ""),
            library=each.library_id,
            library_name=each.library.name if each.library else "",
            absent=frozenset(absences[each.pk]),
        )
        for each in rows
    ]
    return sorted(found, key=lambda guest: (sort_key(spoken(guest.name).text), guest.pk))


def cities_of(homes: Mapping[int, Any]) -> dict[int, City]:
    """The city of each person: one city for all who share a word of its name in any language."""
    keys: dict[str, str] = {}
    of_person, names = {}, {}
    for pk, home in sorted(homes.items()):
        said = [fold(text) for text in words(home).values()]
        key = next((keys[each] for each in said if each in keys), said[0])
        for each in said:
            keys.setdefault(each, key)
        of_person[pk] = key
        if len(words(names.get(key, {}))) < len(said):
            names[key] = home
    cities = _marked(names)
    return {pk: cities[key] for pk, key in of_person.items()}


def _marked(names: Mapping[str, Any]) -> dict[str, City]:
    """Cities by key, each with its first letter where no other has taken it, else another of its
    name, else any that is free; else with a number."""
    language = get_language() or "ar"
    alphabet = LETTERS.get(language[:2], LETTERS[""])
    ordered = sorted(names, key=lambda key: sort_key(spoken(names[key]).text))
    own = {key: _letters(names[key], alphabet) for key in ordered}
    taken: dict[str, str] = {}
    for key in ordered:
        if own[key] and own[key][0] not in taken.values():
            taken[key] = own[key][0]
    for number, key in enumerate(ordered, 1):
        free = [each for each in (*own[key], *alphabet) if each not in taken.values()]
        taken.setdefault(key, (*free, str(number))[0])
    return {key: City(key, names[key], number, taken[key]) for number, key in enumerate(ordered)}


def _letters(name: Any, alphabet: str) -> list[str]:
    """The letters of a city's name without its article, as they stand in the alphabet."""
    spelled = "".join(terms(spoken(name).text)).replace("ا", "أ").upper()
    return [letter for letter in spelled if letter in alphabet]
