"""At the tables, on a phone: confirmed by touch, without a line too, and two who disagree."""

import uuid

import pytest

from multaqa.networks.models import Network
from multaqa.weaving.actions import confirm_table
from multaqa.weaving.models import Meeting, RotationGuest
from tests.factories.people import coordinator_of, holder
from tests.factories.programmes import participant
from tests.factories.weaving import PlanFactory, SeatFactory, hall_of
from tests.factories.words import NOW, both

SIZES = [("ar", (360, 740)), ("en", (1280, 800))]
NAMES = "هالة الأقصري|سامي البحيري|منى الصعيدي|كريم الدلتاوي|ليلى النوبية|أحمد القناوي".split("|")
CITIES = (both("الأقصر", "Luxor"), both("القاهرة", "Cairo"), both("أسوان", "Aswan"))


@pytest.fixture
def rotation(site):
    return hall_of(name=both("طاولات اليوم الأول", "Tables of the first day"))


@pytest.fixture
def people(rotation):
    """Five sit by the plan, the sixth came besides."""
    plan = PlanFactory(rotation=rotation, published_at=NOW)
    found = []
    for n, name in enumerate(NAMES):
        person = participant(
            rotation.forum.cycle, "innovator", name=both(name, f"Person {n}"), city=CITIES[n % 3]
        )
        found.append(person)
        if n < 5:
            RotationGuest.objects.create(rotation=rotation, person=person)
            SeatFactory(plan=plan, table="12"[n % 2], person=person)
    return found


def facilitator(rotation, name="Mona"):
    return holder(rotation.forum.network, "facilitator", name=both("منى الميسّرة", name))


def at(rotation, language, path=""):
    forum = rotation.forum
    return f"/{language}/{forum.network.slug}/forums/{forum.slug}/tables/now/{path}"


def written(table):
    return set(Meeting.objects.filter(table=table).values_list("person_id", flat=True))


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_a_table_is_confirmed_by_touch_without_a_line_and_sent_when_there_is_one(
    open_page, sign_in, axe, photograph, rotation, people, language, size
):
    page = sign_in(open_page(size, language), facilitator(rotation), strong=False,
                   network=rotation.forum.network)  # fmt: skip
    page.goto(at(rotation, language))
    axe(page)
    photograph(page, f"tables-rounds-{language}")
    page.goto(at(rotation, language, f"{rotation.pk}/1/"))
    table = page.locator("#table-1")

    page.context.set_offline(True)
    table.locator(f'[value="{people[2].pk}"]').uncheck()
    table.locator("[name=also]").fill(NAMES[5] if language == "ar" else "Person 5")
    table.locator("button").click()
    table.locator(".state--warn").wait_for()
    waited = (written("1"), page.locator("#waiting").inner_text() != "")
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    table.locator(".state--good").wait_for()
    state = table.locator(".state").inner_text()
    axe(page)
    photograph(page, f"tables-round-{language}")

    assert (waited, state) == ((set(), True), "مؤكدة" if language == "ar" else "confirmed")
    assert written("1") == {people[0].pk, people[4].pk, people[5].pk}
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]


