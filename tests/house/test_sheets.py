"""Sheets read the same from right to left, and take their colours from the tokens."""

import re

import pytest

from tests.house.house import CODE, name, sheets

FOUR_SIDES = re.compile(r"\b(?:margin|padding|inset|border-width|border-radius):\s*([^;}]+)[;}]")
NAMED = "white|black|red|green|blue|gr[ae]y|silver|orange|yellow|purple|teal|navy|brown|pink"
COLOUR = re.compile(
    r"#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab)\("
    rf"|:[^;}}]*(?<![-\w])(?:{NAMED})(?![-\w])"
)


def rules(sheet) -> str:
    return re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.S)


def sides(value: str) -> list[str]:
    """The parts of a shorthand, those with brackets taken as one."""
    return re.findall(r"(?:[^\s(]|\((?:[^()]|\([^()]*\))*\))+", value.strip())


@pytest.mark.parametrize("sheet", sheets(), ids=name)
def test_a_sheet_knows_no_left_or_right(sheet):
    text = rules(sheet)
    lopsided = [
        value
        for value in FOUR_SIDES.findall(text)
        if len(parts := sides(value)) == 4 and parts[1] != parts[3]
    ]

    assert re.findall(r"[^;{]*\b(?:left|right)\b[^;}]*", text) + lopsided == []


@pytest.mark.parametrize("sheet", sheets(), ids=name)
def test_a_colour_is_named_in_the_tokens_alone(sheet):
    if "tokens" in sheet.stem:
        return

    assert COLOUR.findall(rules(sheet)) == []


ON_PAPER_ALONE = {"#5b2a6e"}  # the third of the colours that tell cities apart there


@pytest.mark.parametrize("source", sorted(CODE.rglob("*.typ")), ids=name)
def test_paper_and_cards_have_the_colours_of_the_tokens(source):
    (tokens,) = (sheet for sheet in sheets() if "tokens" in sheet.stem)
    known = set(re.findall(r"#[0-9a-f]{6}\b", tokens.read_text("utf-8"))) | ON_PAPER_ALONE

    assert set(re.findall(r"#[0-9a-fA-F]{6}\b", source.read_text("utf-8"))) <= known
