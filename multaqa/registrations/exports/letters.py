"""The letters about a registration: it is confirmed, a place was given, it was withdrawn."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import Attachment, Composed, letter_kind
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.ui.codes import qr_picture
from multaqa.ui.templatetags.ui import date_long, period

from ..enums import RegistrationState
from ..models import Place, Registration
from ..queries import in_line, of_letter
from ..templatetags.registration_words import place_words
from .calendar import TYPE, registration_calendar

FORUM = _("the name of the forum")


def _example(network: Network, person: Person) -> dict[str, Any] | None:
    """The person's newest registration in the network, for the preview of the words."""
    rows = Registration.objects.filter(forum__network=network, person=person)
    found = rows.order_by("-started_at").values_list("pk", flat=True).first()
    return {"registration": found} if found else None


@letter_kind(
    "registration-confirmed",
    label=_("A registration is confirmed"),
    to=_("Whoever registered, or was registered"),
    purpose=Purpose.SERVICE,
    subject=_("You are registered for {forum}"),
    body=_(
        "Dear {person},\n\nyou are registered for {forum}.\n\n{places}\n\nYour code is {code}. "
        "Show it, or the picture with this letter, where you come in.\n\n{network}"
    ),
    button=_("My registration"),
    places={
        "forum": FORUM,
        "places": _("each site, and whether they have a seat there or wait"),
        "code": _("the code on the badge"),
    },
    example=_example,
)
def confirmed(letter: Letter) -> Composed | None:
    """Seated or waiting, with the days for the calendar and the code as a picture."""
    row = _standing(letter)
    if row is None:
        return None
    line = in_line(row.forum)
    lines = [_place_line(place, line.get(place.pk)) for place in row.places.all()]
    values = {**_named(row), "places": "\n".join(lines), "code": row.code}
    return Composed(values, (*_days(row), _code(row)), _link(row))


@letter_kind(
    "place-given",
    label=_("A place became free"),
    to=_("Whoever waited for it"),
    purpose=Purpose.SERVICE,
    subject=_("You have a seat in {city}: {forum}"),
    body=_(
        "Dear {person},\n\na seat became free, and it is yours: {city}, {days}.\n\nIf you cannot "
        "come, please withdraw, so that the next in line has it.\n\n{network}"
    ),
    button=_("My registration"),
    places={"forum": FORUM, "city": _("the city of the site"), "days": _("the days there")},
    example=_example,
)
def place_given(letter: Letter) -> Composed | None:
    """Only as long as they still have the seat."""
    row = _standing(letter)
    wanted = letter.about.get("place")
    held = [] if row is None else [each for each in row.places.all() if each.seat]
    place = next((each for each in held if wanted in (None, each.pk)), None)
    if row is None or place is None:
        return None
    values = {
        **_named(row),
        "city": spoken(place.site.city).text,
        "days": period(place.site.starts_on, place.site.ends_on),
    }
    return Composed(values, (*_days(row), _code(row)), _link(row))


@letter_kind(
    "session-place-given",
    label=_("A place in a session became free"),
    to=_("Whoever waited for it"),
    purpose=Purpose.SERVICE,
    subject=_("You have a place: {session}"),
    body=_(
        "Dear {person},\n\na place became free, and it is yours:\n\n{session}\n{when} · {city}\n\n"
        "If you cannot come to it, please give it up, so that the next in line has it.\n\n{network}"
    ),
    button=_("My registration"),
    places={
        "forum": FORUM,
        "session": _("the title of the session"),
        "when": _("its day and hours"),
        "city": _("the city of the site"),
    },
    needed=frozenset({"session"}),
    example=_example,
)
def session_place_given(letter: Letter) -> Composed | None:
    """Only as long as they still have it, and the session stands."""
    row = _standing(letter)
    wanted = letter.about.get("place")
    held = [] if row is None else [each for each in row.session_places.all() if each.seat]
    place = next((each for each in held if wanted in (None, each.pk)), None)
    if row is None or place is None or place.session.withdrawn_at:
        return None
    session = place.session
    session.forum = row.forum
    values = {
        **_named(row),
        "session": spoken(session.title).text,
        "when": f"{date_long(session.starts.date())} · {period(session.starts, session.ends)}",
        "city": spoken(session.site.city).text,
    }
    return Composed(values, (), _link(row))


@letter_kind(
    "registration-withdrawn",
    label=_("A registration is withdrawn"),
    to=_("Whoever was registered"),
    purpose=Purpose.SERVICE,
    subject=_("You are no longer registered for {forum}"),
    body=_(
        "Dear {person},\n\nyour registration for {forum} is withdrawn, and your seats have gone to "
        "those who waited. If this was not meant, register again.\n\n{network}"
    ),
    button=_("The registration"),
    places={"forum": FORUM},
    example=_example,
)
def withdrawn(letter: Letter) -> Composed | None:
    """Unless they came back meanwhile."""
    row = of_letter(letter.about.get("registration"))
    is_preview = letter.pk is None
    if row is None or (row.state != RegistrationState.WITHDRAWN and not is_preview):
        return None
    return Composed(_named(row), (), _link(row))


def _standing(letter: Letter) -> Registration | None:
    row = of_letter(letter.about.get("registration"))
    return row if row is not None and row.state == RegistrationState.SENT else None


def _named(row: Registration) -> dict[str, str]:
    return {"forum": spoken(row.forum.name).text}


def _place_line(place: Place, line: int | None) -> str:
    days = period(place.site.starts_on, place.site.ends_on)
    return f"{spoken(place.site.city)} · {days} · {place_words(place, line)}"


def _days(row: Registration) -> tuple[Attachment, ...]:
    """The calendar file, once there is a seat."""
    if not any(place.seat for place in row.places.all()):
        return ()
    content = registration_calendar(row, lambda path: f"{settings.ADDRESS}{path}")
    return (Attachment(f"{row.forum.slug}.ics", content, TYPE.partition(";")[0]),)


def _code(row: Registration) -> Attachment:
    return Attachment(f"{gettext('badge')}-{row.code}.png", qr_picture(row.code), "image/png")


def _link(row: Registration) -> str:
    return reverse("registrations:register", args=[row.forum.network.slug, row.forum.slug])
