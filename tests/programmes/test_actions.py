"""Cycles are planned, opened, closed; their roles given and ended."""

from datetime import date

import pytest

from multaqa.kernel.models import Entry, Stamp
from multaqa.kernel.refusal import Refusal
from multaqa.people.enums import RoleName
from multaqa.programmes import actions
from multaqa.programmes.enums import CYCLE_ROLES, CycleState
from multaqa.programmes.models import Cycle, CycleRole
from multaqa.programmes.notices import CycleClosed, CycleOpened
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory, holder
from tests.factories.programmes import CycleFactory, CycleRoleFactory, participant
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
VALUES = {
    "number": 1,
    "name": both("الأولى", "First"),
    "about": "",
    "starts_on": date(2018, 10, 1),
    "ends_on": date(2020, 2, 29),
}


def plan(network, themes=(), **values):
    return actions.create_cycle(
        network=network, values=VALUES | values, themes=themes, by=None, at=NOW
    )


def give(cycle, person, role=RoleName.INNOVATOR, innovator=None):
    return actions.give_cycle_role(
        cycle=cycle, person=person, role=role, innovator=innovator, by=None, at=NOW
    )


@pytest.fixture
def cycle():
    return CycleFactory()


@pytest.fixture
def member(cycle):
    return holder(cycle.network, RoleName.AMBASSADOR)


def test_a_cycle_is_planned_with_its_themes():
    cycle = plan(NetworkFactory(), themes=[both("مكتبات خضراء", "Green libraries")])

    assert (cycle.state, [str(t.name) for t in cycle.themes.all()]) == (
        CycleState.PLANNED,
        ["Green libraries"],
    )


def test_a_number_is_taken_once_in_a_network():
    cycle = plan(NetworkFactory())

    with pytest.raises(Refusal, match="cycle of this number") as refused:
        plan(cycle.network)

    assert refused.value.field == "number"


def test_another_network_may_use_the_same_number():
    plan(NetworkFactory())

    assert plan(NetworkFactory()).number == 1


@pytest.mark.parametrize(
    ("dates", "field"),
    [
        ({"ends_on": date(2018, 9, 30)}, "ends_on"),
        ({"starts_on": date(219, 1, 1), "ends_on": None}, "starts_on"),
        ({"ends_on": date(9999, 1, 1)}, "ends_on"),
    ],
)
def test_dates_out_of_order_or_of_no_year_of_ours_are_refused(dates, field):
    with pytest.raises(Refusal) as refused:
        plan(NetworkFactory(), **dates)

    assert (refused.value.field, Cycle.objects.count()) == (field, 0)


def test_a_cycle_may_have_no_end_yet():
    assert plan(NetworkFactory(), ends_on=None).ends_on is None


def test_editing_writes_particulars_and_themes_anew(cycle):
    cycle.themes.create(position=1, name="old")
    themes = [both("ثان", "Second"), both("ثالث", "Third")]

    values = VALUES | {"number": cycle.number}
    actions.edit_cycle(cycle=cycle, values=values, themes=themes, by=PersonFactory(), at=NOW)

    assert [str(theme.name) for theme in cycle.themes.all()] == ["Second", "Third"]


def test_opening_is_announced(heard, django_capture_on_commit_callbacks):
    cycle = CycleFactory(state=CycleState.PLANNED)

    with django_capture_on_commit_callbacks(execute=True):
        actions.open_cycle(cycle=cycle, by=None, at=NOW)

    assert (cycle.state, heard(CycleOpened)) == (CycleState.RUNNING, [CycleOpened(cycle.pk)])


