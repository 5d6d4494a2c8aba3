"""What the registrations room hears."""

from django.utils import timezone

from multaqa.convenings.models import Site
from multaqa.convenings.notices import SiteChanged
from multaqa.kernel.bulletin import hear
from multaqa.people.models import Person
from multaqa.people.notices import PersonLeft

from .actions import let_go, serve_lines


@hear(PersonLeft)
def off_the_lists(notice: PersonLeft) -> None:
    """Whoever leaves the platform leaves the forums to come, and their answers go."""
    let_go(person=Person.objects.get(pk=notice.person_id), by=None, at=notice.at)


@hear(SiteChanged)
def more_seats(notice: SiteChanged) -> None:
    """Where a site holds more than before, those who wait are served."""
    serve_lines(site=Site.objects.get(pk=notice.site_id), by=None, at=timezone.now())
