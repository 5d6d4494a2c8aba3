"""Coming in by a code: who gets one, where it leads, and what it does not tell."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from multaqa.kernel.models import Tally
from multaqa.people.models import Person
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db
SIGN_IN, CODE = "/en/account/sign-in/", "/en/account/sign-in/code/"
SIGN_UP, PROOF = "/en/account/sign-up/", "/en/account/proof/"
FORBIDDEN = ("/en/account/password/change/", "/en/account/password/reset/", "/en/account/login/")


@pytest.fixture
def hala():
    """Somebody who proved their address before."""
    person = PersonFactory(email="hala@example.org", welcomed_at=NOW, language="ar")
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person


def code_sent():
    return re.search(r"^\d{4}-\d{4}$", mail.outbox[-1].body, re.M).group()


def sign_in(client, code=None, onward=""):
    client.post(SIGN_IN, {"login": "hala@example.org", "next": onward})
    return client.post(CODE, {"code": code or code_sent(), "next": onward})


def test_a_code_by_e_mail_lets_a_person_in(client, hala):
    response = sign_in(client)

    assert (response["Location"], client.session["_auth_user_id"]) == ("/en/desk/", str(hala.pk))


def test_who_comes_in_by_code_is_in_strongly(client, hala):
    sign_in(client)

    assert client.get("/en/account/passkeys/").status_code == 200


@pytest.mark.parametrize("typed", ["٤٣٢١-٨٧٦٥", "4321 8765", "43218765", " 4321-8765 ", "۴۳۲۱۸۷۶۵"])
def test_the_code_may_be_typed_in_any_digits(client, hala, monkeypatch, typed):
    monkeypatch.setattr(
        "multaqa.people.adapter.Adapter.generate_login_code", lambda _s: "4321-8765"
    )

    sign_in(client, typed)

    assert client.session.get("_auth_user_id") == str(hala.pk)


@pytest.mark.parametrize("typed", ["", "0", "x" * 5000, "\u202e12345678", "<script>", "\x00"])
def test_a_wrong_code_lets_nobody_in(client, hala, typed):
    client.post(SIGN_IN, {"login": hala.email})

    response = client.post(CODE, {"code": typed})

    assert (response.status_code, client.session.get("_auth_user_id")) == (200, None)


def test_after_three_wrong_codes_even_the_right_one_is_refused(client, hala):
    client.post(SIGN_IN, {"login": hala.email})
    right = code_sent()
    for _ in range(3):
        client.post(CODE, {"code": "00000000"})

    client.post(CODE, {"code": right})

    assert client.session.get("_auth_user_id") is None


def test_the_letter_is_in_the_persons_language_and_right_to_left(client, hala):
    client.post(SIGN_IN, {"login": hala.email})

    (html, kind) = mail.outbox[0].alternatives[0]
    assert (kind, '<html lang="ar" dir="rtl">' in html, "رمز دخولك" in mail.outbox[0].subject) == (
        "text/html",
        True,
        True,
    )


def test_the_code_stands_in_the_subject_for_who_reads_only_that(client, hala):
    client.post(SIGN_IN, {"login": hala.email})

    assert mail.outbox[0].subject.endswith(code_sent())


def test_the_letter_to_an_english_reader_is_in_english(client, hala):
    Person.objects.update(language="en")

    client.post(SIGN_IN, {"login": hala.email})

    assert mail.outbox[0].subject.startswith("Your sign-in code")


def page_after(address):
    """What the page that asks for the code looks like, without the address and the token."""
    page = Client().post(SIGN_IN, {"login": address}, follow=True).content.decode()
    return re.sub(r'value="\w{64}"', "", page.replace(address, "…"))


def test_the_page_does_not_tell_who_has_an_account(hala):
    known, unknown = (page_after(each) for each in (hala.email, "nobody@example.org"))

    assert known == unknown


def test_whoever_has_no_account_is_told_by_letter_only(client):
    client.post(SIGN_IN, {"login": "nobody@example.org"})

    assert mail.outbox[0].subject == "There is no account with this address"


def sign_up(client, address="new@example.org"):
    client.post(SIGN_UP, {"email": address})
    return client.post(PROOF, {"code": code_sent()})


def test_someone_new_signs_up_by_code_and_is_welcomed(client):
    response = sign_up(client)

    assert response["Location"] == "/en/me/welcome/?next=%2Fen%2Fdesk%2F"


def test_someone_new_is_written_to_in_the_language_of_the_page(client):
    client.post("/ar/account/sign-up/", {"email": "new@example.org"})

    assert Person.objects.get().language == "ar"


def test_signing_up_twice_is_told_by_letter_only(client, hala):
    response = client.post(SIGN_UP, {"email": hala.email}, follow=True)

    assert (response.request["PATH_INFO"], mail.outbox[0].to, Person.objects.count()) == (
        PROOF,
        [hala.email],
        1,
    )


def test_the_letter_to_who_has_an_account_leads_to_signing_in(client, hala):
    client.post(SIGN_UP, {"email": hala.email})

    assert "http://testserver/ar/account/sign-in/" in mail.outbox[0].body


def test_an_address_that_a_coordinator_wrote_down_is_proved_by_the_first_code(client):
    person = PersonFactory(email="hala@example.org")
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=False)

    sign_in(client)

    assert (
        client.session["_auth_user_id"],
        EmailAddress.objects.get().verified,
    ) == (str(person.pk), True)


def test_an_address_that_stands_on_the_row_only_signs_in_too(client):
    PersonFactory(email="hala@example.org", welcomed_at=NOW)

    sign_in(client)
    if "_auth_user_id" not in client.session:
        client.post(PROOF, {"code": code_sent()})

    assert "_auth_user_id" in client.session


def test_who_left_gets_no_code(client, hala):
    Person.objects.update(is_active=False)

    client.post(SIGN_IN, {"login": hala.email})

    assert "no account" in mail.outbox[0].subject or "لا حساب" in mail.outbox[0].subject


@pytest.mark.parametrize(
    "typed", ["", "no address", "a@b", "x" * 400 + "@example.org", "\u202ea@b.c"]
)
@pytest.mark.parametrize(("page", "field"), [(SIGN_IN, "login"), (SIGN_UP, "email")])
def test_what_is_no_address_is_refused_beside_the_field(client, page, field, typed):
    response = client.post(page, {field: typed})

    assert (response.status_code, field in response.context["form"].errors) == (200, True)
    assert mail.outbox == []


def test_asking_for_many_codes_is_stopped(client, hala):
    for _ in range(4):
        Client().post(SIGN_IN, {"login": hala.email})

    assert len(mail.outbox) == 3


def test_tries_are_counted_where_every_process_reads_them(client, hala):
    for _ in range(4):
        Client().post(SIGN_IN, {"login": hala.email})
    of_this_very_address = Tally.objects.exclude(cache_key__contains=":ip:")

    of_this_very_address.delete()
    Client().post(SIGN_IN, {"login": hala.email})

    # Nothing but the rows remembered the three letters before.
    assert len(mail.outbox) == 4


def test_looking_at_the_entrance_asks_for_no_count(client):
    with CaptureQueriesContext(connection) as asked:
        client.get(SIGN_IN)

    assert [query for query in asked.captured_queries if "tally" in query["sql"]] == []


def test_asking_for_many_codes_says_why_it_stops(client, hala):
    pages = [Client().post(SIGN_IN, {"login": hala.email}) for _ in range(4)]

    assert "Too many tries" in pages[-1].content.decode()


@pytest.mark.parametrize(
    "onward", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "\\\\evil.example"]
)
def test_signing_in_leads_to_no_other_site(client, hala, onward):
    response = sign_in(client, onward=onward)

    assert response["Location"] == "/en/desk/"


def test_signing_in_leads_back_to_where_one_was_going(client, hala):
    assert sign_in(client, onward="/en/me/edit/")["Location"] == "/en/me/edit/"


def test_signing_in_changes_the_sessions_key(client, hala):
    client.post(SIGN_IN, {"login": hala.email})
    before = client.session.session_key

    client.post(CODE, {"code": code_sent()})

    assert client.session.session_key != before


def test_a_session_lasts_a_month(client, hala):
    sign_in(client)

    assert client.session.get_expiry_age() == 60 * 60 * 24 * 30


def test_signing_out_needs_a_post(client_of, hala):
    client = client_of(hala)

    client.get("/en/account/sign-out/")

    assert "_auth_user_id" in client.session


def test_signing_out_ends_the_session(client_of, hala):
    client = client_of(hala)

    client.post("/en/account/sign-out/")

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("page", FORBIDDEN)
def test_no_page_asks_for_a_password(client, page):
    assert client.get(page).status_code == 404


@pytest.mark.parametrize("page", [SIGN_IN, SIGN_UP])
def test_a_form_without_its_token_is_refused(hala, page):
    response = Client(enforce_csrf_checks=True).post(page, {"login": hala.email})

    assert (response.status_code, mail.outbox) == (403, [])


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("page", ["sign-in/", "sign-up/"])
def test_the_pages_of_the_door_are_said_in_both_languages(client, language, page):
    text = client.get(f"/{language}/account/{page}").content.decode()

    assert ("Type your e-mail" in text) == (language == "en")
