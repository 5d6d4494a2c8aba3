"""The repairers' pages: by the door of the house, surely, and without passwords."""

import pytest

from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def repairer():
    return PersonFactory(is_staff=True, is_superuser=True)


def test_whoever_is_not_in_is_led_to_our_door(client):
    response = client.get("/admin/", follow=True)

    assert response.request["PATH_INFO"].endswith("/account/sign-in/")


def test_who_repairs_comes_in(client_of, repairer):
    assert client_of(repairer).get("/admin/").status_code == 200


def test_who_does_not_repair_is_refused(client_of):
    assert client_of(PersonFactory()).get("/admin/", follow=True).status_code == 403


def test_there_is_no_password_to_change(client_of, repairer):
    assert client_of(repairer).get("/admin/password_change/").status_code == 404


@pytest.mark.parametrize("model", ["person", "role", "consent", "invitation", "signinlink"])
def test_each_list_opens(client_of, repairer, model):
    assert client_of(repairer).get(f"/admin/people/{model}/").status_code == 200


def test_people_are_not_deleted(client_of, repairer):
    client = client_of(repairer)

    assert client.post(f"/admin/people/person/{repairer.pk}/delete/").status_code == 403
