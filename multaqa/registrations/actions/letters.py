"""What people are told of their registration, each thing once."""

from datetime import datetime

from multaqa.letters.actions import write_letter
from multaqa.people.models import Person

from ..models import Place, Registration, SessionPlace


def _tell(
    registration: Registration, kind: str, since: datetime | None, by: Person | None, at: datetime
) -> None:
    """A letter about the registration; coming back, and withdrawing once more, are new reasons."""
    write_letter(
        network=registration.forum.network,
        person=registration.person,
        kind=kind,
        reason=f"registration {registration.pk} {since:%Y-%m-%dT%H:%M:%S.%f}",
        about={"registration": registration.pk},
        by=by,
        at=at,
    )


def _tell_place(place: Place, by: Person | None, at: datetime) -> None:
    """The seat that somebody waited for is theirs."""
    registration = place.registration
    write_letter(
        network=registration.forum.network,
        person=registration.person,
        kind="place-given",
        reason=f"place {place.pk}",
        about={"registration": registration.pk, "place": place.pk},
        by=by,
        at=at,
    )


def _tell_session(place: SessionPlace, by: Person | None, at: datetime) -> None:
    """The place in a session that somebody waited for is theirs."""
    registration = place.registration
    write_letter(
        network=registration.forum.network,
        person=registration.person,
        kind="session-place-given",
        reason=f"session place {place.pk}",
        about={"registration": registration.pk, "place": place.pk},
        by=by,
        at=at,
    )
