"""What coordinators do: see who is here, tick people off, add devices, print, issue."""

import pytest
from django.urls import reverse
from pypdfium2 import PdfDocument

from multaqa.attendance.models import Certificate, CheckIn, Device
from tests.factories.attendance import (
    CertificateFactory,
    CheckInFactory,
    DeviceFactory,
    ScanFactory,
)
from tests.factories.convenings import ForumFactory, SessionFactory, SiteFactory
from tests.factories.networks import today
from tests.factories.people import coordinator_of
from tests.factories.registrations import PlaceFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def page(held):
    return lambda name, *args: reverse(
        f"attendance:{name}", args=[held.network.slug, "held", *args]
    )


def arrive(registration, site, now, **more):
    scan = ScanFactory(registration=registration, site=site, on=today(), at=now)
    return CheckInFactory(
        registration=registration, site=site, on=today(), at=now, scan=scan, **more
    )


def pages_of(answer) -> int:
    assert answer["Content-Type"] == "application/pdf"
    return len(PdfDocument(answer.content))


def test_who_is_here_and_who_is_missing_stand_by_site(client, page, guest, cairo, now):
    PlaceFactory(registration=(missing := RegistrationFactory(forum=cairo.forum)), site=cairo)
    arrive(guest, cairo, now)

    answer = client.get(page("present"), {"day": today().isoformat()})

    (site,) = answer.context["sites"]
    assert ([row.registration for row in site.here], site.missing) == ([guest], [missing])
    assert (site.seated, site.came) == (2, 1)
    assert str(guest.person.name) in answer.text


def test_the_sessions_of_the_day_have_their_counts(client, page, guest, cairo, now):
    session = SessionFactory(
        forum=cairo.forum, site=cairo, starts_at=now, ends_at=now.replace(year=2099)
    )
    arrive(guest, cairo, now, session=session)

    answer = client.get(page("present"), {"day": session.starts.date().isoformat()})

    assert answer.context["sessions"] == [(session, 1)]


def test_the_list_asks_as_often_for_one_as_for_three(client, page, guest, cairo, now, queries_of):
    arrive(guest, cairo, now)
    one = queries_of(lambda: client.get(page("present")))
    for _ in range(3):
        registration = RegistrationFactory(forum=cairo.forum)
        PlaceFactory(registration=registration, site=cairo)
        arrive(registration, cairo, now)

    assert queries_of(lambda: client.get(page("present"))) == one


def test_a_day_that_is_none_is_today(client, page, cairo, now):
    assert client.get(page("present"), {"day": "31/2"}).context["day"] == today()


def test_people_are_found_by_either_name_or_code_and_ticked_off(client, page, guest, cairo):
    for asked in ("هدي", "elmasri", "k7mpq2rs"):
        answer = client.get(page("check_in"), {"q": asked})
        assert [each["code"] for each in answer.context["people"]] == [guest.code], asked

    client.post(f"{page('check_in')}?door={cairo.pk}-", {"code": guest.code})

    assert CheckIn.objects.get().registration == guest
    assert "Here since" in client.get(page("check_in")).text


def test_a_tick_is_taken_back(client, page, guest, cairo):
    client.post(page("check_in"), {"code": guest.code})

    client.post(page("check_in"), {"undo": guest.code})

    assert not CheckIn.objects.exists()


def test_a_session_is_a_door_of_its_own(client, page, guest, cairo, now):
    session = SessionFactory(
        forum=cairo.forum, site=cairo, starts_at=now, ends_at=now.replace(year=2099)
    )

    client.post(f"{page('check_in')}?door={cairo.pk}-{session.pk}", {"code": guest.code})

    assert CheckIn.objects.get().session == session
    assert "Here since" in client.get(page("check_in"), {"door": f"{cairo.pk}-{session.pk}"}).text


@pytest.mark.parametrize("codes", [[], ["nobody"], ["\0"], ["x" * 90]])
def test_ticks_of_nobody_check_nobody_in_and_say_so(client, page, cairo, codes):
    answer = client.post(page("check_in"), {"code": codes})

    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert not CheckIn.objects.exists()


