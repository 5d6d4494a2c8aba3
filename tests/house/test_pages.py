"""Every page has a door, and no page carries its own scripts, styles or queries."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

from tests.house.house import name, templates

# Kept by their own projects, which guard them themselves.
ADMIN, ACCOUNTS = "admin/", "allauth."


def patterns(resolver, before: str = "") -> list[tuple[str, URLPattern]]:
    """Every address of the site as written, with its pattern."""
    found = []
    for each in resolver.url_patterns:
        address = f"{before}{each.pattern}"
        found += [(address, each)] if isinstance(each, URLPattern) else patterns(each, address)
    return found


PAGES = [(each, pattern.callback) for each, pattern in patterns(get_resolver())]
OURS = [pytest.param(*each, id=each[0]) for each in PAGES if not each[0].startswith(ADMIN)]


@pytest.mark.parametrize(("address", "page"), OURS)
def test_a_page_has_a_door(address, page):
    module = getattr(page, "view_class", page).__module__

    assert hasattr(page, "door") or module.startswith(ACCOUNTS), f"{address} has no @door"


# A query, a style or a script that stands in the page itself; data for machines is neither.
OWN = re.compile(
    r"\sstyle=|<style|\son[a-z]+=|javascript:|\.objects\b|_set\b|\.(?:all|exists|order_by)\b"
    r"|<script(?![^>]*(?:\ssrc=|type=\"application/(?:ld\+)?json\"))[^>]*>"
)
COMMENT = re.compile(r"{#.*?#}|{% comment.*?endcomment %}", re.S)


@pytest.mark.parametrize("template", templates("*.html"), ids=name)
def test_a_template_has_no_style_script_or_query_of_its_own(template):
    assert OWN.findall(COMMENT.sub("", template.read_text("utf-8"))) == []


def test_templates_are_written_in_one_way():
    """``make fix`` writes them so."""
    djade = Path(sys.executable).with_name("djade")

    done = subprocess.run(
        [djade, "--check", *templates("*.html")], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("template", templates(), ids=name)
def test_an_include_is_given_what_it_shows(template):
    includes = re.findall(r"{% include [^%]*%}", template.read_text("utf-8"))

    assert [each for each in includes if not re.search(r"\sonly\s*%}$", each)] == []
