"""How people come into a network: added by its coordinator, or invited and accepting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.kernel.kept import touch
from multaqa.networks.models import Network

from ..enums import RoleName
from ..models import Invitation, Person, Role
from ..notices import RoleGiven
from ..queries import accounts_by_email, unclaimed
from ..rules import require_own, require_present
from .roles import give_role

# Rows a statement: SQLite and PostgreSQL both limit how many values one may carry.
BATCH = 500


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What a coordinator knows of someone she brings in: ``name`` and ``city`` are texts by
    language code, ``phone`` is E.164, ``role`` a RoleName."""

    name: dict[str, str]
    role: str
    email: str = ""
    phone: str = ""
    city: Any = ""
    library_id: int | None = None
    languages: tuple[str, ...] = ()
    language: str = "ar"


Pair = tuple[Person, Newcomer]


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What became of newcomers: new people, members given a role, and people invited."""

    created: tuple[Person, ...]
    given: tuple[Person, ...]
    invited: tuple[Person, ...]


def add_person(*, network: Network, newcomer: Newcomer, by: Person, at: datetime) -> Arrivals:
    """Bring one person into ``network``; see ``add_people``."""
    return add_people(network=network, newcomers=[newcomer], by=by, at=at)


@transaction.atomic
def add_people(
    *, network: Network, newcomers: Sequence[Newcomer], by: Person, at: datetime
) -> Arrivals:
    """Bring people into ``network``, each with a role. Nobody is written to and nothing of them is
    shown to anyone else.

    An e-mail address that an account has already names that person: they get the role where they
    belong to the network, or where nobody ever signed in to the account; else they are invited.
    """
    created, given, invited = _sorted(network, newcomers, at)
    _write_down([person for person, _each in created])
    _give_roles(network, [*created, *given], at)
    for person, each in invited:
        invite(person=person, network=network, role=each.role, by=by, at=at)
    ledger.record(
        verb="people added",
        subject=network,
        by=by,
        at=at,
        network_id=network.pk,
        created=len(created),
        given=len(given),
        invited=len(invited),
    )
    touch(network.slug)
    return Arrivals(*(tuple(p for p, _ in group) for group in (created, given, invited)))


@transaction.atomic
def invite(*, person: Person, network: Network, role: str, by: Person, at: datetime) -> Invitation:
    """Ask someone who has an account to take a role; asking twice is asking once."""
    require_present(person)
    invitation, new = Invitation.objects.get_or_create(
        person=person,
        network=network,
        role=RoleName(role),
        answered_at=None,
        defaults={"made_by": by, "made_at": at},
    )
    if new:
        ledger.record(
            verb="person invited",
            subject=person,
            by=by,
            at=at,
            network_id=network.pk,
            role=invitation.role,
        )
    return invitation


@transaction.atomic
def answer_invitation(
    *, invitation: Invitation, accepts: bool, by: Person, at: datetime
) -> Invitation:
    """The invited person accepts, and holds the role; or declines. An answer stands."""
    invitation = Invitation.objects.select_for_update(of=("self",)).get(pk=invitation.pk)
    require_own(invitation.person, by=by)
    if invitation.answered_at is None:
        invitation.answered_at, invitation.accepted = at, accepts
        invitation.save(update_fields=["answered_at", "accepted"])
        person, network = invitation.person, invitation.network
        verb = "invitation accepted" if accepts else "invitation declined"
        ledger.record(verb=verb, subject=person, by=by, at=at, network_id=network.pk)
        held = Role.objects.held().filter(person=person, network=network, name=invitation.role)
        if accepts and not held.exists():
            give_role(person=person, network=network, role=invitation.role, by=by, at=at)
    return invitation


def _sorted(
    network: Network, newcomers: Sequence[Newcomer], at: datetime
) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Who is to be written down, who is to be given the role, and who is to be asked."""
    accounts = accounts_by_email([each.email for each in newcomers if each.email])
    claimed = {person.pk for person in accounts.values()} - unclaimed(accounts.values(), network)
    created, given, invited = [], [], []
    for each in newcomers:
        person = accounts.get(each.email.lower()) if each.email else None
        if person is None:
            person = _described(Person(email=each.email or None, created_at=at), each)
            created.append((person, each))
            if each.email:
                accounts[each.email.lower()] = person
        elif person.pk in claimed:
            invited.append((person, each))
        else:
            if not person.name:
                _described(person, each).save()
            given.append((person, each))
    return created, given, invited


def _described(person: Person, each: Newcomer) -> Person:
    person.name, person.city, person.phone = each.name, each.city, each.phone
    person.library_id, person.languages = each.library_id, list(each.languages)
    person.language = each.language
    person.set_unusable_password()
    person.tidy()
    return person


def _write_down(people: list[Person]) -> None:
    Person.objects.bulk_create(people, batch_size=BATCH)
    EmailAddress.objects.bulk_create(
        [
            EmailAddress(user=person, email=person.email, primary=True, verified=False)
            for person in people
            if person.email
        ],
        batch_size=BATCH,
    )


def _give_roles(network: Network, people: list[Pair], at: datetime) -> None:
    held = set(Role.objects.held().filter(network=network).values_list("person_id", "name"))
    wanted = {(person.pk, RoleName(each.role).value): person for person, each in people}
    new = [key for key in wanted if key not in held]
    Role.objects.bulk_create(
        [Role(person_id=pk, network=network, name=name, given_at=at) for pk, name in new],
        batch_size=BATCH,
    )
    for pk, name in new:
        announce(RoleGiven(pk, network.pk, name))
