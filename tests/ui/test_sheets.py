"""The joined sheets: light enough to stand in every page, readable in every theme."""

import re

import brotli
import pytest

from multaqa.ui.sheets import DESCENDANT, FOLDER, INLINED, sheet, themes

MOST_BYTES = {"public": 5_000, "forms": 1_000, "map": 1_000, "ties": 1_300}
TOKENS = (FOLDER / "public" / "10-tokens.css").read_text(encoding="utf-8")
LIGHT, DARKER, _PRINT = (
    dict(re.findall(r"--([\w-]+):(#[0-9a-f]{3,6})", block)) for block in TOKENS.split("@media")
)
DARK = LIGHT | DARKER
READ = [
    *((ink, ground) for ink in ("ink", "quiet", "nile") for ground in ("paper", "raised", "sunk")),
    *((tone, ground) for tone in ("warm", "good", "bad") for ground in ("paper", "raised")),
    ("warm", "sunk"),
    ("warm", "warm-wash"),
    ("nile-deep", "wash"),
    ("nile", "warm-wash"),
    ("nile", "bad-wash"),
    *(("ink", f"{tone}-wash") for tone in ("warm", "good", "bad")),
    ("ink", "wash"),
    ("on-nile", "nile"),
    ("on-nile", "nile-deep"),
    ("on-night", "night"),
    ("lamp", "night"),
]
SEEN = [
    *((line, ground) for line in ("edge", "focus", "nile") for ground in ("paper", "raised")),
    ("focus", "sunk"),
]


def luminance(colour: str) -> float:
    """WCAG 2.2's relative luminance."""
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), READ)
def test_words_can_be_read_on_their_ground(theme, text, ground):
    assert contrast(theme[text], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("line", "ground"), SEEN)
def test_the_edge_of_a_control_can_be_seen(theme, line, ground):
    assert contrast(theme[line], theme[ground]) >= 3


@pytest.mark.parametrize("name", INLINED)
def test_a_sheet_in_the_page_is_light(name):
    assert len(brotli.compress(sheet(name).encode(), quality=11)) <= MOST_BYTES[name]


@pytest.mark.parametrize("name", ["desk", "gallery"])
def test_what_is_linked_dresses_fields_too(name):
    assert ".field" in sheet(name)


def test_the_sheet_of_who_saves_data_names_no_font():
    assert "@font-face" in sheet("public")
    assert "@font-face" not in sheet("public", font=False)


def test_a_descendant_stays_one_when_the_sheet_is_made_small():
    assert DESCENDANT.sub(" *", ".a :is(b),.c :checked") == ".a *:is(b),.c *:checked"
    assert not re.search(r"\] :|\w :(?:is|not)\(", sheet("public"))


def test_a_part_of_a_page_can_have_a_theme_of_its_own():
    assert "[data-theme=dark]{" in themes().replace("\n", "")
    assert DARK["paper"] in themes()
