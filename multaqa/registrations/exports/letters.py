"""The letters about a registration: it is confirmed, a place was given, it was withdrawn."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import Attachment, Composed, letter_kind, newest, said_of
from multaqa.ui.codes import qr_picture
from multaqa.ui.templatetags.ui import date_long, period

from ..enums import RegistrationState
from ..models import Place, Registration
from ..queries import of_letter
from ..templatetags.registration_words import place_words
from .calendar import TYPE, registration_calendar

FORUM = _("the name of the forum")


def _standing(letter: Letter) -> Registration | None:
    row = of_letter(letter.about.get("registration"))
    return row if row is not None and row.state == RegistrationState.SENT else None


def _withdrawn(letter: Letter) -> Registration | None:
    """Unless they came back meanwhile; a preview is of whatever there is."""
    row = of_letter(letter.about.get("registration"))
    is_preview = letter.pk is None
    gone = row is not None and (row.state == RegistrationState.WITHDRAWN or is_preview)
    return row if gone else None


def _link(row: Registration) -> str:
    return reverse("registrations:register", args=[row.forum.network.slug, row.forum.slug])


_example = newest(
    lambda network, person: Registration.objects.filter(forum__network=network, person=person),
    "-started_at",
    registration="pk",
)


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
@said_of(_standing, _link)
def confirmed(_letter: Letter, row: Registration) -> Composed:
    """Seated or waiting, with the days for the calendar and the code as a picture."""
    lines = [_place_line(place, place.in_line) for place in row.places.all()]
    values = {**_named(row), "places": "\n".join(lines), "code": row.code}
    return Composed(values, (*_days(row), _code(row)))


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
@said_of(_standing, _link)
def place_given(letter: Letter, row: Registration) -> Composed | None:
    """Only as long as they still have the seat."""
    place = _held(letter, row.places.all())
    if place is None:
        return None
    values = {
        **_named(row),
        "city": spoken(place.site.city).text,
        "days": period(place.site.starts_on, place.site.ends_on),
    }
    return Composed(values, (*_days(row), _code(row)))


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
@said_of(_standing, _link)
def session_place_given(letter: Letter, row: Registration) -> dict[str, Any] | None:
    """Only as long as they still have it, and the session stands."""
    place = _held(letter, row.session_places.all())
    if place is None or place.session.withdrawn_at:
        return None
    session = place.session
    session.forum = row.forum
    return {
        **_named(row),
        "session": spoken(session.title).text,
        "when": f"{date_long(session.starts.date())} · {period(session.starts, session.ends)}",
        "city": spoken(session.site.city).text,
    }


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
@said_of(_withdrawn, _link)
def withdrawn(_letter: Letter, row: Registration) -> dict[str, str]:
    """Of which forum."""
    return _named(row)


def _held(letter: Letter, claims: Iterable[Any]) -> Any:
    """Of what they hold the place that the letter is about, in a preview the first."""
    wanted = letter.about.get("place")
    return next((each for each in claims if each.seat and wanted in (None, each.pk)), None)


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
