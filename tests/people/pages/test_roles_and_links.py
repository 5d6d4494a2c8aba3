"""The roles and the sign-in links that a network's coordinators give."""

from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.people import queries
from multaqa.people.enums import RoleName
from multaqa.people.models import Person, Role, SignInLink
from tests.factories.people import (
    RoleFactory,
    SignInLinkFactory,
    holder,
)
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def at(network, path=""):
    return f"/en/{network.slug}/people/{path}"


# ── Roles ────────────────────────────────────────────────────────────────────────────────


def test_a_role_is_given(desk, network, hala):
    desk.post(at(network, f"{hala.pk}/roles/"), {"role": "ambassador"})

    assert hala.roles.filter(name="ambassador").exists()


@pytest.mark.parametrize("role", ["", "king", "<script>", "innovator"])
def test_a_role_that_cannot_be_given_is_said_beside_its_field(desk, network, hala, role):
    response = desk.post(at(network, f"{hala.pk}/roles/"), {"role": role})

    assert ("role" in response.context["form"].errors, hala.roles.count()) == (True, 1)


def test_a_role_is_ended(desk, network, hala):
    desk.post(at(network, f"roles/{hala.roles.get().pk}/end/"))

    assert Role.objects.held().filter(person=hala).count() == 0


def test_the_last_coordinator_is_not_removed(desk, network):
    role = Role.objects.get(name=RoleName.COORDINATOR)

    response = desk.post(at(network, f"roles/{role.pk}/end/"))

    assert (response.status_code, Role.objects.held().count()) == (409, 1)


def test_a_role_of_another_network_is_not_hers_to_end(desk, network):
    role = RoleFactory(name=RoleName.MENTOR)

    assert desk.post(at(network, f"roles/{role.pk}/end/")).status_code == 404


def test_ending_a_role_needs_a_post(desk, network, hala):
    assert desk.get(at(network, f"roles/{hala.roles.get().pk}/end/")).status_code == 405


# ── Links ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("days", ["1", "7", "30", "90"])
def test_a_link_is_made_for_the_days_chosen(desk, network, hala, days):
    response = desk.post(at(network, f"{hala.pk}/link/"), {"days": days})

    link = SignInLink.objects.get()
    assert (response["Location"], (link.expires_at - link.made_at).days) == (
        at(network, f"links/{link.pk}/"),
        int(days),
    )


@pytest.mark.parametrize("days", ["", "0", "365", "x", "٣٠x"])
def test_other_days_are_refused_beside_the_field(desk, network, hala, days):
    response = desk.post(at(network, f"{hala.pk}/link/"), {"days": days})

    assert ("days" in response.context["form"].errors, SignInLink.objects.count()) == (True, 0)


def test_the_message_is_in_the_persons_language_with_the_address(desk, network, hala):
    link = SignInLinkFactory(person=hala, network=network)

    page = desk.get(at(network, f"links/{link.pk}/")).content.decode()

    address = f"http://testserver/ar/in/{queries.token(link)}/"
    assert ("مرحبًا هالة الفريدة" in page, address in page) == (True, True)


def test_the_button_opens_whatsapp_at_the_persons_number(desk, network, hala):
    Person.objects.filter(pk=hala.pk).update(phone="+201001234567")
    link = SignInLinkFactory(person=hala, network=network)

    page = desk.get(at(network, f"links/{link.pk}/")).content.decode()

    assert 'href="https://wa.me/201001234567?text=' in page


def test_a_link_that_no_longer_opens_shows_no_address(desk, network, hala):
    link = SignInLinkFactory(
        person=hala, network=network, expires_at=timezone.now() - timedelta(minutes=1)
    )

    page = desk.get(at(network, f"links/{link.pk}/")).content.decode()

    assert ("/in/" in page, "does not open any more" in page) == (False, True)


def test_links_are_listed_with_their_state(desk, network, hala):
    SignInLinkFactory(person=hala, network=network)
    SignInLinkFactory(person=hala, network=network, revoked_at=NOW)

    page = desk.get(at(network, "links/")).content.decode()

    assert ("Withdrawn" in page, "never used" in page) == (True, True)


def test_a_link_is_withdrawn(desk, network, hala):
    link = SignInLinkFactory(person=hala, network=network)

    desk.post(at(network, f"links/{link.pk}/withdraw/"))

    link.refresh_from_db()
    assert link.revoked_at is not None


@pytest.mark.parametrize("page", ["links/{}/", "links/{}/withdraw/"])
def test_links_of_another_network_are_not_hers(desk, network, page):
    link = SignInLinkFactory()

    assert desk.post(at(network, page.format(link.pk))).status_code == 404


def test_no_link_is_made_for_who_signs_in_by_e_mail_and_belongs_elsewhere(desk, network, hala):
    RoleFactory(person=hala, name=RoleName.MENTOR)

    assert desk.get(at(network, f"{hala.pk}/link/")).status_code == 403


def test_a_link_is_made_for_who_has_no_e_mail_though_they_belong_elsewhere(desk, network):
    person = holder(network, RoleName.INNOVATOR, email=None)
    RoleFactory(person=person, name=RoleName.MENTOR)

    assert desk.get(at(network, f"{person.pk}/link/")).status_code == 200


@pytest.mark.parametrize("power", ["is_staff"])
def test_no_link_is_made_for_who_repairs_the_site(desk, network, power):
    person = holder(network, RoleName.MENTOR, **{power: True})

    assert desk.get(at(network, f"{person.pk}/link/")).status_code == 403


def test_the_links_page_asks_no_more_for_many(desk, network, hala, queries_of):
    SignInLinkFactory(person=hala, network=network)
    one = queries_of(lambda: desk.get(at(network, "links/")))
    for _ in range(5):
        SignInLinkFactory(person=hala, network=network)

    assert queries_of(lambda: desk.get(at(network, "links/"))) == one
