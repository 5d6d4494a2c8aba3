"""Devices are let in by a secret of their own, and shut out at once."""

import secrets
from datetime import datetime

from django.db import transaction

from multaqa.convenings.models import Forum, Site
from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import Device
from ..queries import digest_of


@transaction.atomic
def add_device(
    *, forum: Forum, name: str, site: Site | None, by: Person, at: datetime
) -> tuple[Device, str]:
    """A device that may check people in (at ``site``, or everywhere); gives its secret too, of
    which only a digest is kept: nobody can show it again."""
    rules.require_site_of(forum, site)
    rules.require_days_left(forum, at=at)
    secret = secrets.token_urlsafe(24)
    device = Device.objects.create(
        forum=forum,
        site=site,
        name=name,
        digest=digest_of(secret),
        made_by=by,
        made_at=at,
        expires_at=rules.last_day(forum),
    )
    _note(device, "device added", by, at)
    return device, secret


@transaction.atomic
def shut_out(*, device: Device, by: Person, at: datetime) -> None:
    """Nothing more is taken from the device; what it sent stays. It erases its names as soon as it
    asks for anything."""
    device = (
        Device.objects.select_for_update(of=("self",)).select_related("forum").get(pk=device.pk)
    )
    if device.shut_out_at is None:
        device.shut_out_at = at
        device.save(update_fields=["shut_out_at"])
        _note(device, "device shut out", by, at)


def _note(device: Device, verb: str, by: Person, at: datetime) -> None:
    ledger.record(verb=verb, subject=device, by=by, at=at, network_id=device.forum.network_id)
