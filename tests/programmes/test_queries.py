"""The current cycle, its people as one may see them, its figures with small ones withheld."""

import pytest

from multaqa.kernel.visitors import NOBODY, Visitor
from multaqa.people.enums import RoleName
from multaqa.programmes import queries
from multaqa.programmes.enums import CycleState
from tests.factories.networks import NetworkFactory
from tests.factories.people import ConsentFactory, coordinator_of, holder
from tests.factories.programmes import CycleFactory, CycleRoleFactory, participant
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def groups_of(cycle, visitor, network):
    return queries.people_of(cycle, visitor=visitor, network=network).groups


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def cycle(network):
    return CycleFactory(network=network, number=1)


def test_the_cycle_of_today_is_the_running_one(network, cycle):
    CycleFactory(network=network, number=2, state=CycleState.PLANNED)

    assert queries.cycle_of(network) == cycle


def test_without_a_running_one_it_is_the_newest(network, cycle):
    cycle.state = CycleState.CLOSED
    cycle.save()
    newest = CycleFactory(network=network, number=2, state=CycleState.PLANNED)

    assert queries.cycle_of(network) == newest


def test_a_network_may_have_none(network):
    assert queries.cycle_of(network) is None


def test_the_cohort_holds_the_roles_held_now(cycle):
    held = CycleRoleFactory(cycle=cycle)
    CycleRoleFactory(cycle=cycle, ended_at=NOW)

    assert list(queries.cohort(cycle)) == [held]


def test_a_sponsor_of_two_counts_once(cycle):
    sponsor = participant(cycle)
    for _ in range(2):
        innovator = participant(cycle, RoleName.INNOVATOR)
        CycleRoleFactory(cycle=cycle, person=sponsor, name=RoleName.SPONSOR, innovator=innovator)

    assert queries.counts(cycle)["sponsor"] == 1


@pytest.mark.parametrize(("people", "shown"), [(1, None), (4, None), (5, 5), (19, 19)])
def test_a_figure_under_five_is_withheld(cycle, people, shown):
    for _ in range(people):
        CycleRoleFactory(cycle=cycle)

    assert [figure.count for figure in queries.figures(cycle)] == [shown]


def test_a_role_that_nobody_holds_is_no_figure(cycle):
    assert queries.figures(cycle) == []


def test_the_public_sees_the_names_that_are_public(network, cycle):
    named, _silent = (participant(cycle, RoleName.MENTOR) for _ in range(2))
    ConsentFactory(person=named)

    (group,) = groups_of(cycle, visitor=NOBODY, network=network)

    assert ([p.person.person_id for p in group.named], group.others) == ([named.pk], 1)


def test_a_coordinator_sees_every_name(network, cycle):
    participant(cycle, RoleName.MENTOR)
    visitor = Visitor(coordinator_of(network))

    (group,) = groups_of(cycle, visitor=visitor, network=network)

    assert (len(group.named), group.others) == (1, 0)


def test_a_sponsor_stands_beside_whose_time_they_grant(network, cycle):
    innovator = participant(cycle, RoleName.INNOVATOR)
    sponsor = holder(network, RoleName.SPONSOR)
    CycleRoleFactory(cycle=cycle, person=sponsor, name=RoleName.SPONSOR, innovator=innovator)
    visitor = Visitor(coordinator_of(network))

    group = groups_of(cycle, visitor=visitor, network=network)[-1]

    assert group.named[0].innovator.person_id == innovator.pk


def test_an_innovator_who_shows_no_name_is_not_named_beside_the_sponsor(network, cycle):
    innovator = participant(cycle, RoleName.INNOVATOR)
    sponsor = holder(network, RoleName.SPONSOR)
    ConsentFactory(person=sponsor)
    CycleRoleFactory(cycle=cycle, person=sponsor, name=RoleName.SPONSOR, innovator=innovator)

    group = groups_of(cycle, visitor=NOBODY, network=network)[-1]

    assert group.named[0].innovator.name is None


def test_a_long_cohort_asks_no_more_than_a_short_one(network, cycle, queries_of):
    def ask():
        return queries_of(lambda: groups_of(cycle, visitor=NOBODY, network=network))

    participant(cycle, RoleName.INNOVATOR)
    short = ask()
    for _ in range(6):
        participant(cycle, RoleName.INNOVATOR)

    assert (short, ask()) == (2, 2)
