"""Who wants no letters of which purpose."""

from collections.abc import Iterable

from django.core import signing
from django.urls import reverse

from multaqa.networks.models import Network
from multaqa.people.models import Person

from ..enums import Purpose
from ..models import Unsubscription

_SALT = "multaqa.letters.stop"
STOPPABLE = (Purpose.REMINDER, Purpose.NEWS)


def unwanting(network: Network, purpose: Purpose, person_ids: Iterable[int]) -> set[int]:
    """Which of these people have said no to letters of the purpose. Nobody can say no to what
    their own act calls for."""
    if purpose == Purpose.SERVICE:
        return set()
    standing = Unsubscription.objects.standing().filter(network=network, purpose=purpose)
    return set(standing.filter(person_id__in=person_ids).values_list("person_id", flat=True))


def wants(network: Network, purpose: Purpose, person: Person) -> bool:
    """Whether the person may be written to for the purpose."""
    return person.pk not in unwanting(network, purpose, [person.pk])


def stop_path(network: Network, person_id: int, purpose: Purpose) -> str:
    """The path at which that person says no to letters of that purpose: signed, for ever, opening
    nothing else."""
    signed = signing.Signer(salt=_SALT, sep=".").sign(f"{person_id}-{purpose}-{network.pk}")
    return reverse("letters:stop", args=[network.slug, signed])


def stopping(network: Network, text: str) -> tuple[Person, Purpose] | None:
    """Whose letters of which purpose a signed text is about; None for any other text."""
    try:
        said = signing.Signer(salt=_SALT, sep=".").unsign(text)
    except signing.BadSignature:
        return None
    person_id, purpose, network_id = said.split("-")
    person = Person.objects.present().filter(pk=person_id).first()
    if person is None or int(network_id) != network.pk:
        return None
    return person, Purpose(purpose)


def wanted_of(
    person: Person, networks: Iterable[Network]
) -> list[tuple[Network, dict[Purpose, bool]]]:
    """Of each network, whether the person wants its letters of each purpose that one may say no to
    (one query)."""
    standing = Unsubscription.objects.standing().filter(person=person)
    refused = set(standing.values_list("network_id", "purpose"))
    return [
        (each, {purpose: (each.pk, purpose.value) not in refused for purpose in STOPPABLE})
        for each in networks
    ]
