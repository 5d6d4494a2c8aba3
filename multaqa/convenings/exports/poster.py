"""The agenda as sheets to pin up: one a day and site, with a QR code to the page itself."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from ..queries.public import Slot, by_day
from ..queries.released import Released, ReleasedSite


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is held at one site on one day."""

    date: date
    site: ReleasedSite
    slots: tuple[Slot, ...]


def sheets(released: Released) -> tuple[Sheet, ...]:
    """Every sheet, by day and then by site."""
    return tuple(
        Sheet(day.date, each.site, each.slots)
        for day in by_day(released.sessions)
        for each in day.sites
    )


def qr_code(address: str) -> str:
    """An SVG element that a telephone reads as ``address``, from a metre away."""
    import segno  # 5 MiB that a worker takes only once somebody prints a poster

    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True, border=2,
        dark="#000", light="#fff", svgclass="qr", lineclass=None,
    )  # fmt: skip
    return picture.getvalue().decode("utf-8")
