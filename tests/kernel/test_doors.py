"""A page is entered by its door."""

import pytest
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse
from django.test import RequestFactory

from multaqa.kernel import doors
from multaqa.kernel.doors import anyone, door, same_origin, signed_in, strongly_signed_in
from multaqa.kernel.visitors import NOBODY, Visitor


class Person:
    pk = 7


STRONG, WEAK = Visitor(Person()), Visitor(Person(), strong=False)


def call(page, visitor=NOBODY, **kwargs):
    request = RequestFactory().get("/en/desk/?day=2")
    request.visitor = visitor
    return page(request, **kwargs)


def page(request, *subject):
    return HttpResponse(f"page {subject}")


def refused_by_name(visitor, subject=None):
    return False


def owner(visitor, subject):
    return visitor.strong and subject == "garden"


def garden(request, name):
    return {"garden": "garden", "empty": None}[name]


def gone(request):
    raise ObjectDoesNotExist


def test_who_may_comes_in():
    assert call(door(anyone)(page)).content == b"page ()"


def test_the_page_is_given_what_was_loaded():
    response = call(door(owner, load=garden)(page), STRONG, name="garden")

    assert response.content == b"page ('garden',)"


@pytest.mark.parametrize(("number", "found"), [(doors.LARGEST_KEY, True), (10**20, False)])
def test_a_number_that_no_row_can_have_is_not_looked_for(number, found):
    entered = door(anyone, load=lambda request, number: number)(page)

    if found:
        assert call(entered, number=number).status_code == 200
    else:
        with pytest.raises(Http404):
            call(entered, number=number)


def test_a_stranger_is_asked_to_sign_in_and_comes_back():
    response = call(door(signed_in)(page))

    assert response["Location"].endswith("/account/sign-in/?next=/en/desk/%3Fday%3D2")


def test_a_stranger_is_asked_to_sign_in_for_what_was_found():
    assert call(door(owner, load=garden)(page), name="garden").status_code == 302


def test_who_may_not_is_refused():
    with pytest.raises(PermissionDenied):
        call(door(refused_by_name)(page), STRONG)


@pytest.mark.django_db
@pytest.mark.parametrize("hidden", [True, False])
def test_who_came_by_link_is_asked_for_a_strong_sign_in_where_that_would_open(rf, hidden):
    request = rf.get("/en/desk/")
    request.visitor = WEAK

    response = door(strongly_signed_in, hidden=hidden)(page)(request)

    assert response.status_code == 403
    assert "Sign in with your e-mail" in response.content.decode()


def test_who_came_by_link_is_refused_where_no_sign_in_would_open():
    with pytest.raises(PermissionDenied):
        call(door(refused_by_name)(page), WEAK)


@pytest.mark.parametrize("visitor", [NOBODY, STRONG], ids=["signed out", "signed in"])
def test_what_is_hidden_is_not_there(visitor):
    with pytest.raises(Http404):
        call(door(refused_by_name, hidden=True)(page), visitor)


def test_what_cannot_be_found_is_not_there():
    with pytest.raises(Http404):
        call(door(anyone, load=gone)(page))
    with pytest.raises(Http404):
        call(door(owner, load=garden)(page), STRONG, name="empty")


def test_a_door_carries_its_rule():
    assert door(signed_in)(page).door is signed_in


def post(**headers):
    request = RequestFactory().post("/", headers=headers)
    return same_origin(page)(request)


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}],
    ids=["by fetch metadata", "by origin"],
)
def test_a_form_of_our_own_is_taken(headers):
    assert post(**headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"sec-fetch-site": "none"},
        {"origin": "http://elsewhere.example"},
        {"origin": "https://testserver"},
    ],
)
def test_a_form_from_elsewhere_is_refused(headers):
    with pytest.raises(PermissionDenied):
        post(**headers)


def test_a_page_that_is_only_read_may_be_asked_from_anywhere():
    request = RequestFactory().get("/", headers={"sec-fetch-site": "cross-site"})

    assert same_origin(page)(request).status_code == 200
    assert doors.same_origin(page).csrf_exempt
