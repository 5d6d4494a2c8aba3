"""The pages of teams: wishes of one's own alone, teams arranged by a coordinator who reads none."""

import re
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.utils import timezone

from multaqa.weaving.models import TeamApart, TeamCall, TeamMember, TeamProject
from tests.factories.people import coordinator_of
from tests.factories.programmes import CycleFactory, participant
from tests.factories.weaving import (
    TeamCallFactory,
    TeamProjectFactory,
    TeamRankingFactory,
    TeamWishFactory,
    wisher,
)
from tests.factories.words import both

pytestmark = pytest.mark.django_db


@pytest.fixture
def cycle():
    return CycleFactory(number=2)


@pytest.fixture
def call(cycle):
    return TeamCallFactory(cycle=cycle, number=1, closes_at=timezone.now() + timedelta(days=9))


@pytest.fixture
def garden(call):
    return TeamProjectFactory(call=call, title=both("الحديقة", "The garden"), least=1, most=4)


@pytest.fixture
def robots(call):
    return TeamProjectFactory(call=call, title=both("الروبوت", "Robots"), least=1, most=4)


@pytest.fixture
def desk(client_of, cycle):
    return client_of(coordinator_of(cycle.network))


def at(cycle, path=""):
    return f"/en/{cycle.network.slug}/cycles/2/teams/{path}"


def close(call):
    TeamCall.objects.filter(pk=call.pk).update(closes_at=timezone.now() - timedelta(minutes=1))


def chosen(html):
    return [int(pk) for pk in re.findall(r'<option value="(\d+)" selected', html)]


def test_a_personal_link_does_not_show_what_was_chosen_before_it_was_opened(
    client_of, cycle, call, garden, robots
):
    """Whoever made the link could open it too."""
    nour, address = wisher(call), at(cycle, "1/")
    TeamWishFactory(ranking=TeamRankingFactory(call=call, person=nour), project=garden)
    client = client_of(nour, strong=False, network=cycle.network)

    told = client.get(address).text
    anew = client.get(f"{address}?anew=1").text

    assert ("You have chosen" in told, chosen(told), "wish_1" in told) == (True, [], False)
    assert (chosen(anew), "wish_1" in anew) == ([], True)
    assert chosen(client_of(nour).get(address).text) == [garden.pk]


def test_what_one_chose_stands_there_when_one_comes_back(client_of, cycle, call, garden, robots):
    client = client_of(wisher(call), strong=False, network=cycle.network)

    client.post(at(cycle, "1/"), {"wish_1": robots.pk, "wish_2": "", "wish_3": garden.pk})

    assert chosen(client.get(at(cycle, "1/")).text) == [robots.pk, garden.pk]


def test_a_choice_is_kept_by_a_script_and_a_wrong_one_answered_in_a_sentence(
    client_of, cycle, call, garden
):
    client, json = client_of(wisher(call)), {"accept": "application/json"}

    kept = client.post(at(cycle, "1/"), {"wish_1": garden.pk}, headers=json)
    twice = {"wish_1": garden.pk, "wish_2": garden.pk}
    refused = client.post(at(cycle, "1/"), twice, headers=json)
    gone = client.post(at(cycle, "1/"), {"wish_1": "0"}, headers=json)

    assert kept.json() == {"kept": True}
    assert (refused.json()["kept"], "twice" in refused.json()["why"]) == (False, True)
    assert (gone.json()["kept"], "not there" in gone.json()["why"]) == (False, True)


def test_a_project_chosen_twice_comes_back_with_the_sentence(client_of, cycle, call, garden):
    sent = {"wish_1": garden.pk, "wish_2": garden.pk}

    answer = client_of(wisher(call)).post(at(cycle, "1/"), sent)

    assert "the same project twice" in answer.text
    assert chosen(answer.text) == [garden.pk, garden.pk]


def test_nobody_is_told_what_somebody_else_wished_for(client_of, cycle, call, garden, robots, desk):
    hala, sami = wisher(call, robots, name=both("هالة", "Hala")), wisher(call)

    assert chosen(client_of(sami).get(at(cycle, "1/")).text) == []
    for path in ("", "1/prepare/", "1/teams/"):
        assert "wished for by" not in desk.get(at(cycle, path)).text
    close(call)
    for _number in range(3):
        wisher(call, garden)
    desk.post(at(cycle, "1/make/"))
    page = desk.get(at(cycle, "1/prepare/")).text
    # One wishes for the robots and three for the garden: too few to say so of either.
    assert page.count("fewer than 5") == 2
    cells = desk_cells(desk, cycle)
    assert "Hala" in {cell for row in cells for cell in row}
    assert all(len(row) == 5 for row in cells)
    assert hala.pk in TeamMember.objects.values_list("person_id", flat=True)


def desk_cells(desk, cycle):
    content = desk.get(at(cycle, "1/teams.xlsx")).content
    rows = openpyxl.load_workbook(BytesIO(content)).active.iter_rows(values_only=True)
    return list(rows)


