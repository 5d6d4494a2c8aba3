"""Who holds a certificate is told so, and told why once it is withdrawn."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from multaqa.attendance.actions import issue_certificates, withdraw_certificate
from multaqa.attendance.models import Certificate
from multaqa.letters.models import Letter
from multaqa.letters.queries import kind_of
from tests.factories.attendance import CertificateFactory, CheckInFactory
from tests.factories.convenings import FIRST_HOUR
from tests.factories.people import PersonFactory

AFTER = FIRST_HOUR + timedelta(days=5)
pytestmark = pytest.mark.django_db


@pytest.fixture
def issued(django_capture_on_commit_callbacks):
    """Two people who came hold certificates, and their letters have left."""
    row = CheckInFactory()
    CheckInFactory(registration__forum=row.site.forum, site=row.site)
    with django_capture_on_commit_callbacks(execute=True):
        return issue_certificates(
            forum=row.site.forum, least_minutes=0, by=PersonFactory(), at=AFTER
        )


def withdraw(certificate, callbacks):
    with callbacks(execute=True):
        withdraw_certificate(
            certificate=certificate, reason="Somebody else came.", by=PersonFactory(), at=AFTER
        )


def test_everyone_gets_their_own_number_and_where_to_download_it(issued):
    letters = {letter.to[0]: letter.body for letter in mail.outbox}

    assert len(letters) == 2
    for each in issued:
        body = letters[each.registration.person.email]
        with override(each.registration.person.language or "ar"):
            assert each.number in body
            assert reverse("verify_number", args=[each.number]) in body


def test_a_certificate_that_was_withdrawn_before_the_letter_left_is_not_written_of():
    certificate = CertificateFactory(withdrawn_at=AFTER)
    about = {"forum": certificate.registration.forum_id}

    letter = Letter(person=certificate.registration.person, about=about)

    assert kind_of("certificate-issued").compose(letter) is None


def test_whose_certificate_is_withdrawn_reads_why(issued, django_capture_on_commit_callbacks):
    mail.outbox.clear()

    withdraw(issued[0], django_capture_on_commit_callbacks)

    (letter,) = mail.outbox
    assert "Somebody else came." in letter.body


def test_whoever_gets_another_is_written_to_again(issued, django_capture_on_commit_callbacks):
    withdraw(issued[0], django_capture_on_commit_callbacks)
    mail.outbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        (again,) = issue_certificates(
            forum=issued[0].registration.forum, least_minutes=0, by=PersonFactory(),
            at=AFTER + timedelta(hours=1),
        )  # fmt: skip

    (letter,) = mail.outbox
    assert again.number in letter.body


def test_of_what_is_gone_nothing_is_written():
    person = CertificateFactory().registration.person
    letter = Letter(person=person, about={"certificate": 0})

    assert kind_of("certificate-withdrawn").compose(letter) is None


def test_the_words_are_previewed_with_somebodys_own_certificate():
    certificate = CertificateFactory()
    registration = certificate.registration
    example = kind_of("certificate-issued").example

    found = example(registration.forum.network, registration.person)

    assert found == {"certificate": certificate.pk, "forum": registration.forum_id}
    assert example(registration.forum.network, PersonFactory()) is None
    assert Certificate.objects.count() == 1
