"""A page that is one form, and one that asks once more."""

import pytest
from django import forms
from django.contrib.messages.storage.cookie import CookieStorage

from multaqa.kernel.asking import answer, confirmed, typed
from multaqa.kernel.refusal import Refusal

PAGE = {"title": "A room", "crumbs": [("Sites", "/sites/")], "back": "/sites/"}


class RoomForm(forms.Form):
    name = forms.CharField()


@pytest.fixture
def asked(rf):
    def ask(method, **sent):
        request = getattr(rf, method)("/en/", sent)
        request._messages = CookieStorage(request)
        return request

    return ask


def refuse():
    raise Refusal("Somebody sits there.", field="name")


def test_a_form_that_was_only_opened_is_shown_below_its_crumbs(asked):
    request = asked("get")

    response = answer(request, RoomForm(typed(request)), refuse, **PAGE)

    page = response.content.decode()
    assert (response.status_code, page.count("/sites/")) == (200, 2)
    assert "errorlist" not in page


def test_what_was_sent_is_done_and_the_way_leads_back(asked):
    request, done = asked("post", name="Hall"), []

    response = answer(request, RoomForm(typed(request)), lambda: done.append(1), **PAGE)

    assert (done, response.url) == ([1], "/sites/")


def test_an_action_may_name_where_to_go_on(asked):
    request = asked("post", name="Hall")

    response = answer(request, RoomForm(typed(request)), lambda: "/rooms/1/", **PAGE)

    assert response.url == "/rooms/1/"


def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(asked):
    request = asked("post", name="Hall")

    page = answer(request, RoomForm(typed(request)), refuse, **PAGE).content.decode()

    assert "Somebody sits there." in page
    assert 'value="Hall"' in page


def test_nothing_is_done_before_the_last_question_is_answered(asked):
    response = confirmed(asked("get"), refuse, text="Sure?", submit="Remove", **PAGE)

    assert response.status_code == 200


def test_what_the_last_question_meets_is_said_with_status_409(asked):
    response = confirmed(asked("post"), refuse, text="Sure?", submit="Remove", **PAGE)

    assert (response.status_code, "Somebody sits there." in response.content.decode()) == (
        409,
        True,
    )


def test_once_confirmed_it_goes_on_where_it_is_done(asked):
    request = asked("post")

    response = confirmed(request, list, text="Sure?", submit="Remove", done="/gone/", **PAGE)

    assert response.url == "/gone/"
