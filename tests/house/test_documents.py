"""What is written about the house is true of the house."""

import re

import pytest

from tests.house.house import ROOT, name, python_files
from tests.house.notices_page import page

DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def test_the_page_of_notices_says_who_hears_what():
    assert (ROOT / "docs/look-up/notices.md").read_text(encoding="utf-8") == page(), "make fix"


def test_every_dependency_says_why_it_is_there():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lists = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, re.S | re.M)
    unsaid = [
        group
        for block in lists
        for group in re.findall(r"(?:^ *#.*\n)?(?:^ *\".*\n)+", block, re.M)
        if "#" not in group.split('"')[0] and not all("#" in line for line in group.splitlines())
    ]

    assert unsaid == []


def test_decisions_are_numbered_without_a_gap():
    assert [file.name[:4] for file in DECISIONS] == [f"{n + 1:04}" for n in range(len(DECISIONS))]


@pytest.mark.parametrize("file", DECISIONS, ids=name)
def test_a_decision_opens_with_its_number(file):
    assert file.read_text(encoding="utf-8").startswith(f"# {int(file.name[:4])}. ")


@pytest.mark.parametrize("file", python_files("multaqa", "tests", "bench"), ids=name)
def test_an_exception_to_a_rule_gives_its_reason(file):
    text = file.read_text(encoding="utf-8")
    silent = re.findall(r"#\snoqa(?!: [A-Z0-9, ]+ - \w).*", text)
    silent += re.findall(r"pytest\.mark\.(?:skip|xfail)(?!(?:if)?\((?s:.)*?reason=).*", text)

    assert silent == []
