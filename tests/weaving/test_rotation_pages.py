"""Tables are arranged on pages that keep what was typed, and say beside a field what is wrong."""

import re

import pytest

from multaqa.weaving import queries
from multaqa.weaving.models import Plan, Rotation, SeatingRule
from tests.factories.convenings import ForumFactory, SessionFactory, SiteFactory
from tests.factories.people import coordinator_of
from tests.factories.programmes import participant
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.weaving import PlanFactory, RotationGuestFactory, SeatingRuleFactory, hall_of
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return ForumFactory(slug="f")


@pytest.fixture
def people(forum):
    names = (("هالة", "Hala"), ("سامي", "Sami"), ("منى", "Mona"), ("عمر", "Omar"))
    return [
        RegistrationFactory(
            forum=forum, badge_name=both(*name), city=both("الأقصر", "Luxor")
        ).person
        for name in names
    ]


@pytest.fixture
def rotation(forum, people):
    return hall_of(*people, forum=forum, name=both("طاولات", "First day"))


@pytest.fixture
def desk(client_of, forum):
    return client_of(coordinator_of(forum.network))


def at(forum, path=""):
    return f"/en/{forum.network.slug}/prepare/f/rotations/{path}"


def of(rotation, path=""):
    return at(rotation.forum, f"{rotation.pk}/{path}")


def ticked(html):
    return [int(pk) for pk in re.findall(r'name="guest" value="(\d+)" checked', html)]


