"""What the people room hears."""

from django.utils import timezone

from multaqa.kernel.bulletin import hear
from multaqa.networks.models import Network
from multaqa.networks.notices import NetworkStarted

from .actions import give_role
from .enums import RoleName
from .models import Person


@hear(NetworkStarted)
def founder_coordinates(notice: NetworkStarted) -> None:
    """Whoever starts a network is its first coordinator."""
    person = Person.objects.get(pk=notice.person_id)
    give_role(
        person=person,
        network=Network.objects.get(pk=notice.network_id),
        role=RoleName.COORDINATOR,
        by=person,
        at=timezone.now(),
    )
