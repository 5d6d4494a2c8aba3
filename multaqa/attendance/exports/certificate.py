"""Certificates of attendance: one paper, in Arabic and in English side by side."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken
from multaqa.ui.paper import part, pdf
from multaqa.ui.templatetags.ui import date_long, num, period

from ..models import Certificate
from ..templatetags.attendance_words import halves
from .badges import qr_svg

SOURCE = Path(__file__).with_name("certificate.typ")
LANGUAGES = ("ar", "en")


def certificates_paper(forum: Forum, certificates: Sequence[Certificate]) -> bytes:
    """A page of A4 for each."""
    return pdf(SOURCE, {"pages": [_page(forum, each) for each in certificates]}, language="ar")


def _page(forum: Forum, certificate: Certificate) -> dict[str, Any]:
    link = f"{settings.ADDRESS}/verify/{certificate.number}/"
    return {
        "sides": [_side(forum, certificate, code) for code in LANGUAGES],
        "number": certificate.number,
        "link": link.partition("://")[2],
        "qr": qr_svg(link),
    }


def _side(forum: Forum, certificate: Certificate, code: str) -> dict[str, Any]:
    """The sentences of one language; no verb in them asks whether a man or a woman came."""
    zone = ZoneInfo(forum.network.time_zone)
    with override(code):
        cities = [str(spoken(site.city)) for site in forum.sites.all()]
        return {
            "title": part(_("Certificate of attendance")),
            "given": part(_("This certificate is given to")),
            "name": part(certificate.name),
            "attending": part(_("for attending")),
            "forum": part(forum.name),
            "held": part(_joined(cities, period(forum.starts_on, forum.ends_on))),
            "figures": part(
                _("Days: %(days)s · Hours of the programme: %(hours)s")
                % {"days": num(certificate.days), "hours": _hours(certificate.minutes)}
            ),
            "network": part(forum.network.name),
            "signature": part(_("Signature")),
            "issued": part(_issued(certificate.issued_at.astimezone(zone).date())),
            "verify": part(_("Is it true? Ask here:")),
        }


def _joined(cities: list[str], days: Any) -> str:
    return " · ".join([*cities, str(days)])


def _hours(minutes: int) -> str:
    hours, half = divmod(halves(minutes), 2)
    point = "." if num(5) == "5" else "٫"
    return f"{num(hours)}{point}{num(5)}" if half else num(hours)


def _issued(day: date) -> str:
    return _("Issued on %(day)s") % {"day": date_long(day)}
