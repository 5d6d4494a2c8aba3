"""What only scripts put on is named where the page links them, so that its sheet brings it."""

import re
from itertools import chain

import pytest

from tests.house.house import CODE, name, templates

LINKED = re.compile(r'<script [^>]*\{% static "([^"]+\.js)" %\}[^>]*>')
CLASSES = re.compile(r"className\s*[:=]\s*([\"'`][^\"'`]+[\"'`])|classList\.\w+\(([^)]*)\)")
QUOTED = re.compile(r"([\"'`])([^\"'`$]+).*?\1")


def put_on(script: str) -> set[str]:
    """The classes that a script gives and takes; of one that it puts together, how it begins."""
    text = next(CODE.glob(f"*/static/{script}")).read_text("utf-8")
    said = QUOTED.findall("".join(chain.from_iterable(CLASSES.findall(text))))
    return {each for _quote, value in said for each in value.split()}


def working(template) -> bool:
    """Whether it extends the frame that links the sheet of working pages."""
    text = template.read_text("utf-8")
    above = re.match(r'\{% extends "([^"]+)" %\}', text)
    if above is None or above[1] == "ui/desk.html":
        return above is not None
    return any(working(each) for each in templates("*.html") if each.as_posix().endswith(above[1]))


PAGES = [each for each in templates("*.html") if LINKED.search(each.read_text("utf-8"))]


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_a_page_names_what_its_scripts_put_on(template):
    if working(template):
        return  # it links all of its sheet

    text = template.read_text("utf-8")
    missing = {
        each
        for script in LINKED.finditer(text)
        for each in put_on(script[1])
        if each not in script[0].partition("data-class=")[2]
    }

    assert missing == set()
