"""The pages of cycles: public ones, and those of coordinators."""

import pytest

from multaqa.people.enums import Part, RoleName
from multaqa.programmes.enums import CycleState
from multaqa.programmes.models import Cycle, CycleRole
from tests.factories.networks import NetworkFactory
from tests.factories.people import ConsentFactory, PersonFactory, coordinator_of, holder
from tests.factories.programmes import CycleFactory, CycleRoleFactory, participant
from tests.factories.words import both

pytestmark = pytest.mark.django_db
WRITTEN = {
    "number": "3",
    "name_ar": "الدورة الثالثة",
    "name_en": "Third cycle",
    "starts_on": "2024-01-01",
    "ends_on": "2024-12-31",
    "themes_ar": "مكتبات خضراء\nقراءة",
    "themes_en": "Green libraries\nReading",
}


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def cycle(network):
    return CycleFactory(network=network, number=1, name=both("الأولى", "First cycle"))


@pytest.fixture
def desk(client_of, network):
    return client_of(coordinator_of(network))


def at(network, path=""):
    return f"/en/{network.slug}/cycles/{path}"


PUBLIC = ("", "1/")
MEMBERS = ("1/people/",)
COORDINATORS = ("add/", "1/edit/", "1/people/add/")


@pytest.mark.parametrize("page", PUBLIC)
def test_the_public_reads_cycles(client, network, cycle, page):
    assert client.get(at(network, page)).status_code == 200


@pytest.mark.parametrize("page", MEMBERS + COORDINATORS)
def test_strangers_are_asked_to_sign_in(client, network, cycle, page):
    assert "/account/sign-in/" in client.get(at(network, page))["Location"]


@pytest.mark.parametrize("page", MEMBERS)
def test_members_read_the_cohort(client_of, network, cycle, page):
    client = client_of(participant(cycle, RoleName.MENTOR))

    assert client.get(at(network, page)).status_code == 200


@pytest.mark.parametrize("page", MEMBERS + COORDINATORS)
def test_members_of_other_networks_do_not(client_of, network, cycle, page):
    client = client_of(coordinator_of(NetworkFactory()))

    assert client.get(at(network, page)).status_code == 403


@pytest.mark.parametrize("role", sorted(set(RoleName) - {RoleName.COORDINATOR}))
@pytest.mark.parametrize("page", COORDINATORS)
def test_only_coordinators_plan(client_of, network, cycle, page, role):
    assert client_of(holder(network, role)).get(at(network, page)).status_code == 403


@pytest.mark.parametrize("page", PUBLIC + MEMBERS + COORDINATORS)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_coordinators_read_every_page_in_both_languages(desk, network, cycle, page, language):
    assert desk.get(f"/{language}/{network.slug}/cycles/{page}").status_code == 200


def test_a_cycle_of_another_network_is_not_found_here(client, network, cycle):
    assert client.get(at(NetworkFactory(), "1/")).status_code == 404


def test_small_numbers_are_withheld_from_the_public(client, network, cycle):
    for _ in range(3):
        CycleRoleFactory(cycle=cycle)

    assert "fewer than 5" in client.get(at(network, "1/")).content.decode()


def test_names_without_consent_are_not_on_the_public_page(client, network, cycle):
    person = participant(cycle, RoleName.MENTOR)

    assert str(person.name) not in client.get(at(network, "1/")).content.decode()


def test_the_public_page_is_made_anew_when_a_name_is_taken_back(client, network, cycle):
    from multaqa.people.actions import set_consents

    person = participant(cycle, RoleName.MENTOR)
    at_once = {"person": person, "by": person, "at": person.created_at}
    set_consents(shows=[(Part.NAME, "public")], **at_once)
    before = client.get(at(network, "1/")).content.decode()
    set_consents(shows=[], **at_once)

    after = client.get(at(network, "1/")).content.decode()
    assert (str(person.name) in before, str(person.name) in after) == (True, False)


