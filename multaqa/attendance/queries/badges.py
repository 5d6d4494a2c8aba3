"""What badges need: people with their places, and how each site is marked."""

from dataclasses import dataclass

from multaqa.convenings.models import Forum, Site
from multaqa.registrations.models import Registration
from multaqa.registrations.queries import registered, seated_at

ARABIC, LATIN = "أبجدهوزحطيكلمن", "ABCDEFGHIJKLMN"


@dataclass(frozen=True, slots=True)
class SiteMark:
    """A site's letter in both scripts and the number of its colour: whoever does not tell colours
    apart reads the letter."""

    site: Site
    arabic: str
    latin: str
    colour: int


def site_marks(forum: Forum) -> dict[int, SiteMark]:
    """The marks of a forum's sites by id, in their order."""
    return {
        site.pk: SiteMark(site, ARABIC[n % len(ARABIC)], LATIN[n % len(LATIN)], n)
        for n, site in enumerate(forum.sites.all())
    }


def badges_of(forum: Forum, site: Site | None = None) -> list[Registration]:
    """Those who get a badge: everyone who has a seat somewhere, or at one site."""
    rows = seated_at(site) if site else registered(forum).filter(places__seat__isnull=False)
    return list(rows.filter(person__left_at=None).distinct())
