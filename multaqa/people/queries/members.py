"""Who is in a network, as what, and which accounts it may take in."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Value

from multaqa.engines.script import fold
from multaqa.kernel.bilingual import spoken, words
from multaqa.networks.models import Library, Network

from ..enums import RoleName
from ..models import Person, Role

MOST_IN_A_LIST = 500
# A list to choose from while typing; a longer one makes the page heavy.
_MOST_SUGGESTED = 150
_role_sources: list[Callable[[int], QuerySet[Any]]] = []


def role_source(source: Callable[[int], QuerySet[Any]]) -> Callable[[int], QuerySet[Any]]:
    """Register a function from a network's id to the rows of roles held in it now: a QuerySet
    whose rows have ``person_id`` and ``name`` (a RoleName)."""
    if source not in _role_sources:
        _role_sources.append(source)
    return source


def roles_in(network_id: int) -> QuerySet[Role]:
    """The roles held in the network itself."""
    return Role.objects.held().filter(network_id=network_id)


def standings(person_id: int) -> QuerySet[Role, tuple[str, int, None]]:
    """The network roles a person holds now, for ``request.visitor``."""
    no_cycle = Value(None, output_field=BigIntegerField())
    held = Role.objects.held().filter(person_id=person_id)
    return held.values_list("name", "network_id", no_cycle)


def in_network(network_id: int, *, role: str = "") -> Q:
    """The condition on Person: holds a role (that ``role``, if one is named) in the network."""
    condition = Q(pk__in=[])
    for source in _role_sources:
        rows = source(network_id)
        condition |= Q(pk__in=(rows.filter(name=role) if role else rows).values("person_id"))
    return condition


def role_names(network_id: int, person_ids: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """The roles each of these people holds in the network, in the order of RoleName."""
    held: dict[int, set[str]] = {}
    ids = list(person_ids)
    first, *others = (
        source(network_id).filter(person_id__in=ids).order_by().values_list("person_id", "name")
        for source in _role_sources
    )
    for person_id, name in first.union(*others):
        held.setdefault(person_id, set()).add(name)
    order = [str(name) for name in RoleName]
    return {key: tuple(sorted(names, key=order.index)) for key, names in held.items()}


def role_labels(network: Network, person_id: int) -> list[str]:
    """What one person is in the network, in words."""
    names = role_names(network.pk, [person_id]).get(person_id, ())
    return [RoleName(name).label for name in names]


def coordinators(network_id: int) -> QuerySet[Role]:
    """The standing coordinators' roles of a network."""
    return roles_in(network_id).filter(name=RoleName.COORDINATOR)


def sole_coordinator_of(person: Person) -> list[Network]:
    """The networks that would be left without a coordinator if this person went."""
    mine = Role.objects.held().filter(person=person, name=RoleName.COORDINATOR)
    others = Role.objects.held().filter(name=RoleName.COORDINATOR, network=OuterRef("pk"))
    return list(
        Network.objects.filter(pk__in=mine.values("network_id")).exclude(
            Exists(others.exclude(person=person))
        )
    )


def namesakes(name: Any, network: Network) -> list[str]:
    """The members of the network with just this folded name, in any of its languages."""
    folded = {fold(text) for text in words(name).values()}
    people = Person.objects.present().filter(in_network(network.pk))
    return [
        f"{spoken(known)} ({spoken(city)})" if city else str(spoken(known))
        for known, city in _like(people, folded).values_list("name", "city")
        if folded & {fold(text) for text in words(known).values()}
    ]


def _like(people: QuerySet[Person], folded: set[str]) -> QuerySet[Person]:
    condition = Q(pk__in=[])
    for text in folded:
        condition |= Q(search__contains=text)
    return people.filter(condition)[:MOST_IN_A_LIST]


def present_by_email(email: str) -> Person | None:
    """The account with this e-mail address, if there is one."""
    return Person.objects.filter(email=email.lower()).first() if email else None


def accounts_by_email(emails: Iterable[str]) -> dict[str, Person]:
    """The accounts with these e-mail addresses, by address in lower case."""
    wanted = sorted({email.lower() for email in emails})
    found: dict[str, Person] = {}
    for start in range(0, len(wanted), MOST_IN_A_LIST):
        people = Person.objects.filter(email__in=wanted[start : start + MOST_IN_A_LIST])
        found.update({person.email: person for person in people if person.email})
    return found


def unclaimed(people: Iterable[Person], network: Network) -> set[int]:
    """Which of these a coordinator of ``network`` may simply give a role: its members, and
    accounts that nobody ever signed in to and that no network knows."""
    ids = [person.pk for person in people]
    found: set[int] = set()
    for start in range(0, len(ids), MOST_IN_A_LIST):
        some = Person.objects.filter(pk__in=ids[start : start + MOST_IN_A_LIST])
        nobodys = Q(last_login=None) & ~Exists(Role.objects.filter(person=OuterRef("pk")))
        found.update(some.filter(in_network(network.pk) | nobodys).values_list("pk", flat=True))
    return found


def library_name(library: Library | None) -> str:
    """The name as it stands in a form, in the language of the page."""
    return spoken(library.name).text if library else ""


def library_names(networks: Iterable[Network]) -> list[tuple[str, str]]:
    """(name, city) of the libraries to suggest while someone types."""
    rows = Library.objects.open().filter(network__in=list(networks)).values_list("name", "city")
    return [(spoken(name).text, spoken(city).text) for name, city in rows[:_MOST_SUGGESTED]]
