"""Giving and ending roles in a network."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.kernel.kept import touch
from multaqa.kernel.refusal import Refusal
from multaqa.networks.models import Network

from ..enums import RoleName
from ..models import Person, Role
from ..notices import RoleGiven
from ..queries import coordinators
from ..rules import require_present, require_role_may_end


@transaction.atomic
def give_role(
    *, person: Person, network: Network, role: str, by: Person | None, at: datetime
) -> Role:
    """Give ``person`` a ``role`` (a RoleName) in ``network``, or refuse if it is held already."""
    require_present(person)
    name = RoleName(role)
    if Role.objects.held().filter(person=person, network=network, name=name).exists():
        raise Refusal(_("This person holds that role already."), field="role")
    given = Role.objects.create(person=person, network=network, name=name, given_at=at)
    ledger.record(
        verb="role given", subject=person, by=by, at=at, network_id=network.pk, role=name.value
    )
    touch(network.slug)
    announce(RoleGiven(person.pk, network.pk, name.value))
    return given


@transaction.atomic
def end_role(*, role: Role, by: Person | None, at: datetime) -> Role:
    """End a role, unless it is that of the network's last coordinator."""
    # The lock makes two coordinators who end each other's role at once wait for one another.
    network = Network.objects.select_for_update().get(pk=role.network_id)
    role = Role.objects.select_related("person").get(pk=role.pk)
    require_role_may_end(role, coordinators=coordinators(network.pk).count())
    role.ended_at = at
    role.save(update_fields=["ended_at"])
    ledger.record(
        verb="role ended", subject=role.person, by=by, at=at, network_id=network.pk, role=role.name
    )
    touch(network.slug)
    return role
