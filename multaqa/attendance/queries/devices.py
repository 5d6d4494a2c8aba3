"""The devices that check people in, and what each of them did."""

import hashlib
from dataclasses import dataclass

from django.db.models import Count

from multaqa.convenings.models import Forum

from ..models import Device, Scan


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A device with how many scans it sent."""

    device: Device
    scans: int


def digest_of(secret: str) -> str:
    """What is kept of a device's secret (256 random bits: no salt is needed)."""
    return hashlib.sha256(secret.encode()).hexdigest()


def device_by_digest(forum: Forum, secret: str) -> Device:
    """The device whose link this is. Raises Device.DoesNotExist."""
    device = Device.objects.select_related("site").get(forum=forum, digest=digest_of(secret))
    device.forum = forum
    return device


def device_rows(forum: Forum) -> list[DeviceRow]:
    """Every device of the forum, the newest first (2 queries)."""
    scans = Scan.objects.filter(device__forum=forum).order_by().values_list("device_id")
    counted = dict(scans.annotate(n=Count("pk")))
    devices = Device.objects.filter(forum=forum).select_related("site")
    return [DeviceRow(each, counted.get(each.pk, 0)) for each in devices.order_by("-made_at", "pk")]
