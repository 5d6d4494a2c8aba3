from datetime import timedelta

import pytest

from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.people import queries
from multaqa.people.actions import make_link, make_operator_link, revoke_link, use_link
from multaqa.people.enums import LINK_DAYS, LinkKind
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory, SignInLinkFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def made(**fields):
    given = {"person": PersonFactory(), "network": NetworkFactory(), "by": PersonFactory()}
    return make_link(**(given | {"at": NOW} | fields))


def test_a_link_opens_for_thirty_days_unless_said_otherwise():
    assert made().expires_at == NOW + timedelta(days=30)


@pytest.mark.parametrize("days", LINK_DAYS)
def test_a_link_opens_for_the_days_chosen(days):
    assert made(days=days).expires_at == NOW + timedelta(days=days)


@pytest.mark.parametrize("days", [0, -1, 2, 365])
def test_other_numbers_of_days_are_refused(days):
    with pytest.raises(Refusal, match="1, 7, 30 or 90 days"):
        made(days=days)


def test_no_link_is_made_for_who_left():
    with pytest.raises(Refusal, match="has left"):
        made(person=PersonFactory(left_at=NOW))


def test_two_links_of_one_person_are_two_secrets():
    person = PersonFactory()

    assert made(person=person).nonce != made(person=person).nonce


def test_the_ledger_keeps_neither_the_secret_nor_the_address():
    link = made()

    assert Entry.objects.get().detail == {"link": link.pk, "days": 30, "kind": "personal"}


def test_a_signed_text_leads_back_to_its_link():
    link = made()

    assert queries.link_of(queries.token(link)) == link


@pytest.mark.parametrize("spoil", [str.upper, lambda t: t[:-1], lambda t: "x" + t, lambda t: ""])
def test_a_spoiled_text_leads_nowhere(spoil):
    assert queries.link_of(spoil(queries.token(made()))) is None


def test_a_nonce_alone_leads_nowhere():
    link = made()

    assert queries.link_of(link.nonce) is None


def test_a_text_signed_with_another_salt_leads_nowhere():
    from django.core.signing import Signer

    text = Signer(salt="other", sep=".").sign(made().nonce)

    assert queries.link_of(text) is None


def test_using_a_link_is_noted():
    link = use_link(link=made(), by=None, at=NOW + timedelta(hours=1))

    assert link.last_used_at == NOW + timedelta(hours=1)


def test_a_personal_link_opens_again_and_again():
    link = made()
    use_link(link=link, by=None, at=NOW)

    assert use_link(link=link, by=None, at=NOW + timedelta(days=1)).revoked_at is None


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"expires_at": NOW}, "has expired"),
        ({"revoked_at": NOW}, "was withdrawn"),
        ({"kind": LinkKind.OPERATOR, "revoked_at": NOW, "last_used_at": NOW}, "opens once"),
    ],
)
def test_a_link_that_no_longer_opens_says_why(fields, sentence):
    with pytest.raises(Refusal, match=sentence):
        use_link(link=SignInLinkFactory(**fields), by=None, at=NOW)


def test_the_link_of_who_left_opens_no_more():
    link = SignInLinkFactory(person=PersonFactory(left_at=NOW))

    with pytest.raises(Refusal, match="not one of ours"):
        use_link(link=link, by=None, at=NOW)


def test_an_operators_link_opens_for_a_day():
    assert make_operator_link(
        person=PersonFactory(), by=None, at=NOW
    ).expires_at == NOW + timedelta(days=1)


def test_an_operators_link_opens_once():
    link = make_operator_link(person=PersonFactory(), by=None, at=NOW)
    use_link(link=link, by=None, at=NOW)

    with pytest.raises(Refusal, match="opens once"):
        use_link(link=link, by=None, at=NOW)


def test_a_revoked_link_is_closed():
    link = made()

    revoke_link(link=link, by=link.made_by, at=NOW)

    with pytest.raises(Refusal, match="withdrawn"):
        use_link(link=link, by=None, at=NOW)


def test_revoking_twice_changes_nothing():
    link = made()
    revoke_link(link=link, by=link.made_by, at=NOW)

    assert revoke_link(link=link, by=link.made_by, at=NOW + timedelta(1)).revoked_at == NOW


@pytest.mark.parametrize(
    ("fields", "holds"),
    [({}, True), ({"expires_at": NOW}, False), ({"revoked_at": NOW}, False)],
)
def test_a_links_sessions_hold_as_long_as_the_link(fields, holds):
    link = SignInLinkFactory(**fields)

    network = dict(queries.open_links(link.person_id, NOW)).get(link.pk)

    assert network == (link.network_id if holds else None)


def test_a_links_sessions_are_its_own_persons():
    SignInLinkFactory()

    assert list(queries.open_links(PersonFactory().pk, NOW)) == []
