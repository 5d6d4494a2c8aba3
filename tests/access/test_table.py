"""Every page is asked as every kind of reader, and answers as the table says."""

import re

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from multaqa.ui.cutting import cut, read, worn
from multaqa.ui.sheets import MADE_OF, sheet
from tests.access.scene import PRIVATE, READERS
from tests.access.table import lines, pages

STATES = sorted({line.state for line in lines()})
# May never be shown what is confidential here.
OUTSIDERS = {"out", "str", "oth", "par"}
FORMS = read(sheet("forms"))
DECLARED = re.compile(r"\{[^{}]+\}")
FIELDS = re.compile(r'<(?:select|textarea|fieldset)|<input (?![^>]*type="hidden")')


def test_every_page_has_its_line_and_every_line_its_page():
    assert {line.page for line in lines()} == set(pages())


def test_every_line_answers_every_reader():
    assert [line for line in lines() if len(line.answers) != len(READERS)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("line", lines(), ids=str)
def test_a_page_answers_each_reader_as_the_table_says(scenes, line):
    scene = scenes[line.state]
    address = reverse(line.page, kwargs=scene.kwargs(line.page, pages()[line.page]))
    form = scene.form if line.method == "POST" else {}
    scene.put_files_back()

    answers = {reader: ask(line.method, address, form, scene.come(reader)) for reader in READERS}

    assert {reader: letter for reader, (letter, _text) in answers.items()} == dict(
        zip(READERS, line.answers, strict=True)
    ), address
    for reader in OUTSIDERS:
        assert PRIVATE not in answers[reader][1], reader
    for reader, (_letter, text) in answers.items():
        assert is_dressed(text), (
            f"{reader}: a page with fields extends ui/asking.html or ui/desk.html"
        )


def is_dressed(text: str) -> bool:
    """Whether a page with fields has what it wears of the sheet of forms, in it or linked."""
    if not FIELDS.search(text) or "<body" not in text:
        return True
    rules = DECLARED.findall(cut(FORMS, worn(text.encode())))
    assert rules
    return all(rule in text for rule in rules) or any(f"ui/{name}." in text for name in MADE_OF)


def ask(method: str, address: str, form: dict[str, str], client: Client) -> tuple[str, str]:
    """The answer in the table's letters, and its text; what a form changed is then undone."""
    with transaction.atomic():
        answer = client.post(address, form) if method == "POST" else client.get(address)
        text = answer.getvalue().decode(errors="replace")
        transaction.set_rollback(True)
    return said(answer), text


def said(answer: HttpResponse) -> str:
    """The answer in the table's letters."""
    if answer.status_code == 302 and answer["Location"].startswith(reverse("account_login")):
        return "s"
    if answer.status_code == 403:
        templates = {template.name for template in answer.templates}
        return "e" if "kernel/stronger.html" in templates else "x"
    return "-" if answer.status_code == 404 else "."
