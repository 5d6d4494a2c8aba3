"""Badges: names in both scripts, the sites by colour and letter, and the code as QR."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import words
from multaqa.registrations.models import Registration
from multaqa.ui.paper import part, pdf

from ..enums import BadgeSize
from ..queries import SiteMark, site_marks

SOURCE = Path(__file__).with_name("badges.typ")
ROWS = {BadgeSize.CARD: 5, BadgeSize.LARGE: 4}


def badge_sheets(forum: Forum, people: Sequence[Registration], size: BadgeSize) -> bytes:
    """A4 sheets of badges with cut marks, in the order of ``people``."""
    width, height = (int(side) for side in size.split("x"))
    marks = site_marks(forum)
    names = words(forum.name)
    return pdf(
        SOURCE,
        {
            "width": width,
            "height": height,
            "rows": ROWS[size],
            "forum": [part(text, code or "ar") for code, text in list(names.items())[:2]],
            "badges": [_badge(each, marks) for each in people],
        },
        language="ar",
    )


def qr_svg(text: str) -> str:
    """A QR code for paper; its quiet zone is the paper's own."""
    import segno  # 5 MiB that a worker takes only once somebody asks for a code

    drawn = BytesIO()
    segno.make(text, error="m", micro=False).save(
        drawn, kind="svg", xmldecl=False, nl=False, border=0, dark="#000"
    )
    return drawn.getvalue().decode()


def both_names(value: Any) -> list[Any]:
    """A name in its two languages, Arabic first."""
    texts = words(value)
    order = sorted(texts, key=lambda code: code != "ar")
    return [part(texts[code], code or "ar") for code in order[:2]]


def _badge(registration: Registration, marks: dict[int, SiteMark]) -> dict[str, Any]:
    named = words(registration.badge_name)
    line = registration.badge_line if words(registration.badge_line) else registration.city
    seats = [place.site_id for place in registration.places.all() if place.seat]
    return {
        "names": both_names(registration.badge_name if named else registration.person.name),
        "line": both_names(line),
        "sites": [_mark(marks[pk]) for pk in seats],
        "code": registration.code,
        "qr": qr_svg(registration.code),
    }


def _mark(mark: SiteMark) -> dict[str, Any]:
    return {
        "letters": [part(mark.arabic, "ar"), part(mark.latin, "en")],
        "colour": mark.colour,
        "city": part(mark.site.city, "ar"),
    }
