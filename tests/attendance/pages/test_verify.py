"""Anybody may ask whether a certificate is true."""

import pytest
from django.urls import reverse

from multaqa.attendance.actions import let_go, withdraw_certificate
from tests.factories.attendance import CertificateFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate():
    return CertificateFactory(name=both("هدى المصري", "Hoda Elmasri"), minutes=1110, days=4)


def asked(client, number):
    return client.get(reverse("verify_number", args=[number]))


def test_a_true_number_says_to_whom_for_what_and_how_long(client, certificate):
    text = asked(client, certificate.number).text

    forum = str(certificate.registration.forum.name)
    expected = ("is true", "Hoda Elmasri", forum, "4 days", "18 hours and a half")
    assert [each for each in expected if each not in text] == []


def test_no_search_engine_keeps_the_name(client, certificate):
    assert asked(client, certificate.number)["X-Robots-Tag"] == "noindex"


def test_a_number_typed_in_the_box_is_found(client, certificate):
    typed = certificate.number.lower().replace("-", " ")

    answer = client.get(reverse("verify"), {"number": typed}, follow=True)

    assert "Hoda Elmasri" in answer.text


@pytest.mark.parametrize("typed", ["", "  ", "--"])
def test_nothing_typed_asks_again(client, typed):
    assert client.get(reverse("verify"), {"number": typed}).status_code == 200


def test_an_invented_number_is_told_from_a_true_one(client):
    answer = asked(client, "AAAA-BBBB-CCCC")

    assert (answer.status_code, "No certificate has this number" in answer.text) == (404, True)


def test_a_withdrawn_one_says_so_and_the_reason_to_its_holder_only(client, client_of, certificate):
    withdraw_certificate(
        certificate=certificate, reason="Somebody else came", by=PersonFactory(), at=NOW
    )

    public = asked(client, certificate.number).text
    holder = asked(client_of(certificate.registration.person), certificate.number).text

    assert ("was withdrawn" in public, "Somebody else" in public) == (True, False)
    assert "Somebody else came" in holder


def test_of_a_holder_who_left_no_name_is_said(client, certificate):
    person = certificate.registration.person
    type(person).objects.filter(pk=person.pk).update(left_at=NOW)
    let_go(person=person, by=None, at=NOW)

    text = asked(client, certificate.number).text

    assert ("has left the platform" in text, "Hoda" in text) == (True, False)


def test_the_holder_downloads_it_and_others_are_asked_to_sign_in(client, client_of, certificate):
    forum = certificate.registration.forum
    paper = reverse(
        "attendance:certificate", args=[forum.network.slug, forum.slug, certificate.number]
    )

    assert paper in asked(client_of(certificate.registration.person), certificate.number).text
    assert client_of(PersonFactory()).get(paper).status_code == 403
    assert client_of(certificate.registration.person).get(paper).content[:4] == b"%PDF"


def test_the_short_address_on_the_paper_leads_to_the_readers_language(client, certificate):
    answer = client.get(f"/verify/{certificate.number}/", headers={"accept-language": "ar"})

    assert answer["Location"] == f"/ar/verify/{certificate.number}/"