def test_a_cycle_is_planned(desk, network):
    desk.post(at(network, "add/"), WRITTEN)

    cycle = Cycle.objects.get()
    assert (cycle.number, str(cycle.name), cycle.state, cycle.themes.count()) == (
        3,
        "Third cycle",
        CycleState.PLANNED,
        2,
    )


BAD = [
    ({"number": ""}, "number"),
    ({"number": "-1"}, "number"),
    ({"number": "9" * 30}, "number"),
    ({"number": "١٢٣٤٥"}, "number"),
    ({"name_ar": "", "name_en": ""}, "name"),
    ({"name_en": "x" * 500}, "name"),
    ({"name_en": "abc\u202edef"}, "name"),
    ({"name_ar": "\x00"}, "name"),
    ({"starts_on": ""}, "starts_on"),
    ({"starts_on": "yesterday"}, "starts_on"),
    ({"starts_on": "0219-01-01"}, "starts_on"),
    ({"ends_on": "2023-01-01"}, "ends_on"),
    ({"ends_on": "9999-12-31"}, "ends_on"),
    ({"themes_ar": "واحد"}, "themes"),
    ({"themes_ar": "", "themes_en": "x" * 200}, "themes"),
    ({"themes_ar": "", "themes_en": "x\n" * 30}, "themes"),
    ({"about_en": "x" * 9000}, "about"),
]


@pytest.mark.parametrize(("typed", "field"), BAD)
def test_what_is_wrong_is_said_beside_its_field_and_changes_nothing(desk, network, typed, field):
    response = desk.post(at(network, "add/"), WRITTEN | typed)

    assert (field in response.context["form"].errors, Cycle.objects.count()) == (True, 0)


def test_what_was_typed_is_kept(desk, network):
    page = desk.post(at(network, "add/"), WRITTEN | {"number": "x"}).content.decode()

    assert all(text in page for text in ("Third cycle", "الدورة الثالثة", "Green libraries"))


def test_script_in_a_name_is_text(desk, network):
    desk.post(at(network, "add/"), WRITTEN | {"name_en": "<script>alert(1)</script>"})

    assert "<script>alert" not in desk.get(at(network, "3/")).content.decode()


def test_a_number_that_is_taken_is_said_beside_it(desk, network, cycle):
    response = desk.post(at(network, "add/"), WRITTEN | {"number": "1"})

    assert "cycle of this number" in str(response.context["form"].errors["number"])


def test_a_cycle_is_edited_from_what_it_is(desk, network, cycle):
    cycle.themes.create(position=1, name=both("قراءة", "Reading"))

    page = desk.get(at(network, "1/edit/")).content.decode()

    assert ("Reading" in page, "First cycle" in page) == (True, True)


def test_a_cycle_is_written_anew(desk, network, cycle):
    desk.post(at(network, "1/edit/"), WRITTEN | {"number": "1"})

    cycle.refresh_from_db()
    assert str(cycle.name) == "Third cycle"


def test_a_cycle_is_closed(desk, network, cycle):
    desk.post(at(network, "1/move/"), {"to": "closed"})

    cycle.refresh_from_db()
    assert cycle.state == CycleState.CLOSED


def test_a_move_that_is_not_allowed_is_refused_in_words(desk, network, cycle):
    response = desk.post(at(network, "1/move/"), {"to": "running"})

    assert (response.status_code, "cannot become" in response.content.decode()) == (409, True)


@pytest.mark.parametrize("to", ["", "planned", "<script>"])
def test_an_unknown_move_is_none(desk, network, cycle, to):
    assert desk.post(at(network, "1/move/"), {"to": to}).status_code == 404


def test_moving_needs_a_post(desk, network, cycle):
    assert desk.get(at(network, "1/move/")).status_code == 405


# ── The cohort ───────────────────────────────────────────────────────────────────────────


