"""People, the roles they hold in networks, what they show, the links they come in by."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from multaqa.networks.models import Network
from multaqa.people.enums import Audience, LinkKind, Part, RoleName
from multaqa.people.models import Consent, Invitation, Person, Role, SignInLink

from .networks import NetworkFactory
from .words import NOW, person_name


class PersonFactory(DjangoModelFactory):
    """A person with an e-mail and no password, who shows nothing."""

    class Meta:
        model = Person

    name = factory.Sequence(person_name)
    email = factory.Sequence(lambda n: f"person-{n}@example.org")
    language = "ar"
    created_at = NOW


class RoleFactory(DjangoModelFactory):
    """A role held now."""

    class Meta:
        model = Role

    person = factory.SubFactory(PersonFactory)
    network = factory.SubFactory(NetworkFactory)
    name = RoleName.COORDINATOR
    given_at = NOW


class ConsentFactory(DjangoModelFactory):
    """The person shows their name to everyone."""

    class Meta:
        model = Consent

    person = factory.SubFactory(PersonFactory)
    part = Part.NAME
    audience = Audience.PUBLIC
    given_at = NOW


class SignInLinkFactory(DjangoModelFactory):
    """A personal link that opens for as long as any test runs."""

    class Meta:
        model = SignInLink

    person = factory.SubFactory(PersonFactory)
    network = factory.SubFactory(NetworkFactory)
    kind = LinkKind.PERSONAL
    nonce = factory.Sequence(lambda n: f"nonce-{n}")
    made_by = factory.SubFactory(PersonFactory)
    made_at = NOW
    expires_at = datetime(2099, 1, 1, tzinfo=UTC)


class InvitationFactory(DjangoModelFactory):
    """An invitation nobody has answered."""

    class Meta:
        model = Invitation

    person = factory.SubFactory(PersonFactory)
    network = factory.SubFactory(NetworkFactory)
    role = RoleName.MENTOR
    made_by = factory.SubFactory(PersonFactory)
    made_at = NOW


def holder(network: Network, *roles: str, **fields: object) -> Person:
    """A new person who holds these roles in the network."""
    person = PersonFactory(**fields)
    for role in roles:
        RoleFactory(person=person, network=network, name=role)
    return person


def coordinator_of(network: Network, **fields: object) -> Person:
    return holder(network, RoleName.COORDINATOR, **fields)
