"""The days on which somebody has a seat, for their calendar."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.kernel.bilingual import spoken

from ..models import Place, Registration

if TYPE_CHECKING:
    from icalendar import Event

TYPE = "text/calendar; charset=utf-8"
Absolute = Callable[[str], str]


def registration_calendar(registration: Registration, absolute: Absolute) -> bytes:
    """A day or more at each site where there is a seat; a line waited in is no appointment."""
    from icalendar import Calendar  # read once somebody asks for a calendar

    network = registration.forum.network
    calendar = Calendar()
    calendar.add("prodid", f"-//Multaqa//{network.slug}//{get_language() or 'ar'}")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for place in registration.places.all():
        if place.seat is not None:
            calendar.add_component(_event(registration, place, absolute))
    return calendar.to_ical()


def _event(registration: Registration, place: Place, absolute: Absolute) -> "Event":
    from icalendar import Event

    forum, site = registration.forum, place.site
    path = reverse("registrations:register", args=[forum.network.slug, forum.slug])
    names = {"forum": spoken(forum.name).text, "city": spoken(site.city).text}
    event = Event()
    event.add("uid", f"registration-{registration.pk}-{site.pk}@multaqa")
    event.add("dtstamp", registration.saved_at)
    event.add("sequence", registration.version)
    event.add("summary", _("%(forum)s in %(city)s") % names)
    event.add("dtstart", site.starts_on)
    event.add("dtend", site.ends_on + timedelta(days=1))
    event.add("location", ", ".join(filter(None, (spoken(site.venue).text, names["city"]))))
    event.add("url", absolute(path))
    event.add("transp", "TRANSPARENT")
    return event