def test_a_round_that_was_opened_once_opens_and_is_confirmed_without_a_line(
    open_page, sign_in, rotation, people
):
    page = sign_in(open_page((360, 740), "ar"), facilitator(rotation))
    page.goto(at(rotation, "ar", f"{rotation.pk}/1/"))
    page.evaluate(
        """async () => {
          await navigator.serviceWorker.ready;
          const later = (on) => setTimeout(on, 100);
          while (!(await caches.match(location.pathname))) await new Promise(later);
        }"""
    )
    # Its scripts are held last.
    page.wait_for_timeout(1500)

    page.context.set_offline(True)
    page.reload()
    page.locator("#table-2 button").click()
    page.locator("#table-2 .state--warn").wait_for()
    page.reload()
    page.locator("#table-2 .state--warn").wait_for()
    waited = written("2")
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.locator("#table-2 .state--good").wait_for()

    assert waited == set()
    assert written("2") == {people[1].pk, people[3].pk}


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_confirmed_tables_are_counted_once_the_site_has_them(
    open_page, sign_in, rotation, people, language, size
):
    Network.objects.update(digits="arab")
    page = sign_in(open_page(size, language), facilitator(rotation))
    page.goto(at(rotation, language, f"{rotation.pk}/1/"))
    page.evaluate("navigator.serviceWorker.ready.then(() => {})")
    told = lambda: page.locator("#confirmed .quiet").inner_text()  # noqa: E731 - read four times

    counts = [told()]
    page.context.set_offline(True)
    page.locator("#table-1 button").click()
    page.locator("#table-1 .state--warn").wait_for()
    counts.append(told())
    page.context.set_offline(False)
    page.evaluate("window.dispatchEvent(new Event('online'))")
    page.locator("#table-1 .state--good").wait_for()
    counts.append(told())
    page.reload()
    counts.append(told())

    none, one = ("٠ / ٢", "١ / ٢") if language == "ar" else ("0 / 2", "1 / 2")
    assert counts == [none, none, one, one]


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_the_list_of_rounds_counts_what_others_confirm_while_it_is_open(
    open_page, sign_in, axe, photograph, rotation, people, language, size
):
    Network.objects.update(digits="arab")
    page = sign_in(open_page(size, language), facilitator(rotation))
    page.goto(at(rotation, language))
    row, other = rotation.rounds.get(position=1), facilitator(rotation, "Sami")
    counted = page.locator(f'[data-count="{rotation.pk}-1"]')
    none, one, both_of_them = (
        ("٠ / ٢", "١ / ٢", "تأكدت كلها")
        if language == "ar"
        else ("0 / 2", "1 / 2", "all confirmed")
    )
    counted.get_by_text(none).wait_for()

    for table, person, told in (("1", people[0], one), ("2", people[1], both_of_them)):
        confirm_table(
            row=row, table=table, people=[person.pk], was=None, uid=uuid.uuid4(),
            said_at=NOW, by=other, at=NOW,
        )  # fmt: skip
        page.evaluate("window.dispatchEvent(new Event('online'))")
        counted.get_by_text(told).wait_for()

    axe(page)
    photograph(page, f"tables-rounds-counted-{language}")
    assert page.locator(f'[data-count="{rotation.pk}-2"]').inner_text() == none


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_two_facilitators_who_disagree_read_what_the_other_saw(
    open_page, sign_in, axe, photograph, rotation, people, language, size
):
    page = sign_in(open_page(size, language), facilitator(rotation))
    page.goto(at(rotation, language, f"{rotation.pk}/1/"))
    row = rotation.rounds.get(position=1)
    other = facilitator(rotation, "Sami")
    confirm_table(
        row=row, table="1", people=[people[0].pk], was=None, uid=uuid.uuid4(),
        said_at=NOW, by=other, at=NOW,
    )  # fmt: skip

    page.locator("#table-1 button").click()
    page.locator("#table-1 .state--bad").wait_for()
    told = page.locator("#table-1 [data-said]").inner_text()
    counts = [page.locator("#confirmed progress").get_attribute("value")]
    page.reload()
    counts.append(page.locator("#confirmed progress").get_attribute("value"))
    axe(page)
    photograph(page, f"tables-disputed-{language}")
    page.locator(f'#table-1 [value="{people[2].pk}"]').check()
    page.locator("#table-1 button").click()
    page.locator("#table-1 .state--good").wait_for()

    assert len(told) > 40
    assert counts == ["0", "0"]
    assert page.locator("#confirmed progress").get_attribute("value") == "1"
    assert written("1") == {people[0].pk, people[2].pk}


@pytest.mark.parametrize(("language", "size"), SIZES)
def test_the_rest_is_planned_again_from_a_page_that_says_who_joined_and_left(
    open_page, sign_in, axe, photograph, rotation, people, language, size
):
    row = rotation.rounds.get(position=1)
    confirm_table(
        row=row, table="1", people=[people[0].pk, people[5].pk], was=None, uid=uuid.uuid4(),
        said_at=NOW, by=facilitator(rotation), at=NOW,
    )  # fmt: skip
    page = sign_in(open_page(size, language), coordinator_of(rotation.forum.network))
    page.goto(at(rotation, language, f"{rotation.pk}/again/"))
    axe(page)
    photograph(page, f"tables-again-{language}")

    page.locator("main form .button--primary").click()

    page.locator(".notice--success").wait_for()
    assert rotation.plans.filter(source="replanned").count() == 1
    assert RotationGuest.objects.filter(rotation=rotation, person=people[5]).exists()
