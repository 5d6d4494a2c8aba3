import pytest

from multaqa.kernel.models import Entry, Stamp
from multaqa.kernel.refusal import Refusal
from multaqa.people.actions import end_role, give_role
from multaqa.people.enums import RoleName
from multaqa.people.models import Role
from multaqa.people.notices import RoleGiven
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory, RoleFactory, coordinator_of
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def test_a_role_is_given_from_now_on():
    network, person = NetworkFactory(), PersonFactory()

    role = give_role(person=person, network=network, role=RoleName.MENTOR, by=person, at=NOW)

    assert (role.person, role.network, role.given_at, role.ended_at) == (person, network, NOW, None)


def test_the_ledger_says_who_gave_which_role():
    network, person, by = NetworkFactory(), PersonFactory(), PersonFactory()

    give_role(person=person, network=network, role=RoleName.MENTOR, by=by, at=NOW)

    line = Entry.objects.get()
    assert (line.verb, line.by, line.subject_id, line.detail) == (
        "role given",
        by,
        person.pk,
        {"role": "mentor"},
    )


def test_a_role_that_is_held_is_not_given_again():
    role = RoleFactory(name=RoleName.MENTOR)

    with pytest.raises(Refusal, match="holds that role already"):
        give_role(person=role.person, network=role.network, role="mentor", by=None, at=NOW)


def test_nobody_who_left_is_given_a_role():
    person = PersonFactory(left_at=NOW)

    with pytest.raises(Refusal, match="has left"):
        give_role(person=person, network=NetworkFactory(), role="mentor", by=None, at=NOW)


def test_a_role_is_announced(django_capture_on_commit_callbacks, heard):
    network, person = NetworkFactory(), PersonFactory()

    with django_capture_on_commit_callbacks(execute=True):
        give_role(person=person, network=network, role=RoleName.MENTOR, by=None, at=NOW)

    assert heard(RoleGiven) == [RoleGiven(person.pk, network.pk, "mentor")]


def test_the_public_pages_of_the_network_are_made_anew():
    network = NetworkFactory()

    give_role(person=PersonFactory(), network=network, role="mentor", by=None, at=NOW)

    assert Stamp.objects.filter(name=network.slug).exists()


def test_a_role_ends():
    role = RoleFactory(name=RoleName.MENTOR)

    end_role(role=role, by=role.person, at=NOW)

    assert Role.objects.held().count() == 0


def test_a_role_ends_once():
    role = RoleFactory(name=RoleName.MENTOR, ended_at=NOW)

    with pytest.raises(Refusal, match="ended already"):
        end_role(role=role, by=role.person, at=NOW)


def test_the_last_coordinator_stays():
    role = RoleFactory(name=RoleName.COORDINATOR)

    with pytest.raises(Refusal, match="needs a coordinator"):
        end_role(role=role, by=role.person, at=NOW)


def test_one_of_two_coordinators_may_go():
    role = RoleFactory(name=RoleName.COORDINATOR)
    coordinator_of(role.network)

    end_role(role=role, by=role.person, at=NOW)

    assert role.network_id in Role.objects.held().values_list("network_id", flat=True)


def test_an_ended_role_can_be_given_again():
    role = RoleFactory(name=RoleName.MENTOR, ended_at=NOW)

    give_role(person=role.person, network=role.network, role="mentor", by=None, at=NOW)

    assert Role.objects.held().count() == 1
