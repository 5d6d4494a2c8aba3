"""Digits and numbers in the reader's choice of figures, and back."""

import re
from decimal import Decimal
from typing import Literal, TypeAlias

System: TypeAlias = Literal["latn", "arab"]
"""CLDR's names of numbering systems: ``latn`` 0-9, ``arab`` ٠-٩."""

_LATIN = "0123456789"
_ARABIC = "٠١٢٣٤٥٦٧٨٩"
_PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
_TURNED: dict[System, dict[int, int]] = {
    "latn": str.maketrans(_ARABIC + _PERSIAN, _LATIN * 2),
    "arab": str.maketrans(_LATIN + _PERSIAN, _ARABIC * 2),
}
# CLDR's Arabic symbols: group U+066C, decimal U+066B; before the minus an Arabic letter mark or a
# left-to-right mark, without which a right-to-left page shows it behind the number (UAX #9, W4).
_SYMBOLS: dict[System, dict[int, str]] = {
    "latn": {ord("-"): "\u200e-"},
    "arab": {ord("-"): "\u061c-", ord(","): "\u066c", ord("."): "\u066b"},
}
_READ = str.maketrans(
    {
        "\u066c": ",",
        "\u060c": ",",  # the comma that an Arabic keyboard has
        "\u066b": ".",
        "\u2212": "-",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200e": None,
        "\u200f": None,
        "\u061c": None,
    }
)
_WRITTEN = re.compile(
    r"[+-]?(?:[0-9]{1,3}(?P<group>[, ])[0-9]{3}(?:(?P=group)[0-9]{3})*|[0-9]+)(?:\.[0-9]+)?"
    r"|[+-]?\.[0-9]+"
)


def digits(text: str, system: System) -> str:
    """Return ``text`` with its digits (0-9, Arabic-Indic, Persian) in ``system``.

    Nothing else changes: separators belong to ``number``. Raises ValueError for another system.
    """
    return text.translate(_TURNED[_known(system)])


def number(value: int | float | Decimal, system: System, decimals: int = 0) -> str:
    """Return ``value`` as CLDR's Arabic writes it, grouped by thousands: 12,345.6 or ١٢٬٣٤٥٫٦.

    ``decimals`` digits follow the separator, halves rounded to the even neighbour (CLDR's rule); a
    float counts as the shortest decimal that reads back as itself. A minus has a direction mark
    before it; zero has no sign. Raises ValueError for another system, fewer than 0 decimals, NaN
    and infinities.
    """
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if decimals < 0:
        raise ValueError(f"decimals must be 0 or more, not {decimals}")
    if not exact.is_finite():
        raise ValueError(f"not a number that can be written: {value}")
    plain = f"{exact:,.{decimals}f}"
    if not plain.strip("-0.,"):
        plain = plain.lstrip("-")
    return digits(plain.translate(_SYMBOLS[_known(system)]), system)


def read_number(text: str) -> Decimal:
    """Return the number that a person typed, in 0-9, Arabic-Indic or Persian digits.

    Thousands may be grouped, in threes and by one separator throughout (, ٬ ، or a space); decimals
    follow . or ٫. Whatever ``number`` writes is read back. Raises ValueError for all else: words,
    nothing, exponents, digits of two systems in one number, and 12,5 (is it 12.5 or 125?).
    """
    systems = sum(not set(known).isdisjoint(text) for known in (_LATIN, _ARABIC, _PERSIAN))
    plain = digits(text.translate(_READ).strip(), "latn")
    if systems != 1 or _WRITTEN.fullmatch(plain) is None:
        raise ValueError(f"not a number: {text[:40]!r}")
    return Decimal(plain.replace(",", "").replace(" ", ""))


def _known(system: System) -> System:
    if system not in _TURNED:
        raise ValueError(f"unknown numbering system: {system!r}")
    return system
