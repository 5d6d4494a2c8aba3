"""The personal link: a GET shows it, a POST lets one person in, weakly, as long as it holds."""

import re
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from multaqa.people import queries
from multaqa.people.actions import make_operator_link
from multaqa.people.enums import RoleName
from multaqa.people.models import SignInLink
from tests.factories.networks import NetworkFactory
from tests.factories.people import (
    PersonFactory,
    RoleFactory,
    SignInLinkFactory,
    coordinator_of,
    holder,
)
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
PAST = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def nobody_tried_before():
    cache.clear()


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def hala(network):
    return holder(
        network, RoleName.INNOVATOR, name=both("هالة المثال", "Hala Almithal"), welcomed_at=NOW
    )


@pytest.fixture
def link(hala, network):
    return SignInLinkFactory(person=hala, network=network)


def address(link):
    return f"/en/in/{queries.token(link)}/"


def entered(link):
    client = Client()
    client.post(address(link))
    return client


def test_opening_the_address_signs_nobody_in(client, link):
    client.get(address(link))

    assert "_auth_user_id" not in client.session


def test_opening_the_address_is_not_noted_as_use(client, link):
    client.get(address(link))

    link.refresh_from_db()
    assert link.last_used_at is None


def test_the_page_greets_by_the_first_name(client, link):
    assert "Welcome, Hala<" in client.get(address(link)).content.decode()


def test_the_previews_words_hold_no_name(client, link):
    head = client.get(address(link)).content.decode().split("</head>")[0]

    assert ("Hala" in head, "هالة" in head) == (False, False)


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Referrer-Policy", "same-origin"),
        ("X-Robots-Tag", "noindex, nofollow"),
        ("Cache-Control", "max-age=0, no-cache, no-store, must-revalidate, private"),
    ],
)
def test_the_address_is_kept_by_nobody_and_told_to_nobody(client, link, header, value):
    assert client.get(address(link))[header] == value


def test_the_button_lets_its_person_in(link, hala):
    assert entered(link).session["_auth_user_id"] == str(hala.pk)


def test_it_leads_to_the_desk(client, link):
    assert client.post(address(link))["Location"] == "/en/desk/"


def test_who_is_new_is_welcomed_first(client):
    link = SignInLinkFactory(person=PersonFactory(welcomed_at=None))

    assert client.post(address(link))["Location"].startswith("/en/me/welcome/")


def test_coming_in_is_noted(client, link):
    client.post(address(link))

    link.refresh_from_db()
    assert link.last_used_at is not None


def test_coming_in_makes_a_new_session(client, link):
    client.post("/en/account/sign-in/", {"login": "someone@example.org"})
    before = client.session.session_key

    client.post(address(link))

    assert client.session.session_key != before


def test_coming_in_needs_the_forms_token(link):
    response = Client(enforce_csrf_checks=True).post(address(link))

    assert response.status_code == 403


def test_the_session_ends_when_the_link_does(client, link):
    link.expires_at = datetime.now(UTC).replace(microsecond=0, year=datetime.now(UTC).year + 1)
    link.save()
    client.post(address(link))

    assert abs((client.session.get_expiry_date() - link.expires_at).total_seconds()) < 5


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"expires_at": PAST}, "has expired"),
        ({"revoked_at": PAST}, "was withdrawn"),
        ({"person__left_at": PAST}, "not one of ours"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_link_that_does_not_open_says_why_and_what_to_do(client, fields, sentence, method):
    response = getattr(client, method)(address(SignInLinkFactory(**fields)))

    text = response.content.decode()
    assert (response.status_code, sentence in text, "Sign in with a code" in text) == (
        410,
        True,
        True,
    )
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "token", ["x", "nonce-1", "a.b", "." * 50, "é", "x" * 3000, "%00", "..%2F..%2F", "\u202e"]
)
def test_a_made_up_address_opens_nothing(client, token):
    response = client.post(f"/en/in/{token}/")

    assert response.status_code in (404, 410)
    assert "_auth_user_id" not in client.session


def test_another_persons_nonce_under_this_signature_opens_nothing(client, link):
    other = SignInLinkFactory()
    signature = queries.token(link).split(".")[1]

    assert client.post(f"/en/in/{other.nonce}.{signature}/").status_code == 410


def test_guessing_is_stopped(client):
    codes = [client.get(f"/en/in/guess-{n}.x/").status_code for n in range(22)]

    assert (codes[0], codes[-1]) == (410, 429)


def test_guessers_do_not_stop_those_whose_links_are_right(client, link):
    for n in range(22):
        client.get(f"/en/in/guess-{n}.x/")

    assert client.get(address(link)).status_code == 200


