"""Where coordinators arrange: counts, lists, beds, reminders."""

import pytest

from multaqa.convenings.actions import release_agenda
from multaqa.convenings.enums import ForumState, SessionKind
from multaqa.convenings.models import Forum
from multaqa.kernel.tables import read_table
from multaqa.letters.models import Letter
from multaqa.logistics.models import Lodging, Needs
from multaqa.people.models import SignInLink
from multaqa.registrations.models import Place
from tests.factories.convenings import SessionFactory
from tests.factories.logistics import MealSkippedFactory, TripFactory
from tests.factories.networks import NetworkFactory
from tests.factories.people import RoleFactory
from tests.factories.words import both
from tests.logistics.conftest import FIRST, LAST


@pytest.fixture
def full(house):
    """A lunch, journeys, beds and needs."""
    lunch = SessionFactory(forum=house.forum, site=house.cairo, room__site=house.cairo,
                           kind=SessionKind.MEAL, title=both("غداء", "Lunch"))  # fmt: skip
    release_agenda(forum=house.forum, note="", **house.now)
    stay = house.sleeper(
        bedroom=house.twin, name=both("هالة", "Hala"), diet_note="No fish",
        access=["step_free", "gone"], access_note="A ramp",
    )  # fmt: skip
    Needs.objects.update(diet="vegan")
    for way in ("in", "out"):
        TripFactory(registration=stay.registration, site=house.cairo, way=way, place="=Aswan",
                    on=FIRST if way == "in" else LAST)  # fmt: skip
    MealSkippedFactory(registration=house.sleeper().registration, session=lunch)
    house.guest(name=both("نوال", "Nawal"), email="nawal@example.org")
    return stay


PAGES = ("logistics", "travel", "rooms", "meals", "access", "missing")


def test_the_overview_counts(desk, full):
    text = desk("logistics")

    assert '<span class="figure">3</span> come' in text
    assert '<span class="figure">2</span> have said all' in text
    assert "Lunch" in text


def test_an_empty_forum_reads_well(house, desk):
    Lodging.objects.all().delete()

    for name in PAGES:
        desk(name)
    assert "Nobody has asked for a bed yet." in desk("logistics")


def test_travel_is_read_by_site(house, desk, full):
    assert "Hala" in desk("travel")
    assert "=Aswan" not in desk("travel", site="luxor")
    assert "=Aswan" in desk("travel", site="nowhere")


def test_needs_and_diets_are_lists(desk, full):
    assert "A way without steps" in desk("access")
    assert "No fish" in desk("meals")


@pytest.mark.parametrize("name", [*PAGES])
def test_a_page_asks_the_same_however_many_come(house, desk, full, queries_of, name):
    desk(name)
    few = queries_of(lambda: desk(name))
    for _ in range(3):
        stay = house.sleeper(diet_note="x", access=["infant"])
        TripFactory(registration=stay.registration, site=house.cairo)
        house.guest(email=f"x{_}@example.org")

    assert queries_of(lambda: desk(name)) == few


# ── Lists ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("which", ["travel", "rooms", "meals", "diets", "access", "missing"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_list_is_taken_along(desk, full, which, ending):
    answer = desk.client.get(desk.at("list", which, ending))

    table = read_table(answer.content)
    assert len(table.lines) >= 2
    assert ending in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "private, no-store"


def test_no_cell_of_a_list_is_a_command(desk, full):
    text = desk.client.get(desk.at("list", "travel", "csv")).content.decode()

    assert ",'=Aswan," in text
    assert ",=" not in text


def test_the_list_of_beds_says_who_sleeps_where(desk, full):
    table = read_table(desk.client.get(desk.at("list", "rooms", "xlsx")).content)

    (hala,) = (line.cells for line in table.lines if "Hala" in line.cells)
    assert hala[:7] == ("Cairo", "Nile hotel", "101", "Hala", "2020-02-16", "2020-02-19", "3")


@pytest.mark.parametrize("end", ["gossip.xlsx", "travel.pdf"])
def test_there_is_no_other_list(desk, end):
    assert desk.client.get(desk.at("list", "x", "csv").replace("x.csv", end)).status_code == 404


