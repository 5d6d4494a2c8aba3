"""Where the translations lie and whether they are compiled: each start asks, without Babel."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locale"
# CLDR's forms in CLDR's order (Babel's own table swaps the last two of Arabic): none, one, two,
# few (3-10), many (11-99), other (100-102).
LANGUAGES = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 && n%100<=99 ? 4 : 5);",
    "en": "nplurals=2; plural=(n != 1);",
    "fr": "nplurals=2; plural=(n > 1);",
}


def po_file(language: str, room: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / f"{room}.po"


def mo_file(language: str) -> Path:
    return LOCALES / language / "LC_MESSAGES" / "django.mo"


def stale() -> bool:
    """Whether a po file is newer than what was compiled from it."""
    for language in LANGUAGES:
        mo = mo_file(language)
        files = mo.parent.glob("*.po")
        if not mo.exists() or any(f.stat().st_mtime > mo.stat().st_mtime for f in files):
            return True
    return False
