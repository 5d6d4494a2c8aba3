"""The people of a network, and what its coordinators do for them."""

import pytest
from django.core import mail

from multaqa.people.enums import Part, RoleName
from multaqa.people.models import Invitation, Person
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import (
    ConsentFactory,
    PersonFactory,
    RoleFactory,
    coordinator_of,
    holder,
)
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


def at(network, path=""):
    return f"/en/{network.slug}/people/{path}"


def coordinators_pages(person):
    return ["add/", "links/", "import/", *(f"{person.pk}/{p}/" for p in ("edit", "roles", "link"))]


# ── Doors ────────────────────────────────────────────────────────────────────────────────


def test_strangers_are_asked_to_sign_in(client, network, hala):
    codes = {client.get(at(network, page)).status_code for page in coordinators_pages(hala)}

    assert codes == {302}


@pytest.mark.parametrize("role", sorted(set(RoleName) - {RoleName.COORDINATOR}))
def test_no_other_role_opens_a_coordinators_page(client_of, network, hala, role):
    client = client_of(holder(network, role))

    codes = {client.get(at(network, page)).status_code for page in coordinators_pages(hala)}

    assert codes == {403}


def test_a_coordinator_of_another_network_opens_none(client_of, network, hala):
    client = client_of(coordinator_of(NetworkFactory()))

    codes = {client.get(at(network, page)).status_code for page in coordinators_pages(hala)}

    assert codes == {403}


def test_a_coordinator_of_the_network_above_opens_none(client_of, network, hala):
    network.parent = NetworkFactory(regional=True)
    network.save()
    client = client_of(coordinator_of(network.parent))

    codes = {client.get(at(network, page)).status_code for page in coordinators_pages(hala)}

    assert codes == {403}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_coordinator_opens_all_in_both_languages(desk, network, hala, language):
    pages = ["", f"{hala.pk}/", *coordinators_pages(hala)]

    codes = {desk.get(f"/{language}/{network.slug}/people/{p}").status_code for p in pages}

    assert codes == {200}


def test_a_coordinator_cannot_reach_a_member_of_another_network_through_her_own(desk, network):
    stranger = holder(NetworkFactory(), RoleName.INNOVATOR)
    pages = ["", "edit/", "roles/", "link/", "photo/"]

    codes = {desk.get(at(network, f"{stranger.pk}/{page}")).status_code for page in pages}

    assert codes == {404}


# ── The directory ────────────────────────────────────────────────────────────────────────


def test_the_public_reads_those_who_are_shown_to_everyone(client, network, hala):
    shown = holder(network, RoleName.MENTOR)
    ConsentFactory(person=shown)

    page = client.get(at(network)).content.decode()

    assert (str(shown.name) in page, str(hala.name) in page) == (True, False)


def test_the_directory_is_made_anew_when_someone_takes_their_name_back(client, network, hala):
    from multaqa.people.actions import set_consents

    set_consents(person=hala, shows=[("name", "public")], by=hala, at=NOW)
    before = client.get(at(network)).content.decode()
    set_consents(person=hala, shows=[], by=hala, at=NOW)

    after = client.get(at(network)).content.decode()
    assert ("Hala Alfarida" in before, "Hala Alfarida" in after) == (True, False)


def test_the_kept_directory_is_not_given_to_members(client, client_of, network, hala):
    client.get(at(network))

    page = client_of(coordinator_of(network)).get(at(network)).content.decode()

    assert "Hala Alfarida" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=هاله", True),
        ("q=hala+alfa", True),
        ("q=nobody", False),
        ("role=innovator", True),
        ("role=mentor", False),
        ("role=king", False),
        ("q=" + "x" * 5000, False),
        ("q=%25", True),
        ("q=%00", False),
        ("page=x", True),
        ("page=-1", True),
        ("page=99999", True),
        ("city=cairo", False),
        ("q=<script>alert(1)</script>", False),
    ],
)
def test_the_directory_is_searched(desk, network, hala, query, found):
    response = desk.get(f"{at(network)}?{query}")

    page = response.content.decode()
    assert (response.status_code, "Hala Alfarida" in page, "<script>alert" in page) == (
        200,
        found,
        False,
    )


def test_the_directory_asks_no_more_for_many(desk, network, hala, queries_of):
    one = queries_of(lambda: desk.get(at(network)))
    for _ in range(5):
        holder(network, RoleName.MENTOR, RoleName.FACILITATOR)

    assert (one, queries_of(lambda: desk.get(at(network)))) == (6, 6)


def test_the_public_directory_asks_little(client, network, hala, queries_of):
    ConsentFactory(person=hala)

    assert queries_of(lambda: client.get(f"{at(network)}?q=a")) <= 4


# ── A person's page ──────────────────────────────────────────────────────────────────────


def test_a_persons_page_does_not_exist_without_consent(client, network, hala):
    assert client.get(at(network, f"{hala.pk}/")).status_code == 404


@pytest.mark.parametrize("number", [0, 2**63 - 1, 10**20])
def test_a_number_that_nobody_has_is_nobodys_page(client, desk, network, number):
    for reader in (client, desk):
        assert reader.get(at(network, f"{number}/")).status_code == 404


