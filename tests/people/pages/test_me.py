"""One's own pages: the welcome, the profile, consents, invitations."""

import pytest

from multaqa.people.enums import Audience, Part, RoleName
from multaqa.people.models import Consent
from multaqa.people.queries import consents_of
from tests.factories.networks import LibraryFactory
from tests.factories.people import (
    ConsentFactory,
    InvitationFactory,
    PersonFactory,
    holder,
)
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
PAGES = ("", "welcome/", "edit/", "photo/", "shown/", "data/", "leave/")


@pytest.fixture
def hala(network):
    """By a short name, which what is typed below makes longer."""
    name = both("هالة", "Hala")
    return holder(network, RoleName.INNOVATOR, name=name, welcomed_at=NOW, language="en")


@pytest.mark.parametrize("page", PAGES)
def test_strangers_are_asked_to_sign_in(client, page):
    assert "/account/sign-in/" in client.get(f"/en/me/{page}")["Location"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_each_page_opens_in_both_languages(mine, language, page):
    assert mine.get(f"/{language}/me/{page}").status_code == 200


@pytest.mark.parametrize("page", ["", "welcome/", "edit/", "photo/", "shown/", "leave/"])
def test_a_personal_link_opens_ones_own_pages(client_of, hala, page):
    assert client_of(hala, strong=False).get(f"/en/me/{page}").status_code == 200


# ── The welcome ──────────────────────────────────────────────────────────────────────────


def test_the_welcome_asks_for_the_name_and_goes_on(client_of):
    person = PersonFactory(name="")
    typed = {"name_ar": "هالة", "name_en": "", "language": "ar", "next": "/en/desk/"}

    response = client_of(person).post("/en/me/welcome/", typed)

    person.refresh_from_db()
    assert (response["Location"], str(person.name), person.welcomed_at is not None) == (
        "/en/desk/",
        "هالة",
        True,
    )


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "javascript:x", ""])
def test_the_welcome_leads_to_no_other_site(client_of, onward):
    typed = {"name_ar": "هالة", "language": "ar", "next": onward}

    response = client_of(PersonFactory()).post("/en/me/welcome/", typed)

    assert response["Location"] == "/en/me/"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name_ar": "", "name_en": " "}, "name"),
        ({"name_ar": "x" * 151}, "name"),
        ({"name_ar": "a\u202eb"}, "name"),
        ({"language": "xx"}, "language"),
        ({"language": ""}, "language"),
    ],
)
def test_a_welcome_that_is_wrong_writes_nothing(client_of, typed, field):
    person = PersonFactory()

    page = client_of(person).post("/en/me/welcome/", {"name_ar": "هالة", "language": "ar"} | typed)

    person.refresh_from_db()
    assert (field in page.context["form"].errors, person.welcomed_at) == (True, None)


# ── The profile ──────────────────────────────────────────────────────────────────────────

WRITTEN = {
    "name_ar": "هالة الفريدة",
    "name_en": "Hala Alfarida",
    "library": "",
    "city_ar": "أسوان",
    "bio_en": "I read.",
    "interests": "robotics، green libraries, قراءة",
    "languages": ["ar", "fr"],
    "phone": "٠١٠٠ ١٢٣ ٤٥٦٧",
    "language": "ar",
}


def test_a_profile_is_written(mine, hala):
    mine.post("/en/me/edit/", WRITTEN)

    hala.refresh_from_db()
    assert (hala.interests, hala.languages, hala.phone, hala.language) == (
        ["robotics", "green libraries", "قراءة"],
        ["ar", "fr"],
        "+201001234567",
        "ar",
    )


@pytest.mark.parametrize("field", ["email", "is_staff", "is_superuser", "left_at", "password"])
def test_other_columns_of_the_row_are_not_written(mine, hala, field):
    before = getattr(hala, field)

    mine.post("/en/me/edit/", WRITTEN | {field: "1"})

    hala.refresh_from_db()
    assert getattr(hala, field) == before


def test_the_form_holds_what_was_written(mine):
    mine.post("/en/me/edit/", WRITTEN)

    page = mine.get("/en/me/edit/").content.decode()

    assert all(text in page for text in ("Hala Alfarida", "robotics, green libraries", "+20100"))


BAD = [
    ({"name_ar": "", "name_en": ""}, "name"),
    ({"name_en": "x" * 151}, "name"),
    ({"name_en": "\u202eevil"}, "name"),
    ({"city_ar": "x" * 101}, "city"),
    ({"bio_en": "x" * 2001}, "bio"),
    ({"bio_en": "\x00"}, "bio"),
    ({"interests": ",".join(str(n) for n in range(13))}, "interests"),
    ({"interests": "x" * 41}, "interests"),
    ({"interests": "x" * 1001}, "interests"),
    ({"languages": ["klingon"]}, "languages"),
    ({"phone": "hello"}, "phone"),
    ({"phone": "123"}, "phone"),
    ({"phone": "+" + "1" * 20}, "phone"),
    ({"phone": "+١٢٣abc"}, "phone"),
    ({"phone": "=1+1"}, "phone"),
    ({"language": "de"}, "language"),
    ({"library": "nowhere at all"}, "library"),
    ({"library": "x" * 300}, "library"),
    ({"library": "\u202e"}, "library"),
]


@pytest.mark.parametrize(("typed", "field"), BAD)
def test_what_is_wrong_is_said_beside_its_field_and_changes_nothing(mine, hala, typed, field):
    response = mine.post("/en/me/edit/", WRITTEN | typed)

    hala.refresh_from_db()
    assert (field in response.context["form"].errors, str(hala.name)) == (True, "Hala")