def test_members_are_given_a_role_together(desk, network, cycle):
    people = [holder(network, RoleName.AMBASSADOR).pk for _ in range(3)]

    desk.post(at(network, "1/people/add/"), {"role": "innovator", "people": people})

    assert CycleRole.objects.filter(cycle=cycle, name=RoleName.INNOVATOR).count() == 3


def test_a_sponsor_is_given_with_the_innovator(desk, network, cycle):
    innovator = participant(cycle, RoleName.INNOVATOR)
    sponsor = holder(network, RoleName.SPONSOR)
    typed = {"role": "sponsor", "people": [sponsor.pk], "innovator": innovator.pk}

    desk.post(at(network, "1/people/add/"), typed)

    assert CycleRole.objects.get(person=sponsor).innovator == innovator


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"role": "coordinator"}, "role"),
        ({"role": ""}, "role"),
        ({"people": []}, "people"),
        ({"people": ["999999"]}, "people"),
        ({"people": ["x"]}, "people"),
        ({"role": "mentor", "innovator": "SELF"}, "innovator"),
        ({"role": "sponsor", "innovator": "999999"}, "innovator"),
    ],
)
def test_a_wrong_choice_is_said_beside_its_field(desk, network, cycle, typed, field):
    member = holder(network, RoleName.AMBASSADOR)
    innovator = participant(cycle, RoleName.INNOVATOR)
    asked = {"role": "mentor", "people": [member.pk]} | typed
    if asked.get("innovator") == "SELF":
        asked["innovator"] = innovator.pk

    response = desk.post(at(network, "1/people/add/"), asked)

    assert field in response.context["form"].errors
    assert CycleRole.objects.filter(person=member).count() == 0


def test_strangers_are_not_among_the_choices(desk, network, cycle):
    stranger = PersonFactory()

    page = desk.get(at(network, "1/people/add/")).content.decode()

    assert str(stranger.name) not in page


def test_members_are_looked_for_by_name(desk, network, cycle):
    wanted = holder(network, RoleName.MENTOR, name=both("إيمان", "Iman"))
    other = holder(network, RoleName.MENTOR, name=both("سلمى", "Salma"))

    page = desk.get(at(network, "1/people/add/?q=ايمان")).content.decode()

    assert (str(wanted.name) in page, str(other.name) in page) == (True, False)


def test_a_role_in_a_cycle_is_ended(desk, network, cycle):
    role = CycleRoleFactory(cycle=cycle)

    desk.post(at(network, f"roles/{role.pk}/end/"))

    role.refresh_from_db()
    assert role.ended_at is not None


def test_a_coordinator_does_not_end_roles_of_another_network(client_of, network, cycle):
    role, other = CycleRoleFactory(cycle=cycle), NetworkFactory()
    client = client_of(coordinator_of(other))

    codes = [
        client.post(at(where, f"roles/{role.pk}/end/")).status_code for where in (network, other)
    ]

    role.refresh_from_db()
    assert (codes, role.ended_at) == ([403, 404], None)


def test_members_see_the_names_shown_to_them_only(client_of, network, cycle):
    shown, silent = (participant(cycle, RoleName.MENTOR) for _ in range(2))
    ConsentFactory(person=shown, audience="members")
    client = client_of(participant(cycle, RoleName.INNOVATOR))

    page = client.get(at(network, "1/people/")).content.decode()

    assert (str(shown.name) in page, str(silent.name) in page) == (True, False)


@pytest.mark.parametrize("page", ["1/", "1/people/"])
def test_pages_ask_no_more_for_many_people(desk, network, cycle, page, queries_of):
    def ask():
        return queries_of(lambda: desk.get(at(network, page)))

    def arrive(count):
        for _ in range(count):
            participant(cycle, RoleName.INNOVATOR, RoleName.MENTOR)

    arrive(1)
    one = ask()
    arrive(4)

    assert ask() == one
    assert one <= 9


def test_the_public_page_asks_little(client, network, cycle, queries_of):
    participant(cycle, RoleName.INNOVATOR)

    assert queries_of(lambda: client.get(at(network, "1/"))) <= 6
