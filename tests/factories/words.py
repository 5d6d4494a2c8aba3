"""Invented names in both languages, numbered so that no two rows are alike."""

from datetime import UTC, datetime

from i18nfield.strings import LazyI18nString

# One moment of all rows: the tests' clock stands still unless a test moves it.
NOW = datetime(2020, 1, 15, 9, 0, tzinfo=UTC)

GIVEN = ("هالة Hala", "سامي Sami", "نوال Nawal", "طارق Tarek", "منى Mona", "ياسر Yasser")
FAMILY = ("المثال Almithal", "التجريبي Altagribi", "الافتراضي Aliftiradi", "النموذجي Alnamuzagi")
CITIES = ("القاهرة Cairo", "الأقصر Luxor", "أسوان Aswan", "المنيا Minya", "دمياط Damietta")


def both(ar: str, en: str) -> LazyI18nString:
    """A text in Arabic and in English."""
    return LazyI18nString({"ar": ar, "en": en})


def pair(names: tuple[str, ...], number: int) -> tuple[str, str]:
    """The ``number``-th name of a list that goes round, in Arabic and in English."""
    ar, en = names[number % len(names)].split(" ")
    return ar, en


def person_name(number: int) -> LazyI18nString:
    """A given and a family name; the number keeps the English one unique."""
    given, family = pair(GIVEN, number), pair(FAMILY, number // len(GIVEN))
    return both(f"{given[0]} {family[0]} {number}", f"{given[1]} {family[1]} {number}")


def city_name(number: int) -> LazyI18nString:
    return both(*pair(CITIES, number))
