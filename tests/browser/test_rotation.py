"""Tables are arranged on a phone and at a desk: rounds, people, rules, limits, a plan."""

from datetime import UTC, datetime

import pytest

from multaqa.weaving.models import Plan, Rotation
from tests.factories.convenings import ForumFactory, SessionFactory, SiteFactory
from tests.factories.people import coordinator_of
from tests.factories.registrations import PlaceFactory
from tests.factories.weaving import PlanFactory, SeatingRuleFactory, hall_of
from tests.factories.words import both

SIZES = [("ar", (360, 740)), ("en", (1280, 800))]
NAMES = {
    "ar": "هالة الأقصري|سامي البحيري|منى الصعيدي|كريم الدلتاوي|ليلى النوبية|أحمد القناوي|"
    "رانيا السويسي|عمر المنياوي|سلمى الفيومي|طارق الإسكندراني|دينا البورسعيدي|ياسر الأسيوطي",
    "en": "Hala|Sami|Mona|Karim|Laila|Ahmad|Rania|Omar|Salma|Tarek|Dina|Yasser",
}
CITIES = (both("الأقصر", "Luxor"), both("القاهرة", "Cairo"), both("أسوان", "Aswan"))
# The tests plan within the answer; a busy machine takes its time, in milliseconds.
SEARCH = 120_000
ADD = {"ar": "إضافة قاعدة", "en": "Add a rule"}


@pytest.fixture
def forum(site):
    return ForumFactory(slug="f", name=both("الملتقى الثاني", "The second forum"))


@pytest.fixture
def hall(forum):
    return SiteFactory(forum=forum, city=CITIES[0])


@pytest.fixture
def people(forum, hall):
    names = zip(NAMES["ar"].split("|"), NAMES["en"].split("|"), strict=True)
    found = []
    for n, name in enumerate(names):
        known = {"forum": forum, "badge_name": both(*name), "city": CITIES[n % 3]}
        place = PlaceFactory(site=hall, **{f"registration__{k}": v for k, v in known.items()})
        found.append(place.registration.person)
    return found


@pytest.fixture
def rotation(forum, hall, people):
    name = both("طاولات اليوم الأول", "Tables of the first day")
    made = hall_of(*people, forum=forum, site=hall, name=name, tables=("1", "2", "3"), rounds=3)
    for row, words in zip(made.rounds.all(), ("الصباح", "الظهيرة", "المساء"), strict=True):
        row.name = words
        row.save()
    return made


@pytest.fixture
def desk(open_page, sign_in, forum):
    def come(size, language):
        return sign_in(open_page(size, language), coordinator_of(forum.network))

    return come


def at(forum, language, path=""):
    return f"/{language}/{forum.network.slug}/prepare/f/rotations/{path}"


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_tables_are_arranged_and_planned(
    desk, axe, photograph, forum, hall, people, language, size
):
    when = datetime(2020, 2, 16, 8, tzinfo=UTC)
    SessionFactory(forum=forum, site=hall, title=both("دوائر التعارف", "Circles"), starts_at=when)
    page = desk(size, language)
    page.goto(at(forum, language))
    page.locator(".toolbar .button--primary").click()
    page.locator("#id_name_0, [name=name_ar]").first.fill("طاولات اليوم الأول")
    page.locator("#id_site").select_option(str(hall.pk))
    page.locator("[name=sessions]").first.check()
    page.locator("#id_rounds").fill("2")
    page.locator("#id_tables").fill("3")
    page.locator("#id_seats").fill("5")
    axe(page)
    photograph(page, f"rotation-arrange-{language}")
    page.locator("main form .button--primary").click()
    page.locator(".toolbar .button--primary").wait_for()
    axe(page)

    page.get_by_text(ADD[language]).click()
    page.locator("details a").first.click()
    for n in (0, 3):
        page.locator("[name=people]").nth(n).check()
    photograph(page, f"rotation-rule-{language}")
    page.locator("main form .button--primary").click()
    photograph(page, f"rotation-{language}")
    with page.expect_navigation(timeout=SEARCH):
        page.locator(".toolbar .button--primary").click()
    axe(page)
    photograph(page, f"rotation-possible-{language}")
    Rotation.objects.update(effort="short")
    page.locator("main form .button--primary").click(timeout=SEARCH)
    page.wait_for_url("**/plans/1/", timeout=SEARCH)

    assert Rotation.objects.get().rounds.count() == 3
    assert Plan.objects.get().seats.count() == 36


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_who_comes_and_who_misses_a_round_is_ticked(
    desk, axe, photograph, forum, rotation, people, language, size
):
    page = desk(size, language)
    for path in ("guests/", "absences/", "rounds/1/", "rounds/"):
        page.goto(at(forum, language, f"{rotation.pk}/{path}"))
        axe(page)
        photograph(page, f"rotation-{path.strip('/').replace('/', '-')}-{language}")
    page.goto(at(forum, language, f"{rotation.pk}/absences/"))
    page.locator("[name=miss]").nth(1).check()
    page.locator("main form .button--primary").click()
    page.locator("#rounds").wait_for()

    assert sum(2 in guest.absent for guest in rotation.guests.all()) == 1


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_what_contradicts_itself_is_told_in_sentences(
    desk, axe, photograph, forum, rotation, people, language, size
):
    for kind in ("apart", "together"):
        SeatingRuleFactory(rotation=rotation, kind=kind).people.set(people[:2])
    SeatingRuleFactory(rotation=rotation, kind="quota", trait="city", most=1)
    page = desk(size, language)

    page.goto(at(forum, language, f"{rotation.pk}/possible/"))

    axe(page)
    photograph(page, f"rotation-contradiction-{language}")
    assert page.locator(".notice--error li").count() == 1


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_how_far_a_plan_is_comes_by_itself(desk, axe, photograph, forum, rotation, language, size):
    known = {"effort": 3000, "done_at": None, "moved_at": datetime.now(UTC)}
    plan = PlanFactory(rotation=rotation, number=1, state="working", turns=700, **known)
    page = desk(size, language)
    page.goto(at(forum, language, f"{rotation.pk}/plans/1/progress/"))
    axe(page)
    photograph(page, f"rotation-progress-{language}")

    Plan.objects.filter(pk=plan.pk).update(turns=1500)
    page.locator("progress[value='1500']").wait_for()
    Plan.objects.filter(pk=plan.pk).update(state="failed")
    page.locator(".notice--warning").wait_for()


def test_a_plan_is_made_without_scripts(no_js, sign_in, forum, rotation):
    page = sign_in(no_js, coordinator_of(forum.network))

    page.goto(at(forum, "ar", f"{rotation.pk}/possible/"))
    page.locator("main form .button--primary").click(timeout=SEARCH)
    page.wait_for_url("**/plans/1/", timeout=SEARCH)

    assert Plan.objects.get().state == "done"
