"""Takes out of CLDR what pages call things by, and writes it where ``multaqa.ui.names`` reads it.

python -m tests.ui.cldr
"""

import json
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location
from babel.localedata import locale_identifiers

from multaqa.people.enums import SPOKEN_LANGUAGES
from multaqa.portal.settings import LANGUAGES
from multaqa.ui.names import FOLDER, city_in


def names(language: str) -> dict[str, Any]:
    """What things are called in a language; months in a country too where it has its own, and
    cities where they are not called as their zone is."""
    locale = Locale.parse(language)
    countries = (each.rpartition("_")[2] for each in _of(language))
    own = {country: _months(f"{language}_{country}") for country in countries}
    return {
        "months": {
            "": _months(language),
            **{country: months for country, months in own.items() if months != _months(language)},
        },
        "weekdays": [locale.days["format"]["wide"][number] for number in range(7)],
        "cities": {
            zone: city for zone in _zones() if (city := _city(zone, language)) != city_in(zone)
        },
        "countries": dict(locale.territories.items()),
        "languages": {code: locale.languages[code] for code in SPOKEN_LANGUAGES},
    }


def written(language: str) -> str:
    """The file as it should stand."""
    text = json.dumps(names(language), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n"


def _of(language: str) -> list[str]:
    """The varieties of Arabic by country: of other languages pages know one."""
    if language != "ar":
        return []
    return [each for each in locale_identifiers() if each.startswith("ar_") and len(each) == 5]


def _months(locale: str) -> list[str]:
    months = Locale.parse(locale).months["format"]["wide"]
    return [months[number] for number in range(1, 13)]


def _zones() -> set[str]:
    """Those that both CLDR and the time zone database know."""
    return {*get_global("zone_territories"), *get_global("zone_aliases")} & available_timezones()


def _city(zone: str, language: str) -> str:
    return str(get_timezone_location(zone, locale=language, return_city=True))


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for code, _name in LANGUAGES:
        Path(FOLDER / f"{code}.json").write_text(written(code), encoding="utf-8")
