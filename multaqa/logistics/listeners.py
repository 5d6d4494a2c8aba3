"""What the logistics room hears."""

from django.utils import timezone

from multaqa.kernel.bulletin import hear
from multaqa.people.notices import PersonLeft
from multaqa.registrations.models import Registration
from multaqa.registrations.notices import PlaceGivenUp, RegistrationWithdrawn

from .actions import let_go_at, let_go_of


@hear(PersonLeft)
def nothing_is_kept_of_who_left(notice: PersonLeft) -> None:
    """What somebody needed at any forum, past or to come, goes when they leave the platform."""
    rows = Registration.objects.filter(person=notice.person_id).select_related("forum")
    let_go_of(registrations=list(rows), by=None, at=notice.at)


@hear(RegistrationWithdrawn)
def bed_is_free(notice: RegistrationWithdrawn) -> None:
    """Nothing is arranged for somebody who does not come."""
    rows = Registration.objects.filter(pk=notice.registration_id).select_related("forum")
    let_go_of(registrations=list(rows), by=None, at=timezone.now())


@hear(PlaceGivenUp)
def bed_is_free_there(notice: PlaceGivenUp) -> None:
    """Nothing is arranged for somebody at a site to which they do not come."""
    row = Registration.objects.select_related("forum").filter(pk=notice.registration_id).first()
    if row is not None:
        let_go_at(registration=row, site_id=notice.site_id, by=None, at=timezone.now())
