"""People, the roles they hold in networks, what they show."""

import factory
from factory.django import DjangoModelFactory

from multaqa.networks.models import Network
from multaqa.people.enums import Audience, Part, RoleName
from multaqa.people.models import Consent, Person, Role

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


def holder(network: Network, *roles: str, **fields: object) -> Person:
    """A new person who holds these roles in the network."""
    person = PersonFactory(**fields)
    for role in roles:
        RoleFactory(person=person, network=network, name=role)
    return person


def coordinator_of(network: Network, **fields: object) -> Person:
    return holder(network, RoleName.COORDINATOR, **fields)
