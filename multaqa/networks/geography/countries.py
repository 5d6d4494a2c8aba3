"""Countries and time zones to choose from, by their names in the reader's language (CLDR)."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TypeAlias
from zoneinfo import available_timezones

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.engines.script import sort_key
from multaqa.ui import names

Choice: TypeAlias = tuple[str, str]
Group: TypeAlias = tuple[str, Sequence[Choice]]

# The Arab League's members and their zones stand first: the platform is theirs first.
ARAB = {
    "DZ": "Africa/Algiers",
    "BH": "Asia/Bahrain",
    "KM": "Indian/Comoro",
    "DJ": "Africa/Djibouti",
    "EG": "Africa/Cairo",
    "IQ": "Asia/Baghdad",
    "JO": "Asia/Amman",
    "KW": "Asia/Kuwait",
    "LB": "Asia/Beirut",
    "LY": "Africa/Tripoli",
    "MR": "Africa/Nouakchott",
    "MA": "Africa/Casablanca",
    "OM": "Asia/Muscat",
    "PS": "Asia/Hebron",
    "QA": "Asia/Qatar",
    "SA": "Asia/Riyadh",
    "SO": "Africa/Mogadishu",
    "SD": "Africa/Khartoum",
    "SY": "Asia/Damascus",
    "TN": "Africa/Tunis",
    "AE": "Asia/Dubai",
    "YE": "Asia/Aden",
}
# As the networks of the field name themselves, where CLDR says otherwise.
_OWN_NAMES = {"PS": {"ar": "فلسطين", "en": "Palestine", "fr": "Palestine"}}
_CONTINENTS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
# CLDR's codes of groups and of places that are nobody's country.
_NOT_COUNTRIES = frozenset("EU EZ UN QO XA XB ZZ AC CP CQ DG EA IC TA".split())


def country_name(code: str) -> str:
    """The country's name in the page's language, or its code where CLDR has none."""
    return str(_territories(get_language() or "ar").get(code, code))


def countries() -> list[Group]:
    """Every country, the Arab ones first."""
    arab, others = _countries(get_language() or "ar")
    return [(_("Arab countries"), arab), (_("Other countries"), others)]


def zones() -> list[Group]:
    """Every city's time zone, those of Arab countries first; UTC for who is above countries."""
    arab, others = _cities(get_language() or "ar")
    return [(_("Arab countries"), arab), (_("Other cities"), (("UTC", "UTC"), *others))]


@cache
def _countries(language: str) -> tuple[tuple[Choice, ...], ...]:
    called = _territories(language)
    others = {code: name for code, name in called.items() if code not in ARAB}
    return _sorted((code, called[code]) for code in ARAB), _sorted(others.items())


@cache
def _cities(language: str) -> tuple[tuple[Choice, ...], ...]:
    arab = frozenset(ARAB.values())
    others = {
        zone for zone in available_timezones() if zone.partition("/")[0] in _CONTINENTS
    } - arab
    return tuple(
        _sorted((zone, names.city(language, zone)) for zone in group) for group in (arab, others)
    )


@cache
def _territories(language: str) -> dict[str, str]:
    return {
        code: _OWN_NAMES.get(code, {}).get(language, name)
        for code, name in names.countries(language).items()
        if len(code) == 2 and code.isalpha() and code not in _NOT_COUNTRIES
    }


def _sorted(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: sort_key(choice[1])))
