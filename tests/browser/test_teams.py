"""Teams, on a phone: projects ranked by touch, kept as chosen; made, moved by hand and read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.weaving.models import TeamCall, TeamMember
from multaqa.weaving.queries import ranked
from tests.factories.people import coordinator_of
from tests.factories.programmes import CycleFactory
from tests.factories.weaving import TeamCallFactory, TeamProjectFactory, TeamRankingFactory, wisher
from tests.factories.words import both

SIZES = [("ar", (360, 740)), ("en", (1280, 800))]
WORDS = {"ar": ("حُفظ", "مرتين"), "en": ("Saved", "twice")}
TITLES = (
    both("حديقة القراءة في الحي", "A reading garden in the quarter"),
    both("نادي الروبوت للصغار", "A robot club for children"),
    both("ذاكرة القرية بأصوات أهلها", "The village remembers aloud"),
)
NAMES = "هالة الأقصري|سامي البحيري|منى الصعيدي|كريم الدلتاوي|ليلى النوبية|أحمد القناوي".split("|")
CITIES = (both("الأقصر", "Luxor"), both("القاهرة", "Cairo"), both("أسوان", "Aswan"))


@pytest.fixture
def call(site):
    return TeamCallFactory(
        cycle=CycleFactory(number=1),
        number=1,
        closes_at=timezone.now().replace(microsecond=0) + timedelta(days=9),
        skills=[{"key": 1, "name": {"ar": "تصميم", "en": "Design"}}],
    )


@pytest.fixture
def projects(call):
    about = both(
        "مكان ظليل للقراءة والحكي، تزرعه المكتبة مع أهل الحي.",
        "A shaded place to read and tell, planted by the library with its neighbours.",
    )
    return [
        TeamProjectFactory(call=call, title=title, about=about, least=2, most=3, skills=[1])
        for title in TITLES
    ]


@pytest.fixture
def people(call, projects):
    found = []
    for n, name in enumerate(NAMES):
        person = wisher(call, projects[n % 3], name=both(name, f"Person {n}"), city=CITIES[n % 3])
        found.append(person)
    TeamRankingFactory._meta.model.objects.filter(person__in=found[:3]).update(skills=[1])
    return found


def at(call, language, path):
    cycle = call.cycle
    return f"/{language}/{cycle.network.slug}/cycles/{cycle.number}/teams/{path}"


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_projects_are_ranked_by_touch_and_kept_as_they_are_chosen(
    open_page, sign_in, axe, photograph, call, projects, language, size
):
    me = wisher(call)
    page = sign_in(open_page(size, language), me, strong=False, network=call.cycle.network)
    page.goto(at(call, language, "1/"))
    said = page.locator("[data-saved]")

    page.locator("#id_wish_1").select_option(str(projects[1].pk))
    kept, twice = WORDS[language]
    said.filter(has_text=kept).wait_for()
    page.locator("#id_wish_2").select_option(str(projects[1].pk))
    said.filter(has_text=twice).wait_for()
    refused = ranked(call, me.pk).wishes
    page.locator("#id_wish_2").select_option(str(projects[0].pk))
    said.filter(has_text=kept).wait_for()
    axe(page)
    photograph(page, f"teams-wishes-{language}")

    assert refused == (projects[1].pk,)
    assert ranked(call, me.pk).wishes == (projects[1].pk, projects[0].pk)
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_without_scripts_wishes_are_kept_by_the_button(no_js, sign_in, call, projects):
    me = wisher(call)
    page = sign_in(no_js, me)
    page.goto(at(call, "ar", "1/"))

    page.locator("#id_wish_1").select_option(str(projects[2].pk))
    page.locator("[data-wishes] button").click()

    assert ranked(call, me.pk).wishes == (projects[2].pk,)


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_teams_are_made_moved_by_hand_with_the_judge_beside_and_read(
    open_page, sign_in, axe, photograph, call, people, projects, language, size
):
    desk = sign_in(open_page(size, language), coordinator_of(call.cycle.network))
    for name, path in (("list", ""), ("call", "1/prepare/"), ("project", "1/projects/add/")):
        desk.goto(at(call, language, path))
        axe(desk)
        photograph(desk, f"teams-{name}-{language}")
    TeamCall.objects.update(closes_at=timezone.now() - timedelta(minutes=1))

    desk.goto(at(call, language, "1/teams/"))
    desk.locator(".button--primary").click()
    well = desk.locator(".notice--success").count()
    desk.locator("#id_person").select_option(str(people[0].pk))
    desk.locator("#id_project").select_option(str(projects[1].pk))
    desk.locator("#move button").click()
    desk.locator(".notice--warning").wait_for()
    axe(desk)
    photograph(desk, f"teams-judged-{language}")
    assert desk.evaluate("document.documentElement.scrollWidth") == size[0]
    desk.locator("form[action$='publish/'] button").click()

    mine = sign_in(open_page(size, language), people[1])
    mine.goto(at(call, language, "1/"))
    axe(mine)
    photograph(mine, f"teams-mine-{language}")
    assert well == 1
    assert TeamMember.objects.filter(project=projects[1]).count() == 3
    assert mine.locator("main .cards li").count() == 2