def test_a_call_is_made_ready_page_by_page(cycle, desk):
    people = [participant(cycle, "innovator") for _number in range(2)]
    days = {"opens_on": "2020-01-10", "closes_on": "2020-01-20"}
    form = days | {"title_ar": "فرق", "roles": ["innovator"], "wishes": "2"}

    desk.post(at(cycle, "add/"), form)
    desk.post(at(cycle, "1/edit/"), form | {"wishes": "3"})
    desk.post(at(cycle, "1/skills/add/"), {"name_ar": "تصميم"})
    sizes = {"least": "1", "most": "4", "skills": [1]}
    desk.post(at(cycle, "1/projects/add/"), {"title_ar": "الحديقة", **sizes})
    project = TeamProject.objects.get()
    desk.post(at(cycle, f"1/projects/{project.pk}/"), {"title_ar": "الحديقة", **sizes, "most": "5"})
    desk.post(at(cycle, "1/apart/add/"), {"one": people[0].pk, "other": people[1].pk})
    page = desk.get(at(cycle, "1/prepare/"))

    project.refresh_from_db()
    assert page.status_code == 200
    assert (TeamCall.objects.get().wishes, project.most, project.skills) == (
        3, 5, [1],
    )  # fmt: skip
    assert TeamApart.objects.count() == 1


def test_what_was_named_is_taken_out_again(cycle, call, garden, desk):
    TeamCall.objects.update(skills=[{"key": 7, "name": {"en": "Design"}}])
    pair = TeamApart.objects.create(call=call, one=wisher(call), other=wisher(call))

    desk.post(at(cycle, f"1/projects/{garden.pk}/remove/"))
    desk.post(at(cycle, "1/skills/7/remove/"))
    desk.post(at(cycle, f"1/apart/{pair.pk}/remove/"))

    assert not TeamProject.objects.exists()
    assert TeamCall.objects.get().skills == []
    assert not TeamApart.objects.exists()


def test_nobody_is_asked_twice_and_a_reminder_is_a_button(cycle, call, garden, desk):
    wisher(call, garden)
    wisher(call)

    answer = desk.post(at(cycle, "1/remind/"), follow=True)

    assert "1 reminder is on its way." in answer.text


def test_teams_are_made_moved_told_and_read_by_their_people(
    client_of, cycle, call, garden, robots, desk
):
    hala = wisher(call, garden, name=both("هالة", "Hala"), city=both("أسوان", "Aswan"))
    sami = wisher(call, robots, name=both("سامي", "Sami"))
    close(call)
    desk.post(at(cycle, "1/make/"))

    moved = desk.post(at(cycle, "1/teams/"), {"person": sami.pk, "project": garden.pk}, follow=True)
    before = client_of(sami).get(at(cycle, "1/")).text
    desk.post(at(cycle, "1/publish/"))
    after = client_of(sami).get(at(cycle, "1/")).text

    assert "The teams keep all that was asked." in moved.text
    assert "Hala" not in before
    assert [word in after for word in ("The garden", "Hala", "Aswan", "Sami")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert hala.pk in TeamMember.objects.values_list("person_id", flat=True)


def test_whoever_is_in_no_team_is_told_so(client_of, cycle, call, garden):
    wisher(call, garden)
    late_call = TeamCall.objects.get()
    late_call.made_at = late_call.published_at = timezone.now()
    late_call.save()

    assert "You are in no team" in client_of(wisher(call)).get(at(cycle, "1/")).text


def test_there_is_too_little_room_and_it_is_said_before(cycle, call, desk):
    TeamProjectFactory(call=call, least=1, most=1)
    wisher(call)
    wisher(call)

    assert "room for 1: somebody stays without a team" in desk.get(at(cycle, "1/prepare/")).text


def test_the_pages_ask_the_database_as_often_for_one_as_for_eight(
    client_of, queries_of, cycle, call, garden, robots, desk
):
    TeamCall.objects.update(skills=[{"key": 7, "name": {"en": "Design"}}])
    TeamProject.objects.update(skills=[7])
    hala = wisher(call, garden)
    client = client_of(hala)
    close(call)
    desk.post(at(cycle, "1/make/"))
    pages = [("1/prepare/", desk), ("1/teams/", desk), ("1/", client), ("", client)]
    few = [queries_of(lambda p=path, c=who: c.get(at(cycle, p))) for path, who in pages]
    TeamProjectFactory.create_batch(3, call=call)
    for _number in range(7):
        person = wisher(call)
        ranking = TeamRankingFactory(call=call, person=person, skills=[7])
        TeamWishFactory(ranking=ranking, project=robots, rank=1)
        TeamMember.objects.create(call=call, project=garden, person=person)

    many = [queries_of(lambda p=path, c=who: c.get(at(cycle, p))) for path, who in pages]

    assert many == few


def test_the_desk_asks_until_one_has_ranked_a_project(client_of, cycle, call, garden):
    client, sentence = client_of(wisher(call)), "Say in which project you wish to work."
    asked = sentence in client.get("/en/desk/").text

    client.post(at(cycle, "1/"), {"wish_1": garden.pk})

    assert (asked, sentence in client.get("/en/desk/").text) == (True, False)


def test_members_go_from_the_cycle_to_its_teams_and_surveys(client, client_of, cycle):
    address = f"/en/{cycle.network.slug}/cycles/2/"
    ways = [at(cycle), f"{address}ties/"]

    member, stranger = client_of(participant(cycle, "innovator")).get(address).text, client
    public = stranger.get(address).text

    assert [f'href="{way}"' in member for way in ways] == [True, True]
    assert [way in public for way in ways] == [False, False]
