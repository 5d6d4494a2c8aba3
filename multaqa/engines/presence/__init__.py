"""Presence: who was where, from scans that several devices made, each for itself, without a line.

Owns: the one truth that a set of scans has, in whatever order they came and however often; how long
somebody was there by it.
Asks of others: nothing; the times stand on the scans.
Never: knows a name, a clock or a device's trust.
"""

from multaqa.engines.presence.scans import Presence, Scan, faults, presences, repeats
from multaqa.engines.presence.time import Planned, time_there

__all__ = ["Planned", "Presence", "Scan", "faults", "presences", "repeats", "time_there"]
