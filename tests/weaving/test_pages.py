"""The pages of the survey: answered by its person alone, arranged by a coordinator who reads
nothing of it."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from multaqa.people.enums import Audience, Part
from multaqa.weaving.models import Meeting, SurveyConsent, TieAnswer, Wave
from tests.factories.convenings import ForumFactory
from tests.factories.people import ConsentFactory, coordinator_of
from tests.factories.programmes import CycleFactory, participant
from tests.factories.weaving import (
    PlanFactory,
    TieAnswerFactory,
    WaveFactory,
    hall_of,
    member,
)
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return CycleFactory(number=2)


@pytest.fixture
def wave(cycle):
    return WaveFactory(cycle=cycle, number=1, closes_at=timezone.now() + timedelta(days=9))


@pytest.fixture
def hala(wave):
    return member(wave, name=both("هالة", "Hala"), city=both("الأقصر", "Luxor"))


@pytest.fixture
def sami(wave):
    return member(wave, name=both("سامي", "Sami"))


@pytest.fixture
def desk(client_of, cycle):
    return client_of(coordinator_of(cycle.network))


def at(cycle, path=""):
    return f"/en/{cycle.network.slug}/cycles/2/ties/{path}"


def photo_of(cycle, person):
    return reverse("people:photo", args=[cycle.network.slug, person.pk])


def chosen(html):
    return re.findall(r'name="(level-\d+)" value="(\d)" checked', html)


def test_one_agrees_before_one_is_asked(client_of, cycle, hala, sami):
    SurveyConsent.objects.all().delete()
    client = client_of(hala, strong=False, network=cycle.network)

    before = client.get(at(cycle, "1/")).text
    client.post(at(cycle, "1/agree/"), {"named": "on"})
    after = client.get(at(cycle, "1/")).text

    assert (f"level-{sami.pk}" in before, f"level-{sami.pk}" in after) == (False, True)
    assert SurveyConsent.objects.get().named


def test_what_one_answered_stands_there_when_one_comes_back(client_of, cycle, hala, sami):
    client = client_of(hala)

    client.post(at(cycle, "1/"), {f"level-{sami.pk}": "3", f"advice-{sami.pk}": "on"})

    assert chosen(client.get(at(cycle, "1/")).text) == [(f"level-{sami.pk}", "3")]


def test_a_touch_is_kept_by_a_script_and_told_how_far_one_is(client_of, cycle, hala, sami):
    client = client_of(hala)

    told = client.post(
        at(cycle, "1/"), {f"level-{sami.pk}": "0"}, headers={"accept": "application/json"}
    )

    assert told.json() == {"kept": 1}


def test_a_script_is_told_why_a_touch_is_not_kept(client_of, cycle, hala, sami):
    told = client_of(hala).post(
        at(cycle, "1/"), {f"level-{sami.pk}": "9"}, headers={"accept": "application/json"}
    )

    assert (told.status_code, told.json()) == (409, {"why": "This is no answer to the question."})


def test_what_could_not_be_kept_still_stands_on_the_page(client_of, cycle, wave, hala, sami):
    gone = member(wave)
    sent = {f"level-{sami.pk}": "3", f"level-{gone.pk}": "2"}
    wave.listings.filter(person=gone).delete()

    answer = client_of(hala).post(at(cycle, "1/"), sent)

    assert (answer.status_code, chosen(answer.text)) == (409, [(f"level-{sami.pk}", "3")])
    assert "roster changed" in answer.text
    assert not TieAnswer.objects.exists()


def test_a_personal_link_shows_only_what_was_said_since_it_was_opened(
    client_of, cycle, wave, hala, sami
):
    """Whoever made the link could open it too."""
    third = member(wave)
    TieAnswerFactory(wave=wave, person=hala, about=sami, level=4)
    client = client_of(hala, strong=False, network=cycle.network)

    before = client.get(at(cycle, "1/")).text
    client.post(at(cycle, "1/"), {f"level-{third.pk}": "1"})
    after = client.get(at(cycle, "1/")).text

    assert (chosen(before), chosen(after)) == ([], [(f"level-{third.pk}", "1")])
    assert (before.count("<small>Answered</small>"), "personal link" in before) == (1, True)
    assert len(chosen(client_of(hala).get(at(cycle, "1/")).text)) == 2


def test_people_of_one_city_stand_together_however_they_wrote_it(client_of, cycle, wave, hala):
    for city in ({"ar": "القاهرة"}, {"en": "Cairo"}, {"ar": "القاهره", "en": "Cairo"}):
        person = member(wave)
        person.city = city
        person.save()
    page = client_of(hala).get(at(cycle, "1/")).text

    cities = re.findall(r"<h2 id=.city.*?<small", page)
    assert len([name for name in cities if "Cairo" in name]) == 1


def test_a_box_ticked_without_a_level_is_said_not_to_be_kept(client_of, cycle, hala, sami):
    answer = client_of(hala).post(at(cycle, "1/"), {f"worked-{sami.pk}": "on"}, follow=True)

    assert "choose a level too" in answer.text
    assert not TieAnswer.objects.exists()


def test_nobody_is_told_what_somebody_else_answered(client_of, cycle, wave, hala, sami, desk):
    third = member(wave)
    TieAnswerFactory(wave=wave, person=hala, about=third, level=4)

    for client in (client_of(sami), client_of(third)):
        assert chosen(client.get(at(cycle, "1/")).text) == []
    for path in ("", "1/progress/", "1/paper/", f"1/typed/{hala.pk}/", f"1/typed/{sami.pk}/"):
        answer = desk.get(at(cycle, path))
        assert (answer.status_code, " checked>" in answer.text) == (200, False), path


def test_the_roster_is_the_same_for_a_coordinator_who_stands_on_it(client_of, cycle, wave, hala):
    nameless = member(wave, named=False)
    desk = coordinator_of(cycle.network)
    wave.listings.create(person=desk)
    SurveyConsent.objects.create(cycle=cycle, person=desk, given_at=timezone.now())

    assert f"level-{nameless.pk}" not in client_of(desk).get(at(cycle, "1/")).text


def test_the_roster_shows_the_photographs_that_its_reader_may_see(client_of, cycle, wave, hala):
    audiences = {"shown": Audience.MEMBERS, "everybody's": Audience.PUBLIC, "kept back": None}
    people = {case: member(wave, photo=f"photos/{n:016}.webp") for n, case in enumerate(audiences)}
    for case, audience in audiences.items():
        if audience:
            ConsentFactory(person=people[case], part=Part.PHOTO, audience=audience)
    drawn = client_of(hala).get(at(cycle, "1/")).text

    seen = {case for case, each in people.items() if photo_of(cycle, each) in drawn}
    assert seen == {"shown", "everybody's"}
    assert all(f"level-{each.pk}" in drawn for each in people.values())


def test_the_roster_asks_the_database_as_often_for_two_as_for_six(
    client_of, queries_of, cycle, wave, hala, sami
):
    client = client_of(hala)
    few = queries_of(lambda: client.get(at(cycle, "1/")))
    for _number in range(4):
        member(wave)

    assert queries_of(lambda: client.get(at(cycle, "1/"))) == few


def test_stopping_asks_once_more_and_erases(client_of, cycle, wave, hala, sami):
    TieAnswerFactory(wave=wave, person=hala, about=sami)
    client = client_of(hala)
    client.get(at(cycle, "leave/"))
    left = TieAnswer.objects.count()

    client.post(at(cycle, "leave/"))

    assert (left, TieAnswer.objects.count()) == (1, 0)


def test_a_paper_is_typed_in_and_not_shown_again(cycle, wave, hala, sami, desk):
    sent = {f"level-{sami.pk}": "1", "signed": "on"}

    done = desk.post(at(cycle, f"1/typed/{hala.pk}/"), sent)
    again = desk.post(at(cycle, f"1/typed/{hala.pk}/"), sent)

    assert done.status_code == 302
    assert "answered already" in again.text
    assert chosen(desk.get(at(cycle, f"1/typed/{hala.pk}/")).text) == []


def test_a_paper_that_is_refused_need_not_be_typed_again(cycle, wave, hala, sami, desk):
    answer = desk.post(at(cycle, f"1/typed/{hala.pk}/"), {f"level-{sami.pk}": "1"})

    assert (answer.status_code, chosen(answer.text)) == (409, [(f"level-{sami.pk}", "1")])


def test_whoever_does_not_want_to_take_part_says_so_before_agreeing(client_of, cycle, hala, sami):
    SurveyConsent.objects.filter(person=hala).delete()
    client = client_of(hala, strong=False, network=cycle.network)
    asked = client.get(at(cycle, "1/")).text

    client.post(at(cycle, "leave/"))

    assert at(cycle, "leave/") in asked
    assert f"level-{hala.pk}" not in client_of(sami).get(at(cycle, "1/")).text
    assert "nothing to erase" in client.get(at(cycle, "leave/")).text


def test_a_coordinator_arranges_a_survey_and_edits_it(cycle, desk):
    participant(cycle, "innovator")
    form = {"opens_on": "2020-01-10", "closes_on": "2020-01-20", "roles": ["innovator"]}

    desk.post(at(cycle, "add/"), form)
    desk.post(at(cycle, "1/edit/"), form | {"closes_on": "2020-01-25"})

    wave = Wave.objects.get()
    assert (wave.listings.count(), wave.closes_at.date().isoformat()) == (1, "2020-01-25")


def test_reminders_and_the_roster_are_a_button_each(cycle, wave, hala, sami, desk):
    answer = desk.post(at(cycle, "1/remind/"), follow=True)
    desk.post(at(cycle, "1/renew/"))

    assert "2 reminders" in answer.text


def test_a_round_is_written_down_corrected_and_read(cycle, desk):
    forum = ForumFactory(cycle=cycle, network=cycle.network)
    people = [participant(cycle, "innovator") for _number in range(3)]
    address = f"/en/{cycle.network.slug}/prepare/{forum.slug}/tables/"
    seats = {f"seat_{each.pk}": "A" for each in people}

    name = {"round_ar": "الأولى", "round_en": "First"}
    desk.post(f"{address}record/", {**name, **seats})
    there = f"{address}record/?round={quote(Meeting.objects.first().round)}"
    again = desk.get(there).text
    desk.post(there, {**name, **seats, f"seat_{people[0].pk}": ""})

    assert again.count('value="A"') == 3
    assert Meeting.objects.count() == 2
    assert "First" in desk.get(address).text
    assert "الأولى" in desk.get(address.replace("/en/", "/ar/")).text


def test_a_round_that_is_written_down_twice_by_its_name_is_one(cycle, desk):
    forum = ForumFactory(cycle=cycle, network=cycle.network)
    person = participant(cycle, "innovator")
    address = f"/en/{cycle.network.slug}/prepare/{forum.slug}/tables/record/"

    names = ({"round_ar": "الأولى", "round_en": "First"}, {"round_ar": "الاولى"})
    for name, table in zip(names, "AB", strict=True):
        desk.post(address, {**name, f"seat_{person.pk}": table})

    assert list(Meeting.objects.values_list("table", flat=True)) == ["B"]


def test_a_round_of_a_published_plan_waits_to_be_written_down_under_its_own_name(cycle, desk):
    forum = ForumFactory(cycle=cycle, network=cycle.network)
    people = [participant(cycle, "innovator") for _number in range(2)]
    rotation = hall_of(*people, forum=forum, rounds=1)
    row, called = rotation.rounds.get(), {"ar": "النافذة", "en": "Window"}
    row.name = both("الصباح", "Morning")
    row.tables = [{"name": "1", "least": None, "most": None, "called": called}]
    row.save()
    PlanFactory(rotation=rotation, published_at=NOW)
    address = f"/en/{cycle.network.slug}/prepare/{forum.slug}/tables/"

    before = desk.get(address).text
    seats = {f"seat_{people[0].pk}": "النافذة", f"seat_{people[1].pk}": "table window"}
    desk.post(f"{address}record/?round={quote(row.key)}", seats)

    assert ("Morning" in before, "Nothing written down yet." in before) == (True, True)
    assert set(Meeting.objects.values_list("round", "table")) == {(row.key, "1")}
    assert "Table Window" in desk.get(address).text


def test_the_desk_asks_until_one_has_answered_of_everybody(client_of, cycle, wave, hala, sami):
    client, sentence = client_of(hala), "Say how you know the others."
    asked = sentence in client.get("/en/desk/").text

    TieAnswerFactory(wave=wave, person=hala, about=sami)

    assert (asked, sentence in client.get("/en/desk/").text) == (True, False)


def test_who_took_their_consent_back_is_not_asked_again(client_of, cycle, wave, hala, sami):
    client = client_of(hala)
    client.post(at(cycle, "leave/"))

    assert "Say how you know the others." not in client.get("/en/desk/").text
