"""What is written without templates reads, tag for tag, as Django's own templates would have it."""

import re
from datetime import date

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from multaqa.ui.forms import BilingualForm, Renderer

NASTY = "\"><script>alert(1)</script>&'<b>"


class Kept:
    url = f"/files/{NASTY}"

    def __str__(self):
        return NASTY


CHOICES = [
    ("a", "A & B"), ("", "---"), (NASTY, NASTY), (3, 4),
    ("Group <i>", [("x", gettext_lazy("Yes")), ("y", mark_safe("<b>safe</b>"))]),
]  # fmt: skip
ATTRS = {"id": "id_x", "data-what": NASTY, "required": True, "disabled": False, "rows": 7}
WIDGETS = {
    "text": (forms.TextInput(), ("", None, NASTY, "كتاب", mark_safe("&amp;"))),
    "number": (forms.NumberInput(), (None, 3, "1200", "1.50")),
    "email": (forms.EmailInput(), ("a@b.example",)),
    "url": (forms.URLInput(), ("https://example.org/?a=1&b=2",)),
    "password": (forms.PasswordInput(), ("secret",)),
    "hidden": (forms.HiddenInput(), (0, "v")),
    "date": (forms.DateInput(format="%Y-%m-%d"), (date(2026, 2, 7), None)),
    "datetime": (forms.DateTimeInput(), ("2026-02-07T10:00",)),
    "time": (forms.TimeInput(format="%H:%M"), ("10:00",)),
    "checkbox": (forms.CheckboxInput(), (True, False, "on")),
    "file": (forms.FileInput(), (None,)),
    "clearable file": (forms.ClearableFileInput(), (None, Kept())),
    "required file": (forms.ClearableFileInput(), (Kept(),)),
    "textarea": (forms.Textarea(attrs={"rows": 4}), (None, "", NASTY, "two\nlines")),
    "select": (forms.Select(choices=CHOICES), ("a", NASTY, None, "3")),
    "select many": (forms.SelectMultiple(choices=CHOICES), (["a", "x"], None)),
    "radio": (forms.RadioSelect(choices=CHOICES), ("a", None)),
    "boxes": (forms.CheckboxSelectMultiple(choices=CHOICES), (["a", "y"], None)),
}
WIDGETS["required file"][0].is_required = True


def tags(html: str) -> str:
    """Without the spaces between tags, which say nothing."""
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", html)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("attrs", [ATTRS, {}, {"id": "id_y", "class": "wide"}])
@pytest.mark.parametrize("name", WIDGETS)
def test_an_input_is_djangos_own(name, attrs, language):
    widget, values = WIDGETS[name]
    with override(language):
        for value in values:
            ours = widget.render("x", value, attrs, renderer=Renderer())
            assert tags(ours) == tags(widget.render("x", value, attrs, renderer=DjangoTemplates()))


class Asked(BilingualForm):
    name = forms.CharField(label=NASTY, help_text="Such as <b>yours</b>.")
    nick = forms.CharField(required=False)
    agree = forms.BooleanField(required=False, help_text="All of it.")
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect, help_text="One.")


def drawn(data=None) -> dict[str, str]:
    with override("en"):
        form = Asked(data)
        return {name: str(form[name].as_field_group()) for name in form.fields}


def test_a_field_names_its_input_and_says_its_help_as_it_was_written():
    html = drawn()["name"]

    assert html.startswith('<div class="field"><label for="id_name">&quot;&gt;&lt;script&gt;')
    assert '<p class="help" id="id_name_helptext">Such as <b>yours</b>.</p>' in html
    assert 'aria-describedby="id_name_helptext"' in html


def test_a_field_that_may_be_left_out_says_so_but_a_box_does_not():
    html = drawn()

    assert [name for name in html if "optional" in html[name]] == ["nick"]


def test_a_box_stands_before_its_words_and_radios_in_a_set_of_their_own():
    html = drawn()

    assert html["agree"].startswith('<div class="field field--box"><input type="checkbox"')
    assert html["kind"].startswith('<fieldset class="field" aria-describedby="id_kind_helptext">')


def test_what_is_wrong_stands_between_the_words_and_the_input():
    html = drawn({"nick": "n", "kind": "z"})

    assert html["name"].startswith('<div class="field field--wrong">')
    assert html["name"].index("</label>") < html["name"].index("errorlist")
    assert html["name"].index("errorlist") < html["name"].index("<input")
    assert html["nick"].startswith('<div class="field"><label')
    assert html["kind"].startswith('<fieldset class="field field--wrong"')
