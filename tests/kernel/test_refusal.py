"""A refusal is answered with its sentence."""

import pytest
from django.test import RequestFactory
from django.urls import path
from django.utils.translation import gettext as _

from multaqa.kernel.doors import anyone, door
from multaqa.kernel.refusal import Refusal, Refusals
from multaqa.portal.urls import urlpatterns as portal


@door(anyone)
def refuse(request):
    raise Refusal(_("The end comes before the start."), field="ends")


urlpatterns = [path("refuse/", refuse), *portal]


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_a_refusal_that_no_page_caught_is_shown_in_the_readers_language(client):
    response = client.get("/refuse/", headers={"accept-language": "ar"})

    assert response.status_code == 409
    assert "النهاية تسبق البداية." in response.content.decode()


def test_another_exception_is_left_to_others():
    answered = Refusals(lambda request: None).process_exception(
        RequestFactory().get("/"), ValueError("no")
    )

    assert answered is None


def test_a_refusal_knows_the_field_it_belongs_beside():
    refusal = Refusal("No.", field="ends")

    assert (str(refusal), refusal.field) == ("No.", "ends")
