"""Certificates are issued from the check-ins, once, and withdrawn with a reason."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from multaqa.attendance.actions import issue_certificates, let_go, withdraw_certificate
from multaqa.attendance.models import Certificate
from multaqa.attendance.notices import CertificateIssued
from multaqa.attendance.queries import attended, verified
from multaqa.convenings.enums import SessionKind
from multaqa.kernel.refusal import Refusal
from multaqa.people.actions import leave
from tests.factories.attendance import CertificateFactory, CheckInFactory
from tests.factories.convenings import FIRST_HOUR, ForumFactory, SessionFactory, SiteFactory
from tests.factories.people import PersonFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.words import both

AFTER = FIRST_HOUR + timedelta(days=5)
pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def site(forum):
    return SiteFactory(forum=forum)


def session(site, hours: float, length: float, **more):
    starts = FIRST_HOUR + timedelta(hours=hours)
    ends = starts + timedelta(hours=length)
    return SessionFactory(forum=site.forum, site=site, starts_at=starts, ends_at=ends, **more)


def came(site, **more):
    registration = RegistrationFactory(forum=site.forum)
    CheckInFactory(registration=registration, site=site, **more)
    return registration


def issue(forum, **more):
    return issue_certificates(
        forum=forum, by=PersonFactory(), at=AFTER, **{"least_minutes": 0, **more}
    )


def test_days_and_hours_come_from_the_check_ins(forum, site):
    session(site, 0, 2)
    session(site, 2, 1, kind=SessionKind.MEAL)
    guest = came(site)

    (row,) = attended(forum)

    assert (row.registration, row.days, row.minutes) == (guest, 1, 120)


def test_a_session_whose_door_was_watched_counts_for_those_seen_there(forum, site):
    workshop = session(site, 0, 2)
    seen, elsewhere = came(site), came(site)
    CheckInFactory(registration=seen, site=site, session=workshop)

    assert {r.registration: r.minutes for r in attended(forum)} == {seen: 120, elsewhere: 0}


def test_everyone_who_reaches_the_hours_gets_one_and_once(forum, site):
    session(site, 0, 2)
    guest, late = came(site), came(site, at=FIRST_HOUR + timedelta(hours=1.5))

    issued = issue(forum, least_minutes=60)

    assert [each.registration for each in issued] == [guest]
    assert issue(forum, least_minutes=60) == []
    assert [each.registration for each in issue(forum)] == [late]


def test_one_person_gets_one_however_few_the_hours(forum, site):
    guest, _other = came(site), came(site)

    assert [each.registration for each in issue(forum, only=[guest.pk])] == [guest]


def test_it_carries_the_name_of_the_badge_else_the_persons(forum, site):
    plain, named = came(site), came(site)
    type(named).objects.filter(pk=named.pk).update(badge_name=both("هدى", "Hoda"))
    type(plain).objects.filter(pk=plain.pk).update(badge_name="")

    names = {each.registration_id: each.name.localize("en") for each in issue(forum)}

    assert names == {plain.pk: plain.person.name.localize("en"), named.pk: "Hoda"}


def test_its_number_cannot_be_guessed_and_has_no_sign_like_another(forum, site):
    came(site), came(site)

    numbers = {each.number for each in issue(forum)}

    assert len(numbers) == 2
    assert all(
        re.fullmatch(r"[2-9A-HJKMNP-TV-Z]{4}(-[2-9A-HJKMNP-TV-Z]{4}){2}", n) for n in numbers
    )


def test_nobody_gets_one_before_the_forum_begins(forum, site):
    came(site)

    with pytest.raises(Refusal):
        issue_certificates(
            forum=forum, least_minutes=0, by=PersonFactory(), at=FIRST_HOUR - timedelta(days=2)
        )


def test_who_left_the_platform_gets_none(forum, site):
    guest = came(site)
    leave(person=guest.person, by=guest.person, at=AFTER)

    assert issue(forum) == []


def test_issuing_is_announced(forum, site, heard, django_capture_on_commit_callbacks):
    came(site)
    with django_capture_on_commit_callbacks(execute=True):
        (certificate,) = issue(forum)

    assert heard(CertificateIssued) == [CertificateIssued(certificate.pk)]


def test_a_withdrawn_one_verifies_as_withdrawn_and_another_may_be_issued(forum, site):
    came(site)
    (certificate,) = issue(forum)

    withdraw_certificate(certificate=certificate, reason="Wrong name", by=PersonFactory(), at=AFTER)

    assert verified(certificate.number).certificate.withdrawn_at == AFTER
    assert len(issue(forum)) == 1


def test_it_is_withdrawn_once_and_never_without_a_reason():
    certificate = CertificateFactory()
    given = {"certificate": certificate, "by": PersonFactory(), "at": AFTER}

    with pytest.raises(Refusal):
        withdraw_certificate(reason="  ", **given)
    withdraw_certificate(reason="Wrong name", **given)
    with pytest.raises(Refusal):
        withdraw_certificate(reason="Wrong name", **given)


def test_the_database_holds_one_standing_certificate_a_person():
    certificate = CertificateFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        CertificateFactory(registration=certificate.registration)


@pytest.mark.parametrize("typed", ["exam-0000-0007", " EXAM 0000 0007 ", "exam00000007"])
def test_a_number_is_found_however_it_is_typed(typed):
    certificate = CertificateFactory(number="EXAM-0000-0007")

    assert verified(typed).certificate == certificate


def test_a_number_that_was_never_issued_is_none():
    assert verified("EXAM-0000-0007") is None


def test_whoever_leaves_is_named_on_no_certificate_any_more():
    certificate = CertificateFactory()
    person = certificate.registration.person

    let_go(person=person, by=None, at=AFTER)

    assert str(Certificate.objects.get().name) == ""


def test_leaving_reaches_the_certificates(django_capture_on_commit_callbacks):
    person = CertificateFactory().registration.person
    with django_capture_on_commit_callbacks(execute=True):
        leave(person=person, by=person, at=AFTER)

    assert verified(Certificate.objects.get().number).left
    assert str(Certificate.objects.get().name) == ""