def test_tables_are_arranged_by_one_form(desk, forum, people):
    site = SiteFactory(forum=forum)
    PlaceFactory(registration__forum=forum, site=site)
    session = SessionFactory(forum=forum, title=both("حلقة", "Circle"))
    form = {"name_ar": "طاولات", "site": site.pk, "sessions": [session.pk], "rounds": "٢"}
    form |= {"tables": "A, B", "seats": "6", "guests": "registered"}

    answer = desk.post(at(forum, "add/"), form)

    made = Rotation.objects.get()
    assert answer.url == of(made)
    assert [queries.round_text(row) for row in made.rounds.all()] == [
        "Circle",
        "Round 2",
        "Round 3",
    ]
    assert made.rounds.first().tables[0] == {"name": "A", "least": None, "most": 6}
    assert made.guests.count() == 5


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"tables": ""}, "This field is required"),
        ({"tables": "0"}, "There is no table"),
        ({"rounds": ""}, "how many rounds"),
        ({"tables": "A, A"}, "same name"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(desk, forum, sent, why):
    form = {"name_ar": "طاولات الغد", "rounds": "2", "tables": "3", "guests": "nobody"} | sent

    answer = desk.post(at(forum, "add/"), form)

    assert why in answer.text
    assert "طاولات الغد" in answer.text
    assert not Rotation.objects.exists()


def test_too_few_seats_are_seen_before_anything_is_planned(desk, rotation):
    form = {"tables_1": "A, B", "seats_1": "1", "gone_2": "on"}
    desk.post(of(rotation, "rounds/"), form)

    assert "too few seats" in desk.get(of(rotation)).text
    said = desk.get(of(rotation, "possible/")).text
    assert "Not everything can be kept" in said
    assert "Round 1" in said


def test_a_round_without_tables_is_refused_beside_its_field(desk, rotation):
    form = {"name_1_en": "Evening", "tables_1": "", "tables_2": "2"}

    answer = desk.post(of(rotation, "rounds/"), form)

    assert "There is no table" in answer.text
    assert 'value="Evening"' in answer.text
    assert rotation.rounds.count() == 2


def test_rounds_are_renamed_added_and_taken_away(desk, rotation):
    form = {"name_1_ar": "الصباح", "name_1_en": "Morning", "tables_1": "2", "gone_2": "on"}

    desk.post(of(rotation, "rounds/"), form | {"tables_3": "أ، ب (٣)"})

    assert [(row.position, queries.round_text(row)) for row in rotation.rounds.all()] == [
        (1, "Morning"),
        (3, "Round 3"),
    ]
    assert [table["most"] for table in rotation.rounds.last().tables] == [None, 3]


def test_a_round_without_a_name_stays_and_room_that_is_left_empty_adds_none(desk, rotation):
    desk.post(of(rotation, "rounds/"), {"tables_1": "2", "tables_2": "2", "tables_3": ""})

    assert list(rotation.rounds.values_list("position", flat=True)) == [1, 2]


def test_every_reader_reads_a_round_in_their_own_language(desk, rotation):
    form = {"name_1_ar": "الصباح", "name_1_en": "Morning", "tables_1": "2", "tables_2": "2"}
    desk.post(of(rotation, "rounds/"), form)

    english = desk.get(of(rotation)).text
    arabic = desk.get(of(rotation).replace("/en/", "/ar/")).text

    assert ("Morning" in english, "Round 2" in english) == (True, True)
    assert ("الصباح" in arabic, "الجولة 2" in arabic, "Morning" in arabic) == (True, True, False)


def test_a_table_in_two_languages_keeps_its_seats_when_it_is_renamed(desk, rotation):
    form = {"tables_1": "النافذة / Window, B (2-4)", "tables_2": "2"}

    desk.post(of(rotation, "rounds/"), form)
    desk.post(of(rotation, "rounds/"), form | {"tables_1": "الشرفة / Window, B (2-4)"})

    assert rotation.rounds.first().tables == [
        {"name": "النافذة", "least": None, "most": None,
         "called": {"ar": "الشرفة", "en": "Window"}},
        {"name": "B", "least": 2, "most": 4},
    ]  # fmt: skip
    assert "الشرفة / Window\nB (2-4)" in desk.get(of(rotation, "rounds/")).text


def test_guests_are_ticked_at_one_touch_and_kept_once_saved(desk, rotation, people):
    cohort = participant(rotation.forum.cycle, "innovator")

    shown = desk.get(of(rotation, "guests/?take=cohort")).text
    before = set(rotation.guests.values_list("person_id", flat=True))
    desk.post(of(rotation, "guests/"), {"guest": ticked(shown)})

    assert ticked(shown) == [cohort.pk]
    assert before == {person.pk for person in people}
    assert list(rotation.guests.values_list("person_id", flat=True)) == [cohort.pk]


def test_somebody_from_elsewhere_is_refused_and_the_ticks_stay(desk, rotation, people):
    answer = desk.post(of(rotation, "guests/"), {"guest": [people[0].pk, 999_999]})

    assert answer.status_code == 409
    assert ticked(answer.text) == [people[0].pk]


@pytest.mark.parametrize(
    ("page", "name"), [("guests/", "guest"), ("absences/", "miss"), ("rounds/1/", "guest")]
)
def test_what_no_list_ever_offered_is_refused_and_changes_nothing(
    desk, rotation, people, page, name
):
    answer = desk.post(of(rotation, page), {name: [f"1-{people[0].pk}", "x"]})

    assert (answer.status_code, "no choice of the list" in answer.text) == (409, True)
    assert list(rotation.guests.values_list("absent", flat=True)) == [[], [], [], []]


def test_who_misses_a_round_is_ticked_in_one_table(desk, rotation, people):
    desk.post(of(rotation, "absences/"), {"miss": [f"2-{people[0].pk}", "9-9"]})

    assert list(rotation.guests.values_list("absent", flat=True)) == [[2], [], [], []]


def test_before_a_round_those_who_come_are_chosen_one_by_one_or_at_one_touch(
    desk, rotation, people
):
    rotation.guests.filter(person=people[1]).update(absent=[1])
    there = desk.get(of(rotation, "rounds/1/")).text
    every = desk.get(of(rotation, "rounds/1/?take=everybody")).text
    none = desk.get(of(rotation, "rounds/1/?take=cohort")).text

    desk.post(of(rotation, "rounds/1/"), {"guest": [people[0].pk]})

    assert (len(ticked(there)), len(ticked(every)), ticked(none)) == (3, 4, [])
    assert list(rotation.guests.values_list("absent", flat=True)) == [[], [1], [1], [1]]


def test_rules_are_added_in_words_and_taken_away(desk, rotation, people):
    pair = {"people": [people[0].pk, people[1].pk]}
    desk.post(of(rotation, "rules/add/apart/"), pair)
    desk.post(of(rotation, "rules/add/seat/"), {"person": people[2].pk, "table": "1", "rounds": 2})
    quota = {"what": "city|", "most": "2", "hard": "should"}
    desk.post(of(rotation, "rules/add/quota/"), quota)

    page = desk.get(of(rotation)).text
    assert "Never at one table: Hala, Sami." in page
    assert "At table 1 in Round 2: Mona." in page
    assert "At each table at most 2 of each city, where it can be." in page
    for rule in SeatingRule.objects.all():
        desk.get(of(rotation, f"rules/{rule.pk}/drop/"))
        desk.post(of(rotation, f"rules/{rule.pk}/drop/"))
    assert not SeatingRule.objects.exists()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_whatever_a_plan_can_keep_is_chosen_in_either_language(desk, rotation, people, language):
    mentor = participant(rotation.forum.cycle, "mentor")
    RotationGuestFactory(rotation=rotation, person=mentor)
    there = lambda path: of(rotation, path).replace("/en/", f"/{language}/")  # noqa: E731 - short
    two = {"people": [people[0].pk, people[1].pk]}
    seat = {"person": people[2].pk, "table": "1"}
    rules = [
        ("apart", two), ("together", two), ("seat", seat),
        ("quota", {"what": "role|mentor", "least": "1", "hard": "must"}),
        ("quota", {"what": "role|mentor", "most": "2", "table": "2", "hard": "must"}),
        ("quota", {"what": "city|", "most": "1", "hard": "should"}),
    ]  # fmt: skip

    sent = [desk.post(there(f"rules/add/{kind}/"), form).status_code for kind, form in rules]
    desk.post(there("edit/"), {"name_ar": "ط", "across": "3", "within": "1", "effort": "short",
                               "seed": "1", "mix_cities": "on", "balance_roles": "on"})  # fmt: skip

    brief = queries.rotation_brief(Rotation.objects.get())
    assert sent == [302] * 6
    assert (len(brief.apart), len(brief.together), len(brief.seats)) == (1, 1, 1)
    assert [(q.trait, q.value, q.least, q.most, q.hard) for q in brief.quotas] == [
        ("role", "mentor", 1, None, True),
        ("role", "mentor", 0, 2, True),
        ("city", None, 0, 1, False),
    ]
    assert [balance.trait for balance in brief.balances] == ["city", "role"]


def test_a_rule_about_one_person_is_refused_and_the_tick_stays(desk, rotation, people):
    answer = desk.post(of(rotation, "rules/add/together/"), {"people": [people[0].pk]})

    assert "Choose two people at least." in answer.text
    assert f'value="{people[0].pk}" id="id_people_0" checked' in answer.text


def test_there_is_no_rule_of_another_kind(desk, rotation):
    assert desk.get(of(rotation, "rules/add/shoes/")).status_code == 404


def test_contradictions_are_sentences_in_arabic_too(desk, rotation, people):
    for kind in ("apart", "together"):
        made = SeatingRuleFactory(rotation=rotation, kind=kind)
        made.people.set(people[:2])

    said = desk.get(of(rotation, "possible/").replace("/en/", "/ar/")).text

    assert "هالة" in said
    assert "سامي" in said


def test_a_plan_is_made_looked_at_and_stopped(desk, rotation, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    begun = desk.post(of(rotation, "begin/"))
    page = desk.get(begun.url).text

    desk.post(of(rotation, "plans/1/stop/"))

    assert "It waits for its turn." in page
    assert "was not made" in desk.get(begun.url).text
    assert "was not made" in desk.get(of(rotation)).text


def test_a_plan_that_is_made_leads_to_itself(desk, rotation, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        begun = desk.post(of(rotation, "begin/"))

    assert Plan.objects.get().state == "done"
    assert desk.get(begun.url).url == of(rotation, "plans/1/")


def test_what_matters_is_written_anew(desk, rotation):
    form = {"name_ar": "غير", "across": "5", "within": "0", "effort": "short", "seed": "2"}

    desk.post(of(rotation, "edit/"), form | {"most_meetings": "1", "mix_cities": "on"})

    rotation.refresh_from_db()
    assert (rotation.across, rotation.within, rotation.most_meetings) == (5, 0, 1)
    assert (rotation.mix_cities, rotation.knows_library) == (True, False)


def test_tables_are_taken_away_once_it_was_asked_again(desk, rotation):
    desk.get(of(rotation, "remove/"))
    left = Rotation.objects.count()

    desk.post(of(rotation, "remove/"))

    assert (left, Rotation.objects.count()) == (1, 0)


def test_a_facilitator_reads_and_changes_nothing(client_of, rotation):
    facilitator = participant(rotation.forum.cycle, "facilitator")
    page = client_of(facilitator).get(of(rotation)).text

    assert "Hala" not in page
    assert "First day" in page
    assert "rounds/" not in page


def test_pages_ask_the_database_as_often_for_one_row_as_for_many(desk, rotation, queries_of):
    SeatingRuleFactory(rotation=rotation)
    PlanFactory(rotation=rotation, published_at=NOW)
    paths = ("", "rounds/", "guests/", "absences/", "rounds/1/", "rules/add/apart/", "possible/")
    addresses = [at(rotation.forum), *(of(rotation, path) for path in paths)]
    few = [queries_of(lambda a=address: desk.get(a)) for address in addresses]
    for _number in range(3):
        RotationGuestFactory(rotation=rotation)
        SeatingRuleFactory(rotation=rotation)
        hall_of(forum=rotation.forum, rounds=0)

    many = [queries_of(lambda a=address: desk.get(a)) for address in addresses]

    assert many == few
    assert max(few) <= 11