# ── What a link opens, person by person ──────────────────────────────────────────────────

COORDINATORS_PAGES = ("people/add/", "people/links/", "people/import/")


@pytest.mark.parametrize("role", RoleName)
@pytest.mark.parametrize("page", COORDINATORS_PAGES)
def test_no_link_opens_a_coordinators_page(network, role, page):
    person = holder(network, role, welcomed_at=NOW)
    client = entered(SignInLinkFactory(person=person, network=network))

    assert client.get(f"/en/{network.slug}/{page}").status_code == 403


def test_a_coordinator_on_a_link_is_told_to_sign_in_by_code(network):
    client = entered(SignInLinkFactory(person=coordinator_of(network), network=network))

    page = client.get(f"/en/{network.slug}/people/add/").content.decode()

    assert "Sign in with your e-mail" in page


@pytest.mark.parametrize(
    "page",
    [
        "account/passkeys/",
        "account/passkeys/add/",
        "account/recovery/",
        "account/recovery/new/",
        "account/address/",
    ],
)
def test_no_link_changes_the_ways_in(link, page):
    assert entered(link).get(f"/en/{page}").status_code == 403


def test_no_link_opens_the_repairers_pages(network):
    person = holder(network, RoleName.INNOVATOR, is_staff=True, is_superuser=True)
    client = entered(SignInLinkFactory(person=person, network=network))

    assert client.get("/admin/", follow=True).status_code == 403


def test_a_link_shows_its_own_network_only(network, hala, link):
    other = NetworkFactory()
    RoleFactory(person=hala, network=other, name=RoleName.MENTOR)

    page = entered(link).get("/en/me/").content.decode()

    assert (str(network.name) in page, str(other.name) in page) == (True, False)


def test_withdrawing_a_link_ends_what_it_began(link):
    client = entered(link)
    SignInLink.objects.update(revoked_at=NOW)

    response = client.get("/en/me/")

    assert (response.status_code, "_auth_user_id" in client.session) == (302, False)


def test_the_end_of_a_link_ends_what_it_began(link):
    client = entered(link)
    SignInLink.objects.update(expires_at=PAST)

    assert client.get("/en/me/").status_code == 302


def test_a_session_that_claims_a_link_of_someone_else_is_ended(client_of, hala, link):
    client = client_of(PersonFactory(), strong=False)
    session = client.session
    session["link"] = link.pk
    session.save()

    assert client.get("/en/me/").status_code == 302


def test_who_is_in_surely_stays_so_on_their_own_link(client_of, hala, link):
    client = client_of(hala)

    client.post(address(link))

    assert client.get("/en/account/passkeys/").status_code == 200


def test_someone_elses_link_signs_the_first_one_out(client_of, hala, link):
    client = client_of(PersonFactory())

    client.post(address(link))

    assert (client.session["_auth_user_id"], client.session["strength"]) == (str(hala.pk), "link")


def test_the_page_warns_that_someone_else_is_signed_in(client_of, link):
    page = client_of(PersonFactory()).get(address(link)).content.decode()

    assert "they will be signed out" in page


def test_signing_in_by_code_after_a_link_is_strong(link, hala):
    from allauth.account.models import EmailAddress

    EmailAddress.objects.create(user=hala, email=hala.email, primary=True, verified=True)
    client = entered(link)
    client.post("/en/account/sign-out/")
    client.force_login(hala, "multaqa.people.backends.ByPassword")

    assert client.get("/en/account/passkeys/").status_code == 200


def test_an_operators_link_lets_in_surely(network):
    person = coordinator_of(network)
    link = make_operator_link(person=person, by=None, at=datetime.now(UTC))
    client = entered(link)

    assert client.get(f"/en/{network.slug}/people/add/").status_code == 200


def test_an_operators_link_lets_in_once(network):
    link = make_operator_link(person=coordinator_of(network), by=None, at=datetime.now(UTC))
    entered(link)

    response = Client().post(address(link))

    assert (response.status_code, "opens once" in response.content.decode()) == (410, True)


def test_the_way_to_a_strong_sign_in_leads_back_to_the_page(network):
    client = entered(SignInLinkFactory(person=coordinator_of(network), network=network))
    page = client.get(f"/en/{network.slug}/people/add/?a=b&c=d").content.decode()
    onward = re.search(r'name="next" value="([^"]+)"', page).group(1)

    response = client.post("/en/account/sign-out/", {"next": onward}, follow=True)

    assert response.request["PATH_INFO"] == "/en/account/sign-in/"
    assert response.context["redirect_field_value"] == f"/en/{network.slug}/people/add/?a=b&c=d"