def test_what_was_typed_is_kept(mine):
    page = mine.post("/en/me/edit/", WRITTEN | {"phone": "hello"}).content.decode()

    assert all(text in page for text in ("hello", "Hala Alfarida", "أسوان", "I read."))


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "'\"><img src=x onerror=alert(1)>"])
def test_markup_is_text(mine, text):
    mine.post("/en/me/edit/", WRITTEN | {"name_en": text, "name_ar": "", "interests": text[:40]})

    page = mine.get("/en/me/").content.decode() + mine.get("/en/me/edit/").content.decode()
    assert ("<script>alert" in page, "<img src=x" in page) == (False, False)


# ── The library ──────────────────────────────────────────────────────────────────────────


def test_a_library_is_found_by_a_part_of_its_name(mine, hala, network):
    library = LibraryFactory(network=network, name=both("مكتبة الإسكندرية", "Alexandria Library"))

    mine.post("/en/me/edit/", WRITTEN | {"library": "الاسكندريه"})

    hala.refresh_from_db()
    assert hala.library == library


def test_of_several_libraries_one_is_chosen_below(mine, network):
    LibraryFactory(network=network, name=both("مكتبة الأقصر العامة", "Luxor Public"))
    LibraryFactory(network=network, name=both("مكتبة الأقصر للطفل", "Luxor Children"))

    response = mine.post("/en/me/edit/", WRITTEN | {"library": "الاقصر"})

    choices = response.context["form"].fields["library_choice"].choices
    assert len(choices) == 2
    assert 'name="library_choice"' in response.content.decode()


def test_the_chosen_one_is_kept(mine, hala, network):
    LibraryFactory(network=network, name=both("مكتبة الأقصر العامة", "Luxor Public"))
    chosen = LibraryFactory(network=network, name=both("مكتبة الأقصر للطفل", "Luxor Children"))

    mine.post("/en/me/edit/", WRITTEN | {"library": "الأقصر", "library_choice": str(chosen.pk)})

    hala.refresh_from_db()
    assert hala.library == chosen


def test_the_exact_name_needs_no_choice(mine, hala, network):
    exact = LibraryFactory(network=network, name=both("مكتبة مصر", "Misr Library"))
    LibraryFactory(network=network, name=both("مكتبة مصر العامة", "Misr Public Library"))

    mine.post("/en/me/edit/", WRITTEN | {"library": "مكتبه مصر"})

    hala.refresh_from_db()
    assert hala.library == exact


def test_libraries_of_other_networks_are_not_found(mine):
    LibraryFactory(name=both("مكتبة بعيدة", "Far Library"))

    response = mine.post("/en/me/edit/", WRITTEN | {"library": "Far"})

    assert "library" in response.context["form"].errors


@pytest.mark.parametrize("choice", ["999999", "x", "-1", "9" * 40])
def test_a_made_up_choice_is_no_choice(mine, hala, network, choice):
    for name in ("Luxor Public", "Luxor Children"):
        LibraryFactory(network=network, name=both(name, name))

    mine.post("/en/me/edit/", WRITTEN | {"library": "Luxor", "library_choice": choice})

    hala.refresh_from_db()
    assert hala.library is None


# ── Who sees what ────────────────────────────────────────────────────────────────────────


def test_ticks_become_consents(mine, hala):
    mine.post("/en/me/shown/", {"shows": ["name-public", "city-members"]})

    assert consents_of(hala) == {("name", "public"), ("name", "members"), ("city", "members")}


def test_no_ticks_take_all_back(mine, hala):
    ConsentFactory(person=hala)

    mine.post("/en/me/shown/", {})

    assert consents_of(hala) == set()


def test_opening_the_page_changes_nothing(mine, hala):
    ConsentFactory(person=hala)

    mine.get("/en/me/shown/")

    assert consents_of(hala) == {("name", "public")}


@pytest.mark.parametrize(
    "shows", ["name-police", "shoe-public", "", "-", "name", "\x00", "x" * 999]
)
def test_made_up_ticks_change_nothing(mine, hala, shows):
    response = mine.post("/en/me/shown/", {"shows": [shows]})

    assert (bool(response.context["form"].errors), Consent.objects.count()) == (True, 0)


def test_the_table_has_a_tick_for_each_part_and_audience(mine):
    page = mine.get("/en/me/shown/").content.decode()

    assert page.count('type="checkbox"') == len(Part) * len(Audience)


# ── Invitations ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("answer", "roles"), [("accept", 2), ("decline", 1)])
def test_an_invitation_is_answered(mine, hala, answer, roles):
    invitation = InvitationFactory(person=hala)

    mine.post(f"/en/me/invitations/{invitation.pk}/", {answer: ""})

    assert hala.roles.count() == roles


def test_nobody_answers_for_another(mine):
    invitation = InvitationFactory()

    response = mine.post(f"/en/me/invitations/{invitation.pk}/", {"accept": ""})

    assert (response.status_code, invitation.person.roles.count()) == (404, 0)


def test_a_personal_link_joins_no_network(client_of, hala):
    invitation = InvitationFactory(person=hala)

    response = client_of(hala, strong=False).post(
        f"/en/me/invitations/{invitation.pk}/", {"accept": ""}
    )

    assert (response.status_code, hala.roles.count()) == (403, 1)


def test_an_invitation_stands_on_ones_page(mine, hala):
    invitation = InvitationFactory(person=hala)

    assert str(invitation.network.name) in mine.get("/en/me/").content.decode()


def test_ones_page_asks_little(mine, hala, queries_of):
    for _ in range(4):
        InvitationFactory(person=hala)

    assert queries_of(lambda: mine.get("/en/me/")) <= 8