def test_more_people_than_a_page_holds_are_searched_for(client, page, cairo):
    for _ in range(62):
        RegistrationFactory(forum=cairo.forum)

    assert client.get(page("check_in")).context["more"] == 2


def test_a_forum_without_sites_says_so(client, page, held):
    answer = client.get(page("check_in"))

    assert (answer.status_code, "no site yet" in answer.text) == (409, True)


def test_a_device_is_added_and_its_link_shown_once(client, page, held, cairo):
    answer = client.post(page("devices"), {"name": "Gate", "site": cairo.pk})

    device = Device.objects.get()
    assert (device.name, device.site) == ("Gate", cairo)
    assert page("door") in answer.context["link"]
    assert "<svg" in answer.context["qr"]
    assert answer.context["link"] not in client.get(page("devices")).text


def test_a_device_for_a_forum_that_is_over_is_refused_in_the_form(client_of):
    forum = ForumFactory()
    address = reverse("attendance:devices", args=[forum.network.slug, forum.slug])

    answer = client_of(coordinator_of(forum.network)).post(address, {"name": "Gate"})

    assert "are over" in answer.text
    assert not Device.objects.exists()


def test_a_device_is_shut_out_after_being_asked_once_more(client, page, held):
    device = DeviceFactory(forum=held)
    address = page("shut_out", device.pk)
    assert client.get(address).status_code == 200

    client.post(address)

    device.refresh_from_db()
    assert device.shut_out_at is not None
    assert "Shut out" in client.get(page("devices")).text


def test_how_many_badges_there_are_is_said_before_they_are_printed(client, page, guest):
    answer = client.get(page("badges"))

    assert (answer.context["count"], "1 person has a seat" in answer.text) == (1, True)


def test_badges_are_printed_for_all_or_for_one_site(client, page, guest, held):
    luxor = SiteFactory(forum=held)
    asked = {"size": "105x74", "site": luxor.pk}

    answer = client.get(page("badges"), asked)

    assert answer["Location"] == f"{page('badges_pdf')}?size=105x74&site={luxor.pk}"
    assert pages_of(client.get(answer["Location"])) == 1
    assert pages_of(client.get(page("badges_pdf"), {"size": "none", "site": "none"})) == 1
    assert client.get(page("badges"), {"size": "105x74"})["Location"].endswith("?size=105x74")


def test_a_person_prints_their_own_badge_once_there_is_a_seat(client_of, page, guest, held):
    assert pages_of(client_of(guest.person).get(page("badge", guest.pk))) == 1
    waiting = RegistrationFactory(forum=held)

    assert client_of(waiting.person).get(page("badge", waiting.pk)).status_code == 409


def test_certificates_are_issued_to_all_who_reach_the_hours(client, page, guest, cairo, now):
    arrive(guest, cairo, now)

    few = client.post(page("certificates"), {"hours": "1"}, follow=True)
    assert "Nobody more" in few.text
    client.post(page("certificates"), {"hours": "0"})

    certificate = Certificate.objects.get()
    assert certificate.number in client.get(page("certificates")).text
    assert pages_of(client.get(page("certificates_pdf"))) == 1


def test_one_is_issued_by_itself(client, page, guest, cairo, now):
    arrive(guest, cairo, now)

    client.post(page("issue", guest.pk))

    assert Certificate.objects.get().registration == guest


def test_one_is_withdrawn_with_a_reason_and_no_longer_printed(client, page, guest):
    certificate = CertificateFactory(registration=guest)
    address = page("withdraw", certificate.number)

    assert "field--wrong" in client.post(address, {"reason": ""}).text
    client.post(address, {"reason": "Wrong name"})

    assert client.get(page("certificate", certificate.number)).status_code == 409
    assert client.post(address, {"reason": "Again"}).status_code == 200


def test_the_table_of_certificates_asks_as_often_for_one_as_for_three(
    client, page, guest, cairo, now, queries_of
):
    arrive(guest, cairo, now)
    one = queries_of(lambda: client.get(page("certificates")))
    for _ in range(3):
        arrive(RegistrationFactory(forum=cairo.forum), cairo, now)

    assert queries_of(lambda: client.get(page("certificates"))) == one
