"""The rows of the attendance room, one aggregate a file."""

from .certificate import Certificate
from .checkin import CheckIn, Scan
from .device import Device

__all__ = ["Certificate", "CheckIn", "Device", "Scan"]