def test_with_consent_it_shows_the_parts_consented_to(client, network, hala):
    hala.phone = "+201001234567"
    hala.save()
    ConsentFactory(person=hala, part=Part.NAME)

    page = client.get(at(network, f"{hala.pk}/")).content.decode()

    assert ("Hala Alfarida" in page, "1001234567" in page, hala.email in page) == (
        True,
        False,
        False,
    )


def test_who_left_has_no_page(desk, network, hala):
    Person.objects.filter(pk=hala.pk).update(left_at=NOW)
    page = desk.get(at(network)).content.decode()

    assert "Hala" not in page


# ── Adding and putting right ─────────────────────────────────────────────────────────────

NEW = {
    "name_ar": "سلمى التجريبي",
    "name_en": "Salma Altagribi",
    "email": "Salma@Example.org",
    "phone": "01001234567",
    "role": "mentor",
    "languages": ["ar"],
    "language": "ar",
}


def test_a_person_is_added(desk, network):
    response = desk.post(at(network, "add/"), NEW)

    person = Person.objects.get(email="salma@example.org")
    assert (response["Location"], person.phone, person.roles.get().name) == (
        at(network, f"{person.pk}/"),
        "+201001234567",
        "mentor",
    )
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name_ar": "", "name_en": ""}, "name"),
        ({"name_en": "x" * 151}, "name"),
        ({"name_en": "x\u202ey"}, "name"),
        ({"email": "no address"}, "email"),
        ({"email": "x" * 300 + "@a.org"}, "email"),
        ({"phone": "x"}, "phone"),
        ({"role": "king"}, "role"),
        ({"role": ""}, "role"),
        ({"library": "nowhere"}, "library"),
        ({"languages": ["tlh"]}, "languages"),
        ({"language": "tlh"}, "language"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_adds_nobody(desk, network, typed, field):
    response = desk.post(at(network, "add/"), NEW | typed)

    assert field in response.context["form"].errors
    assert not Person.objects.filter(email="salma@example.org").exists()
    assert "سلمى" in response.content.decode() or field == "name"


def test_a_namesake_is_asked_about(desk, network, hala):
    response = desk.post(at(network, "add/"), NEW | {"name_ar": "هاله الفريدة", "name_en": ""})

    assert ("Hala Alfarida" in response.content.decode(), Person.objects.count()) == (True, 2)


def test_a_namesake_who_is_someone_else_is_added(desk, network, hala):
    desk.post(
        at(network, "add/"), NEW | {"name_ar": "هاله الفريدة", "name_en": "", "another": "on"}
    )

    assert Person.objects.count() == 3


def test_someone_with_an_account_elsewhere_is_asked_and_not_shown(desk, network):
    other = holder(
        NetworkFactory(), RoleName.MENTOR, email="salma@example.org", phone="+20999999999"
    )

    response = desk.post(at(network, "add/"), NEW, follow=True)

    page = response.content.decode() + desk.get(at(network, "add/")).content.decode()
    assert (Invitation.objects.count(), str(other.name) in page, "999999999" in page) == (
        1,
        False,
        False,
    )


def test_those_who_were_asked_stand_below_the_form_by_their_address(desk, network):
    holder(NetworkFactory(), RoleName.MENTOR, email="salma@example.org")
    desk.post(at(network, "add/"), NEW)

    assert "salma@example.org" in desk.get(at(network, "add/")).content.decode()


RIGHT = {"name_ar": "هالة", "name_en": "Hala", "phone": "+201112223334", "language": "en"}


def test_a_coordinator_puts_right_what_she_knows(desk, network, hala):
    desk.post(at(network, f"{hala.pk}/edit/"), RIGHT)

    hala.refresh_from_db()
    assert (str(hala.name), hala.phone, hala.language) == ("Hala", "+201112223334", "en")


def test_an_address_that_signs_in_is_not_hers_to_change(desk, network, hala):
    before = hala.email

    desk.post(at(network, f"{hala.pk}/edit/"), RIGHT | {"email": "mine@example.org"})

    hala.refresh_from_db()
    assert hala.email == before


def test_an_address_is_given_to_who_has_none(desk, network):
    person = holder(network, RoleName.MENTOR, email=None)

    desk.post(at(network, f"{person.pk}/edit/"), RIGHT | {"email": "New@example.org"})

    person.refresh_from_db()
    assert person.email == "new@example.org"


def test_an_address_of_another_account_is_refused(desk, network):
    person, other = holder(network, RoleName.MENTOR, email=None), PersonFactory()

    response = desk.post(at(network, f"{person.pk}/edit/"), RIGHT | {"email": other.email})

    assert "email" in response.context["form"].errors


def test_someone_of_two_networks_is_put_right_by_neither(desk, network, hala):
    RoleFactory(person=hala, name=RoleName.MENTOR)

    assert desk.get(at(network, f"{hala.pk}/edit/")).status_code == 403


def test_the_profile_that_people_write_themselves_is_not_hers(desk, network, hala):
    desk.post(at(network, f"{hala.pk}/edit/"), RIGHT | {"bio_en": "Invented", "interests": "x"})

    hala.refresh_from_db()
    assert (str(hala.bio), hala.interests) == ("", [])


def test_the_library_of_a_member_is_found(desk, network, hala):
    library = LibraryFactory(network=network, name=both("مكتبة طنطا", "Tanta Library"))

    desk.post(at(network, f"{hala.pk}/edit/"), RIGHT | {"library": "tanta"})

    hala.refresh_from_db()
    assert hala.library == library
