"""What the registrations room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegistrationSent:
    """Somebody registered for a forum, or came back after having withdrawn."""

    registration_id: int


@dataclass(frozen=True, slots=True)
class PlaceGiven:
    """Somebody who waited was given a seat at a site."""

    registration_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class PlaceGivenUp:
    """Somebody who stays registered does not come to this site any more."""

    registration_id: int
    site_id: int


@dataclass(frozen=True, slots=True)
class RegistrationWithdrawn:
    """Somebody who was registered does not come."""

    registration_id: int
