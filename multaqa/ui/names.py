"""What months, days, cities, countries and languages are called: CLDR's words, taken out of it.

Babel reads all of a language to say one of its words, and keeps it: with two languages five
megabytes in each process. So the words that pages use stand in files of a few kB; ``make fix``
writes them, and a test holds them to CLDR.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cldr"


@cache
def _words(language: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return found


def months(language: str, country: str) -> list[str]:
    """January to December: Arabic names them by country."""
    called: dict[str, list[str]] = _words(language)["months"]
    return called.get(country) or called[""]


def weekdays(language: str) -> list[str]:
    """Monday to Sunday."""
    called: list[str] = _words(language)["weekdays"]
    return called


def city(language: str, zone: str) -> str:
    """The city after which a time zone is called."""
    return str(_words(language)["cities"].get(zone) or city_in(zone))


def city_in(zone: str) -> str:
    """The city in the name of a time zone, as it is where CLDR knows no other."""
    return (zone.partition("/")[2] or zone).replace("_", " ")


def countries(language: str) -> dict[str, str]:
    """Countries, and whatever else has a code, by it."""
    called: dict[str, str] = _words(language)["countries"]
    return called


def languages(language: str) -> dict[str, str]:
    """The languages that people may say they speak, by their code."""
    called: dict[str, str] = _words(language)["languages"]
    return called
