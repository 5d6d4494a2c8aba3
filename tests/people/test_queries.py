"""What is shown of people: by consent, by membership, and to oneself."""

import pytest
from django.utils.translation import override

from multaqa.kernel.visitors import NOBODY, Visitor
from multaqa.people import queries
from multaqa.people.enums import FORMER, Audience, Part, RoleName
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import ConsentFactory, PersonFactory, RoleFactory, holder
from tests.factories.programmes import CycleFactory, participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def mentor(network):
    """A mentor whose every part is filled, and who shows nothing."""
    return holder(
        network,
        RoleName.MENTOR,
        bio={"en": "A life of reading"},
        city={"en": "Luxor"},
        library=LibraryFactory(network=network),
        interests=["robotics"],
        languages=["ar", "fr"],
        phone="+201001234567",
        photo="photos/abcdef0123456789.webp",
    )


def parts(row):
    """The parts of a profile that a row holds."""
    held = {"name": row.name, "photo": row.photo_url, "bio": row.bio, "library": row.library}
    held |= {"city": row.city, "interests": row.interests, "languages": row.languages}
    held |= {"email": row.email, "phone": row.phone}
    return {name for name, value in held.items() if value}


def seen(person, visitor, network):
    return queries.shown([person.pk], visitor=visitor, network=network)[person.pk]


def test_without_consent_the_public_sees_nothing(mentor, network):
    assert parts(seen(mentor, NOBODY, network)) == set()


def test_without_consent_members_see_nothing(mentor, network):
    member = Visitor(holder(network, RoleName.INNOVATOR))

    assert parts(seen(mentor, member, network)) == set()


@pytest.mark.parametrize("part", Part)
def test_the_public_sees_exactly_the_part_that_is_public(mentor, network, part):
    ConsentFactory(person=mentor, part=part, audience=Audience.PUBLIC)

    assert parts(seen(mentor, NOBODY, network)) == {part.value}


@pytest.mark.parametrize("part", Part)
def test_members_see_exactly_the_part_that_is_shown_to_them(mentor, network, part):
    ConsentFactory(person=mentor, part=part, audience=Audience.MEMBERS)
    member = Visitor(holder(network, RoleName.SPONSOR))

    assert parts(seen(mentor, member, network)) == {part.value}


def test_what_is_shown_to_members_is_not_shown_to_the_public(mentor, network):
    ConsentFactory(person=mentor, part=Part.NAME, audience=Audience.MEMBERS)

    assert parts(seen(mentor, NOBODY, network)) == set()


def test_what_is_shown_to_members_is_not_shown_to_members_of_other_networks(mentor, network):
    ConsentFactory(person=mentor, part=Part.NAME, audience=Audience.MEMBERS)
    stranger = Visitor(holder(NetworkFactory(), RoleName.INNOVATOR))

    assert parts(seen(mentor, stranger, network)) == set()


def test_a_withdrawn_consent_shows_nothing(mentor, network):
    consent = ConsentFactory(person=mentor, part=Part.NAME)
    consent.withdrawn_at = consent.given_at
    consent.save()

    assert parts(seen(mentor, NOBODY, network)) == set()


def test_a_coordinator_sees_every_part_of_a_member(mentor, network):
    coordinator = Visitor(holder(network, RoleName.COORDINATOR))

    assert parts(seen(mentor, coordinator, network)) == {part.value for part in Part}


def test_a_coordinator_on_a_personal_link_sees_what_any_member_sees(mentor, network):
    ConsentFactory(person=mentor, part=Part.NAME, audience=Audience.MEMBERS)
    coordinator = Visitor(holder(network, RoleName.COORDINATOR), strong=False, within=network.pk)

    assert parts(seen(mentor, coordinator, network)) == {"name"}


def test_a_coordinator_of_another_network_sees_nothing(mentor, network):
    coordinator = Visitor(holder(NetworkFactory(), RoleName.COORDINATOR))

    assert parts(seen(mentor, coordinator, network)) == set()


def test_a_coordinator_sees_nothing_of_who_is_not_in_her_network(mentor):
    other = NetworkFactory()
    coordinator = Visitor(holder(other, RoleName.COORDINATOR))

    assert parts(seen(mentor, coordinator, other)) == set()


def test_the_coordinator_of_the_network_above_sees_nothing(mentor, network):
    network.parent = NetworkFactory(regional=True)
    network.save()
    coordinator = Visitor(holder(network.parent, RoleName.COORDINATOR))

    assert parts(seen(mentor, coordinator, network)) == set()


def test_once_the_last_role_has_ended_the_coordinator_sees_nothing(mentor, network):
    coordinator = Visitor(holder(network, RoleName.COORDINATOR))
    role = mentor.roles.get()
    role.ended_at = role.given_at
    role.save()

    assert parts(seen(mentor, coordinator, network)) == set()


def test_everyone_sees_all_of_themselves(mentor, network):
    assert parts(seen(mentor, Visitor(mentor), network)) == {part.value for part in Part}


def test_who_takes_part_in_a_cycle_is_a_member(network):
    innovator = participant(CycleFactory(network=network), RoleName.INNOVATOR)
    coordinator = Visitor(holder(network, RoleName.COORDINATOR))

    row = seen(innovator, coordinator, network)

    assert (row.member, row.whole) == (True, True)


