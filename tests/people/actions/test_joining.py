import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from multaqa.kernel.refusal import Refusal
from multaqa.people.actions import Newcomer, add_people, add_person, answer_invitation, invite
from multaqa.people.enums import RoleName
from multaqa.people.models import Consent, Invitation, Person, Role
from multaqa.people.notices import RoleGiven
from tests.factories.networks import NetworkFactory
from tests.factories.people import InvitationFactory, PersonFactory, coordinator_of, holder
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def by(network):
    return coordinator_of(network)


def mentor(**known):
    return Newcomer(**({"name": {"ar": "هالة المثال"}, "role": "mentor"} | known))


def test_someone_new_is_written_down_with_the_role(network, by):
    arrivals = add_person(network=network, newcomer=mentor(email="Hala@Example.org"), by=by, at=NOW)

    (person,) = arrivals.created
    assert (person.email, person.roles.get().name) == ("hala@example.org", RoleName.MENTOR)


def test_someone_new_is_found_by_folded_name(network, by):
    add_person(network=network, newcomer=mentor(name={"ar": "أحمد"}), by=by, at=NOW)

    assert Person.objects.filter(search__contains="احمد").exists()


def test_someone_new_signs_in_by_that_address_once_a_code_proves_it(network, by):
    add_person(network=network, newcomer=mentor(email="hala@example.org"), by=by, at=NOW)

    address = EmailAddress.objects.get()
    assert (address.email, address.primary, address.verified) == ("hala@example.org", True, False)


def test_someone_without_an_address_is_written_down(network, by):
    add_person(network=network, newcomer=mentor(phone="+201001234567"), by=by, at=NOW)

    assert Person.objects.get(phone="+201001234567").email is None


def test_nobody_is_written_to(network, by):
    add_person(network=network, newcomer=mentor(email="hala@example.org"), by=by, at=NOW)

    assert mail.outbox == []


def test_nothing_of_them_is_shown_to_anyone(network, by):
    add_person(network=network, newcomer=mentor(email="hala@example.org"), by=by, at=NOW)

    assert Consent.objects.count() == 0


def test_a_member_with_that_address_is_given_the_role(network, by):
    member = holder(network, RoleName.INNOVATOR, email="hala@example.org")

    arrivals = add_person(network=network, newcomer=mentor(email=member.email), by=by, at=NOW)

    assert arrivals.given == (member,)


def test_a_members_own_words_are_not_changed(network, by):
    member = holder(network, RoleName.INNOVATOR, email="hala@example.org")

    add_person(network=network, newcomer=mentor(email=member.email), by=by, at=NOW)

    before = str(member.name)
    member.refresh_from_db()
    assert str(member.name) == before


def test_an_account_that_nobody_used_gets_the_name_and_the_role(network, by):
    person = PersonFactory(name="", email="hala@example.org")

    add_person(network=network, newcomer=mentor(email=person.email), by=by, at=NOW)

    person.refresh_from_db()
    assert (str(person.name), person.roles.count()) == ("هالة المثال", 1)


def test_a_member_of_another_network_is_invited_and_holds_nothing_yet(network, by):
    person = holder(NetworkFactory(), RoleName.MENTOR, email="hala@example.org")

    arrivals = add_person(network=network, newcomer=mentor(email=person.email), by=by, at=NOW)

    assert (arrivals.invited, Role.objects.filter(network=network, person=person).count()) == (
        (person,),
        0,
    )


def test_someone_who_uses_their_account_is_invited(network, by):
    person = PersonFactory(email="hala@example.org", last_login=NOW)

    arrivals = add_person(network=network, newcomer=mentor(email=person.email), by=by, at=NOW)

    assert arrivals.invited == (person,)


def test_one_address_twice_in_a_list_is_one_person_with_two_roles(network, by):
    newcomers = [
        mentor(email="hala@example.org"),
        mentor(email="HALA@example.org", role="facilitator"),
    ]

    add_people(network=network, newcomers=newcomers, by=by, at=NOW)

    person = Person.objects.get(email="hala@example.org")
    assert set(person.roles.values_list("name", flat=True)) == {"mentor", "facilitator"}


def test_each_role_of_a_list_is_announced(network, by, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        add_people(network=network, newcomers=[mentor(), mentor()], by=by, at=NOW)

    assert len(heard(RoleGiven)) == 2


def test_a_long_list_asks_the_database_no_more_than_a_short_one(network, by, queries_of):
    def add(count, at):
        newcomers = [mentor(email=f"p{at}-{n}@example.org") for n in range(count)]
        return lambda: add_people(network=network, newcomers=newcomers, by=by, at=NOW)

    assert queries_of(add(3, "a")) == queries_of(add(40, "b"))


def test_asking_twice_is_asking_once(network, by):
    person = PersonFactory()
    for _ in range(2):
        invite(person=person, network=network, role="mentor", by=by, at=NOW)

    assert Invitation.objects.count() == 1


def test_nobody_who_left_is_invited(network, by):
    with pytest.raises(Refusal, match="has left"):
        invite(person=PersonFactory(left_at=NOW), network=network, role="mentor", by=by, at=NOW)


def test_who_accepts_holds_the_role():
    invitation = InvitationFactory()

    answer_invitation(invitation=invitation, accepts=True, by=invitation.person, at=NOW)

    assert invitation.person.roles.get().network == invitation.network


def test_who_declines_holds_nothing():
    invitation = InvitationFactory()

    answer_invitation(invitation=invitation, accepts=False, by=invitation.person, at=NOW)

    assert invitation.person.roles.count() == 0


def test_an_answer_stands():
    invitation = InvitationFactory()
    answer_invitation(invitation=invitation, accepts=False, by=invitation.person, at=NOW)

    answer_invitation(invitation=invitation, accepts=True, by=invitation.person, at=NOW)

    assert invitation.person.roles.count() == 0


def test_accepting_a_role_that_is_held_meanwhile_is_no_trouble():
    invitation = InvitationFactory()
    holder_role = {"person": invitation.person, "network": invitation.network, "given_at": NOW}
    Role.objects.create(name=invitation.role, **holder_role)

    answer_invitation(invitation=invitation, accepts=True, by=invitation.person, at=NOW)

    assert invitation.person.roles.count() == 1
