"""What a person takes along, and where a forum's pages lead on to."""

import pytest

from multaqa.attendance.exports.person import certificates, check_ins
from multaqa.attendance.pages.ways import present
from multaqa.convenings.queries import ways
from multaqa.kernel.visitors import NOBODY, Visitor
from tests.factories.attendance import CertificateFactory, CheckInFactory
from tests.factories.convenings import SessionFactory

pytestmark = pytest.mark.django_db


def test_check_ins_go_along():
    row = CheckInFactory()
    session = SessionFactory(forum=row.site.forum, site=row.site)
    CheckInFactory(registration=row.registration, site=row.site, session=session)

    taken = check_ins(row.registration.person_id)

    assert [bool(each["session"]) for each in taken] == [False, True]
    assert taken[0]["at"] == row.at.isoformat()


def test_certificates_go_along():
    row = CertificateFactory()

    assert [each["number"] for each in certificates(row.registration.person_id)] == [row.number]


def test_coordinators_are_led_to_the_check_in_and_others_are_not(held, coordinator):
    assert present(held, Visitor(coordinator)).address.endswith("/attendance/")
    assert present(held, NOBODY) is None


def own_papers(forum, visitor):
    """The addresses of papers to which a page of one's own leads."""
    found = (way.address for way in ways("person", forum, visitor))
    return [address.rsplit("/", 1)[-1] for address in found if address.endswith(".pdf")]


def test_a_person_is_led_to_the_badge_once_there_is_a_seat(held, guest):
    assert own_papers(held, NOBODY) == []
    assert own_papers(held, Visitor(guest.person)) == [f"{guest.pk}.pdf"]
    guest.places.update(seat=None)
    assert own_papers(held, Visitor(guest.person)) == []


def test_a_person_is_led_to_the_certificate_once_it_was_issued(held, guest):
    guest.places.update(seat=None)
    assert own_papers(held, Visitor(guest.person)) == []
    certificate = CertificateFactory(registration=guest)

    assert own_papers(held, NOBODY) == []
    assert own_papers(held, Visitor(guest.person)) == [f"{certificate.number}.pdf"]