def test_who_left_is_a_former_member_to_everyone(mentor, network):
    mentor.name, mentor.left_at = FORMER, mentor.created_at
    mentor.save()

    row = seen(mentor, NOBODY, network)

    assert (str(row.name), row.left) == ("Former member", True)


def test_without_a_network_only_what_is_public_is_shown(mentor):
    ConsentFactory(person=mentor, part=Part.NAME, audience=Audience.PUBLIC)
    ConsentFactory(person=mentor, part=Part.CITY, audience=Audience.MEMBERS)

    assert parts(queries.shown([mentor.pk])[mentor.pk]) == {"name"}


def test_showing_one_person_and_many_asks_once(network, queries_of):
    people = [holder(network, RoleName.MENTOR).pk for _ in range(5)]
    for pk in people:
        ConsentFactory(person_id=pk)
    visitor = Visitor(holder(network, RoleName.COORDINATOR))
    visitor.standings  # noqa: B018 - asked once a request, before

    one = queries_of(lambda: queries.shown(people[:1], visitor=visitor, network=network))
    many = queries_of(lambda: queries.shown(people, visitor=visitor, network=network))

    assert (one, many) == (1, 1)


# ── The directory ────────────────────────────────────────────────────────────────────────


def found(network, visitor=NOBODY, **asked):
    return set(queries.directory(visitor=visitor, network=network, **asked))


def test_the_public_directory_holds_those_whose_names_are_public(network):
    public, members, _silent = (holder(network, RoleName.MENTOR) for _ in range(3))
    ConsentFactory(person=public, audience=Audience.PUBLIC)
    ConsentFactory(person=members, audience=Audience.MEMBERS)

    assert found(network) == {public}


def test_the_members_directory_holds_themselves_and_who_shows_members_a_name(network):
    public, members, _silent = (holder(network, RoleName.MENTOR) for _ in range(3))
    ConsentFactory(person=public, audience=Audience.PUBLIC)
    ConsentFactory(person=members, audience=Audience.MEMBERS)
    me = holder(network, RoleName.INNOVATOR)

    assert found(network, Visitor(me)) == {public, members, me}


def test_the_coordinators_directory_holds_everyone_of_the_network(network):
    me, silent = holder(network, RoleName.COORDINATOR), holder(network, RoleName.MENTOR)
    holder(NetworkFactory(), RoleName.MENTOR)

    assert found(network, Visitor(me)) == {me, silent}


def test_the_directory_finds_folded_names(network):
    me = holder(network, RoleName.COORDINATOR)
    wanted = holder(network, RoleName.MENTOR, name={"ar": "إيمان أحمد"})

    assert found(network, Visitor(me), wanted="ايمان احمد") == {wanted}


def test_a_withheld_city_is_not_searched(network):
    hidden = holder(network, RoleName.MENTOR, city={"en": "Aswan"})
    ConsentFactory(person=hidden, part=Part.NAME)

    assert (found(network, wanted="aswan"), found(network, city="aswan")) == (set(), set())


def test_a_public_city_is_searched(network):
    shown = holder(network, RoleName.MENTOR, city={"en": "Aswan"})
    for part in (Part.NAME, Part.CITY):
        ConsentFactory(person=shown, part=part)

    assert found(network, wanted="aswan") == {shown}


def test_the_directory_is_filtered_by_role(network):
    me = holder(network, RoleName.COORDINATOR)
    mentor = holder(network, RoleName.MENTOR)
    holder(network, RoleName.SPONSOR)

    assert found(network, Visitor(me), role=RoleName.MENTOR) == {mentor}


def test_roles_are_named_from_network_and_cycle_in_their_order(network):
    person = participant(CycleFactory(network=network), RoleName.INNOVATOR)
    RoleFactory(person=person, network=network, name=RoleName.AMBASSADOR)

    assert queries.role_names(network.pk, [person.pk]) == {person.pk: ("ambassador", "innovator")}


def test_roles_of_another_network_are_not_named(network):
    person = holder(NetworkFactory(), RoleName.MENTOR)

    assert queries.role_names(network.pk, [person.pk]) == {}


# ── Accounts that a coordinator may simply take in ───────────────────────────────────────


def test_an_account_someone_signed_in_to_is_claimed(network):
    person = PersonFactory(last_login=network.created_at)

    assert queries.unclaimed([person], network) == set()


def test_an_account_another_network_knows_is_claimed(network):
    person = holder(NetworkFactory(), RoleName.MENTOR)

    assert queries.unclaimed([person], network) == set()


def test_an_account_nobody_ever_used_is_not_claimed(network):
    person = PersonFactory()

    assert queries.unclaimed([person], network) == {person.pk}


@pytest.mark.parametrize(
    ("language", "called"),
    [("ar", ["إبراهيم", "إسراء", "زياد"]), ("en", ["زياد", "إبراهيم", "إسراء"])],
)
def test_a_directory_is_in_the_order_of_its_readers_language(network, language, called):
    named = {"إسراء": "Yusra", "زياد": "Adam", "إبراهيم": "Ibrahim"}
    for arabic, english in named.items():
        holder(network, RoleName.MENTOR, name={"ar": arabic, "en": english})
    reader = Visitor(holder(network, RoleName.COORDINATOR, name={"ar": "يحيى", "en": "Zein"}))

    with override(language):
        found = queries.directory(visitor=reader, network=network, role=RoleName.MENTOR)

        assert [person.name.localize("ar") for person in found] == called
