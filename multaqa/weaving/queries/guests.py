"""Who goes through the tables of a rotation: what they are called there, city, role and library."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from multaqa.convenings.models import Forum
from multaqa.engines.script import sort_key
from multaqa.kernel.bilingual import spoken, words
from multaqa.people.enums import RoleName
from multaqa.people.models import Person
from multaqa.programmes.queries import cohort
from multaqa.registrations.models import Registration

from ..models import Rotation, RotationGuest
from .cities import City, cities_of
from .sitters import badge_name

# What a person with several roles in the cycle counts as: the first of these.
ROLES = (RoleName.INNOVATOR, RoleName.MENTOR, RoleName.FACILITATOR)


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
    cities = cities_of(homes)
    found = [
        Guest(
            pk=each.pk,
            name=badge_name(each.badge, each.name),
            city=cities.get(each.pk),
            role=next((role.value for role in ROLES if getattr(each, f"is_{role.value}")), ""),
            library=each.library_id,
            library_name=each.library.name if each.library else "",
            absent=frozenset(absences[each.pk]),
        )
        for each in rows
    ]
    return sorted(found, key=lambda guest: (sort_key(spoken(guest.name).text), guest.pk))