# ── Missing ──────────────────────────────────────────────────────────────────────────────


def test_all_who_lack_something_are_reminded_by_one_click(house, desk, full):
    assert "Nawal" in desk("missing")

    answer = desk.send("remind")
    assert "1 letter is on its way." in answer.content.decode()
    again = desk.send("remind")

    assert "No new letter" in again.content.decode()
    assert Letter.objects.count() == 1


def test_one_is_reminded(house, desk, full):
    other = house.guest(email="other@example.org")

    desk.send("remind", registration=other.pk)

    assert Letter.objects.get().person == other.person


@pytest.mark.parametrize("registration", ["x", "-1", "9" * 40, "٣"])
def test_nonsense_reminds_nobody(house, desk, full, registration):
    desk.send("remind", registration=registration)

    assert not Letter.objects.exists()


def test_words_for_whatsapp_carry_their_own_link(house, desk, client):
    registration = house.guest(email=None, phone="+201000000001", language="en")

    text = desk.send("whatsapp", registration.pk).content.decode()

    link = SignInLink.objects.get()
    assert link.person == registration.person
    assert "https://wa.me/201000000001?text=" in text
    assert "food: anything, or a diet" in text
    words = text.split('<p class="card"')[1]
    address = words[words.index("http://testserver") :].split("<")[0].replace("&amp;", "&")
    entered = client.post(address.removeprefix("http://testserver"), follow=True)
    assert entered.request["PATH_INFO"].endswith(("/needs/", "/welcome/"))


def test_who_may_be_sent_no_link_is_sent_the_address(house, desk):
    registration = house.guest(email="two@example.org", language="en")
    RoleFactory(person=registration.person, network=NetworkFactory())

    text = desk.send("whatsapp", registration.pk).content.decode()

    assert not SignInLink.objects.exists()
    assert "They sign in by e-mail as ever" in text
    assert f"/en/{house.network.slug}/forums/second/needs/" in text


def test_a_link_is_offered_before_it_is_made(house, desk):
    assert "Make their link" in desk("whatsapp", house.guest(email=None).pk)
    assert not SignInLink.objects.exists()


def test_who_lacks_nothing_is_sent_nothing(house, desk):
    stay = house.sleeper(bedroom=house.twin)

    assert "nothing to ask them" in desk("whatsapp", stay.registration.pk)


def test_an_ended_link_is_not_sent(house, desk):
    registration = house.guest(email=None)
    desk.send("whatsapp", registration.pk)
    SignInLink.objects.update(revoked_at=house.now["at"])

    text = desk("whatsapp_link", registration.pk, SignInLink.objects.get().pk)

    assert "the link has ended" in text


# ── One guest ────────────────────────────────────────────────────────────────────────────


def test_a_coordinator_says_it_for_somebody(house, desk):
    registration = house.guest()
    assert "Missing:" in desk("guest", registration.pk)

    desk.send("guest", registration.pk, travel="none", lodging="none", diet="vegan")

    assert Needs.objects.get().diet == "vegan"


def test_what_is_wrong_is_said_there_too(house, desk):
    registration = house.guest()
    typed = {f"in{house.cairo.pk}_on": "2021-01-01"}

    text = desk.send("guest", registration.pk, **typed).content.decode()

    assert "more than 3 days" in text
    assert 'value="2021-01-01"' in text


def test_a_guest_without_a_bed_is_given_one_from_there(house, desk):
    stay = house.sleeper()

    assert desk.at("bed", stay.pk) in desk("guest", stay.registration.pk)


def test_a_guest_without_a_seat_has_nothing_arranged(house, desk):
    registration = house.guest()
    Place.objects.all().delete()

    assert "They have no seat at any site" in desk("guest", registration.pk)


def test_once_the_forum_is_over_all_is_read_and_nothing_sent(house, desk, full):
    Forum.objects.update(state=ForumState.HELD)

    for name in PAGES:
        text = desk(name)
        assert "<form" not in text.split("<main")[1].split("</main>")[0] or name == "rooms"
    assert desk.send("remind").status_code == 409