def test_closing_is_announced(cycle, heard, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.close_cycle(cycle=cycle, by=None, at=NOW)

    assert heard(CycleClosed) == [CycleClosed(cycle.pk)]


@pytest.mark.parametrize(
    ("state", "verb"),
    [
        (CycleState.PLANNED, actions.close_cycle),
        (CycleState.RUNNING, actions.open_cycle),
        (CycleState.CLOSED, actions.open_cycle),
        (CycleState.CLOSED, actions.close_cycle),
    ],
)
def test_a_cycle_moves_forward_only(state, verb):
    with pytest.raises(Refusal, match="cannot become"):
        verb(cycle=CycleFactory(state=state), by=None, at=NOW)


@pytest.mark.parametrize("role", CYCLE_ROLES)
def test_a_member_is_given_a_cycles_role(cycle, member, role):
    assert give(cycle, member, role).name == role


@pytest.mark.parametrize("role", sorted(set(RoleName) - set(CYCLE_ROLES)))
def test_other_roles_are_not_held_in_a_cycle(cycle, member, role):
    with pytest.raises(Refusal, match="not held in a cycle"):
        give(cycle, member, role)


def test_only_members_take_part(cycle):
    with pytest.raises(Refusal, match="Only a member"):
        give(cycle, PersonFactory())


def test_a_role_is_held_once(cycle, member):
    give(cycle, member)

    with pytest.raises(Refusal, match="already"):
        give(cycle, member)


def test_a_closed_cycle_takes_nobody(member, cycle):
    cycle.state = CycleState.CLOSED
    cycle.save()

    with pytest.raises(Refusal, match="closed"):
        give(cycle, member)


def test_a_sponsor_may_grant_the_time_of_several(cycle, member):
    innovators = [participant(cycle, RoleName.INNOVATOR) for _ in range(2)]

    for innovator in innovators:
        give(cycle, member, RoleName.SPONSOR, innovator)

    assert CycleRole.objects.filter(person=member, name=RoleName.SPONSOR).count() == 2


def test_a_mentor_grants_no_time(cycle, member):
    with pytest.raises(Refusal, match="Only a sponsor"):
        give(cycle, member, RoleName.MENTOR, participant(cycle, RoleName.INNOVATOR))


def test_nobody_is_their_own_sponsor(cycle):
    innovator = participant(cycle, RoleName.INNOVATOR)

    with pytest.raises(Refusal, match="own sponsor"):
        give(cycle, innovator, RoleName.SPONSOR, innovator)


def test_a_sponsor_is_of_an_innovator_of_the_cycle(cycle, member):
    elsewhere = participant(CycleFactory(), RoleName.INNOVATOR)

    with pytest.raises(Refusal, match="not an innovator of the cycle"):
        give(cycle, member, RoleName.SPONSOR, elsewhere)


def test_of_several_all_get_the_role_or_none(cycle, member):
    other = PersonFactory()

    with pytest.raises(Refusal):
        actions.give_cycle_roles(
            cycle=cycle, people=[member, other], role=RoleName.MENTOR, by=None, at=NOW
        )

    assert CycleRole.objects.count() == 0


def test_a_role_ends(cycle):
    role = CycleRoleFactory(cycle=cycle)

    actions.end_cycle_role(role=role, by=None, at=NOW)

    assert CycleRole.objects.held().count() == 0


def test_a_role_ends_once(cycle):
    with pytest.raises(Refusal, match="ended already"):
        actions.end_cycle_role(role=CycleRoleFactory(cycle=cycle, ended_at=NOW), by=None, at=NOW)


def test_an_innovators_sponsorships_end_with_the_role(cycle, member):
    innovator = participant(cycle, RoleName.INNOVATOR)
    give(cycle, member, RoleName.SPONSOR, innovator)

    role = CycleRole.objects.get(person=innovator)
    actions.end_cycle_role(role=role, by=None, at=NOW)

    assert CycleRole.objects.held().count() == 0


def test_roles_in_a_closed_cycle_do_not_end():
    role = CycleRoleFactory(cycle=CycleFactory(state=CycleState.CLOSED))

    with pytest.raises(Refusal, match="closed"):
        actions.end_cycle_role(role=role, by=None, at=NOW)


@pytest.mark.parametrize(("state", "held"), [(CycleState.RUNNING, 0), (CycleState.CLOSED, 1)])
def test_who_leaves_stays_in_the_figures_of_closed_cycles_only(state, held):
    role = CycleRoleFactory(cycle=CycleFactory(state=state))

    actions.forget_person(person=role.person, by=role.person, at=NOW)

    assert CycleRole.objects.held().count() == held


def test_every_change_is_in_the_ledger_and_makes_the_pages_anew(cycle, member):
    give(cycle, member)

    line = Entry.objects.get()
    assert (line.verb, line.subject_id, line.network_id) == (
        "cycle role given",
        member.pk,
        cycle.network_id,
    )
    assert Stamp.objects.filter(name=cycle.network.slug).exists()
