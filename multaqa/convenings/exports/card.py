"""Preview cards: what WhatsApp and Facebook show of a link that somebody shares."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import get_language

from multaqa.kernel.bilingual import Spoken, spoken
from multaqa.networks.enums import Standing
from multaqa.networks.models import Network
from multaqa.ui.reading import RIGHT_TO_LEFT
from multaqa.ui.templatetags.ui import date_long, num, period, time_short, weekday

from ..actions import CARDS
from ..queries.public import PublicForum
from ..queries.released import ReleasedSession

FOLDER = Path(__file__).parent
SOURCE = FOLDER / "card.typ"
# Titles by length: (most signs, size in points of 630), so that the longest still fits.
SIZES = ((32, 84), (64, 68), (110, 54), (160, 44), (10_000, 36))


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card: a line above the title, the title, and two lines below it."""

    eyebrow: Spoken
    title: Spoken
    lines: tuple[Spoken, ...]

    @property
    def digest(self) -> str:
        """Another for every other card, so that a card is drawn once."""
        drawn = json.dumps([asdict(self), get_language(), SOURCE.stat().st_mtime_ns])
        return hashlib.blake2b(drawn.encode("utf-8"), digest_size=12).hexdigest()


def network_card(network: Network) -> Card:
    """The network's name, between that of the network that recognises it and the association that
    runs it."""
    above = network.parent if network.standing == Standing.RECOGNISED else None
    return Card(called(above), spoken(network.name), (spoken(network.host),))


def called(network: Network | None) -> Spoken:
    """A network's short name, or its whole one where it has none."""
    if network is None:
        return Spoken("", get_language() or "ar")
    return spoken(network.short_name if str(network.short_name) else network.name)


def forum_card(public: PublicForum) -> Card:
    """The forum's name, its days and its cities."""
    forum = public.forum
    here = get_language() or "ar"
    cities = " · ".join(spoken(site.city).text for site in public.around.sites)
    days = str(period(forum.starts_on, forum.ends_on))
    return Card(
        called(forum.network),
        spoken(forum.name),
        (spoken(forum.tagline), Spoken(" · ".join(filter(None, (days, cities))), here)),
    )


def session_card(public: PublicForum, session: ReleasedSession) -> Card:
    """The session's title, its hour and its place; nobody's name."""
    here = get_language() or "ar"
    starts = session.starts_at
    when = f"{weekday(starts)} {date_long(starts)} · {time_short(starts)}"
    where = (spoken(session.site.venue).text, spoken(session.site.city).text)
    return Card(
        spoken(public.forum.name),
        spoken(session.title),
        (Spoken(num(when), here), Spoken(" · ".join(filter(None, where)), here)),
    )


def picture(card: Card) -> bytes:
    """The card as a PNG of 1200 × 630, from the store or drawn now."""
    name = f"{CARDS}/{card.digest}.png"
    if default_storage.exists(name):
        with default_storage.open(name) as file:
            return bytes(file.read())
    drawn = draw(card)
    default_storage.save(name, ContentFile(drawn))
    return drawn


def draw(card: Card) -> bytes:
    """The card as a PNG, drawn now (about 0.2 s)."""
    import typst  # 20 MB that a worker takes only once somebody shares a link

    given = {
        "lang": get_language() or "ar",
        "dir": _direction(get_language() or "ar"),
        "eyebrow": _part(card.eyebrow),
        "title": _part(card.title),
        "lines": [_part(line) for line in card.lines if line.text],
        "size": next(size for most, size in SIZES if len(card.title.text) <= most),
    }
    return bytes(
        typst.compile(
            str(SOURCE),
            root=str(FOLDER),
            font_paths=[str(FOLDER / "type")],
            ignore_system_fonts=True,
            format="png",
            ppi=72,
            sys_inputs={"card": json.dumps(given)},
        )
    )


def _part(text: Spoken) -> dict[str, Any]:
    return {"text": text.text, "lang": text.language or "en", "dir": _direction(text.language)}


def _direction(language: str) -> str:
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"
