"""What the attendance room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuestArrived:
    """Somebody was seen for the first time at a site on a day, or in a session."""

    registration_id: int
    site_id: int
    session_id: int | None


@dataclass(frozen=True, slots=True)
class CertificateIssued:
    """Somebody who attended holds a certificate of it."""

    certificate_id: int
