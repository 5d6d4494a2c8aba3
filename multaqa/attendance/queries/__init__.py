"""What may be asked of the attendance room, one subject a file.

For rooms above: ``arrived``, ``attendance_by_session``, ``attended``, ``here_by_site``.
"""

from .badges import SiteMark, badges_of, site_marks
from .certificates import Verified, certificates_of, verified
from .devices import DeviceRow, device_by_digest, device_rows, digest_of
from .door import Place, doors_of, people_of
from .hours import Attended, attended
from .present import (
    Present,
    SiteDay,
    arrived,
    attendance_by_session,
    check_ins,
    counts_of,
    here_by_site,
    present,
    present_lines,
    present_of,
    scans_of,
    seen_at,
)

__all__ = [
    "Attended",
    "DeviceRow",
    "Place",
    "Present",
    "SiteDay",
    "SiteMark",
    "Verified",
    "arrived",
    "attendance_by_session",
    "attended",
    "badges_of",
    "certificates_of",
    "check_ins",
    "counts_of",
    "device_by_digest",
    "device_rows",
    "digest_of",
    "doors_of",
    "here_by_site",
    "people_of",
    "present",
    "present_lines",
    "present_of",
    "scans_of",
    "seen_at",
    "site_marks",
    "verified",
]
