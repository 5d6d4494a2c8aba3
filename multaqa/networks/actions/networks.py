"""A network is started, takes its place in the tree, and changes."""

from datetime import datetime

from django.db import transaction
from django.db.models import Model

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.kernel.kept import EVERYWHERE, touch

from ..enums import STANDINGS, Standing
from ..models import Network
from ..notices import NetworkRecognised, NetworkStarted
from ..rules import require_free_slug, require_place, require_standing, require_year


@transaction.atomic
def start_network(*, network: Network, by: Model, at: datetime) -> Network:
    """Start the unsaved ``network``; whoever starts it becomes its coordinator. Under a parent it
    is proposed, and stands in the tree once the parent's coordinators recognise it."""
    require_free_slug(network.slug)
    require_place(tier=network.tier, country=network.country, parent=network.parent)
    require_year(network.started_on, field="started_on")
    network.standing = Standing.PROPOSED
    network.created_at = at
    network.save(force_insert=True)
    _record("network started", network, by, at, tier=network.tier, parent=network.parent_id)
    touch(EVERYWHERE)
    announce(NetworkStarted(network.pk, by.pk))
    return network


@transaction.atomic
def update_network(*, network: Network, by: Model, at: datetime) -> Network:
    """Keep what was changed in ``network``; its address, tier and place stay as they are."""
    kept = Network.objects.select_for_update().get(pk=network.pk)
    network.slug, network.tier = kept.slug, kept.tier
    network.parent_id, network.standing = kept.parent_id, kept.standing
    require_place(tier=network.tier, country=network.country, parent=None)
    require_year(network.started_on, field="started_on")
    network.save()
    _record("network updated", network, by, at)
    # Its name stands in the tree and on the pages of the networks around it.
    touch(EVERYWHERE)
    return network


@transaction.atomic
def propose_network(*, network: Network, parent: Network, by: Model, at: datetime) -> Network:
    """Ask the network above, or another than before, to recognise this one."""
    network = _locked(network)
    require_place(tier=network.tier, country=network.country, parent=parent)
    if network.parent_id == parent.pk:
        STANDINGS.require(network.standing, Standing.PROPOSED)
    network.parent, network.standing = parent, Standing.PROPOSED
    network.save(update_fields=["parent", "standing"])
    _record("network proposed", network, by, at, parent=parent.pk)
    touch(EVERYWHERE)
    return network


@transaction.atomic
def recognise_network(*, network: Network, by: Model, at: datetime) -> Network:
    """Say, for the network above, that this one is its own: it stands in the tree from now on."""
    network = _judged(network, Standing.RECOGNISED)
    _record("network recognised", network, by, at, parent=network.parent_id)
    announce(NetworkRecognised(network.pk))
    return network


@transaction.atomic
def decline_network(*, network: Network, by: Model, at: datetime) -> Network:
    """Say that it is not, or no longer: its own pages stay, its place in the tree goes."""
    network = _judged(network, Standing.DECLINED)
    _record("network declined", network, by, at, parent=network.parent_id)
    return network


def _judged(network: Network, to: Standing) -> Network:
    network = _locked(network)
    require_standing(network, to)
    network.standing = to
    network.save(update_fields=["standing"])
    touch(EVERYWHERE)
    return network


def _locked(network: Network) -> Network:
    return Network.objects.select_for_update().get(pk=network.pk)


def _record(verb: str, network: Network, by: Model, at: datetime, **detail: object) -> None:
    ledger.record(verb=verb, subject=network, by=by, at=at, network_id=network.pk, **detail)
