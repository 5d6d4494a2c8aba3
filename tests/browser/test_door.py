"""Two devices at a door lose the line, check people in, and agree once it is back."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.attendance.actions import add_device, shut_out
from multaqa.attendance.models import CheckIn, Scan
from multaqa.attendance.queries import arrived
from multaqa.engines.script import fold
from tests.browser.conftest import DESK, PHONE
from tests.factories.convenings import ForumFactory, SessionFactory, SiteFactory
from tests.factories.networks import NetworkFactory, today
from tests.factories.people import coordinator_of
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import both, person_name

DOOR = "/{language}/library-network/forums/forum/door/"
CODES = [f"ABCDEF{n:02}".replace("0", "X").replace("1", "Y") for n in range(31)]
# What a door says of somebody whom both devices saw.
SAID = {"ar": "حاضر من قبل منذ", "en": "here already since"}


@pytest.fixture
def forum(transactional_db):
    network = NetworkFactory(slug="library-network")
    return ForumFactory(
        network=network, slug="forum", starts_on=today() - timedelta(days=1),
        ends_on=today() + timedelta(days=1),
    )  # fmt: skip


@pytest.fixture
def cairo(forum):
    return SiteFactory(forum=forum, city=both("القاهرة", "Cairo"))


@pytest.fixture
def guests(cairo):
    rows = []
    for n, code in enumerate(CODES[:30]):
        row = RegistrationFactory(forum=cairo.forum, code=code, badge_name=person_name(n))
        PlaceFactory(registration=row, site=cairo)
        rows.append(row)
    return rows


@pytest.fixture
def device(open_page, forum, guests):
    """A browser that came in by a device's link and is ready to work without a line."""

    def stand(size=PHONE, language="ar", **more):
        coordinator = coordinator_of(forum.network)
        row, secret = add_device(
            forum=forum, name="Gate", site=None, by=coordinator, at=timezone.now()
        )
        page = open_page(size, language, **more)
        page.goto(DOOR.format(language=language) + f"{secret}/")
        page.locator("#ready.state--good").wait_for()
        # The pages of the door are held, which says nothing of the list: a door stands to be
        # chosen only once the list is kept.
        page.locator("#where option").first.wait_for(state="attached")
        page.device = row
        return page

    return stand


def check_in(page, code: str, kind: str = "ok") -> None:
    """As a scanner does that types: the code, and Enter."""
    page.locator("#q").fill(code)
    page.locator("#q").press("Enter")
    at = CODES.index(code)
    shown = code if at == 30 else str(person_name(at).localize("en"))
    told = page.locator(f"#told[data-kind={kind}]").filter(has_text=shown)
    told.filter(visible=True).wait_for()


def waiting(page) -> int:
    return page.evaluate("""() => new Promise((done) => {
      const opening = indexedDB.open("door library-network forum");
      opening.onsuccess = () => {
        const count = opening.result.transaction("queue").objectStore("queue").count();
        count.onsuccess = () => { opening.result.close(); done(count.result); };
      };
    })""")


def names_kept(page) -> str:
    """All that the browser keeps but the queue, as text."""
    stored = page.evaluate("""() => new Promise((done) => {
      const opening = indexedDB.open("door library-network forum");
      opening.onsuccess = () => {
        const all = opening.result.transaction("things").objectStore("things").getAll();
        all.onsuccess = () => { opening.result.close(); done(all.result); };
      };
    })""")
    return json.dumps(stored, ensure_ascii=False)


def all_sent(page) -> None:
    # What the page says of waiting scans is said after the scan was told of: the queue is asked.
    for _ in range(300):
        if not waiting(page):
            break
        page.wait_for_timeout(50)
    page.locator("#waiting.state--good").wait_for()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_two_devices_without_a_line_check_in_thirty_people_and_agree(
    device, forum, guests, photograph, axe, language
):
    phone, tablet = device(PHONE, language), device(DESK, language)
    for page, codes in ((phone, CODES[:20]), (tablet, CODES[10:30])):
        page.context.set_offline(True)
        for code in codes:
            check_in(page, code)
    assert (waiting(phone), waiting(tablet), Scan.objects.count()) == (20, 20, 0)
    photograph(phone, f"door-offline-{language}-phone")

    # Closed and opened again, still without a line: nothing is lost.
    phone.reload()
    phone.locator("#waiting.state--warn").wait_for()
    assert waiting(phone) == 20
    check_in(phone, CODES[0], "again")

    for page in (phone, tablet):
        page.context.set_offline(False)
        all_sent(page)

    assert arrived(forum) == {guest.pk for guest in guests}
    assert (CheckIn.objects.count(), Scan.objects.count()) == (30, 41)
    assert (waiting(phone), waiting(tablet)) == (0, 0)
    assert tablet.locator("#reports li").filter(has_text=SAID[language]).count() == 10
    assert "30" in tablet.locator("#here").inner_text()
    axe(tablet)
    photograph(tablet, f"door-reports-{language}-desk")


def test_the_last_one_is_taken_back(device, forum):
    page = device(language="en")
    page.context.set_offline(True)
    check_in(page, CODES[3])
    check_in(page, CODES[4])

    page.locator("#undo").click()
    page.locator("#told[data-kind=none]").wait_for()
    page.context.set_offline(False)
    all_sent(page)

    assert [row.registration.code for row in CheckIn.objects.all()] == [CODES[3]]


def test_people_are_found_by_part_of_a_name_in_either_script(device, guests, axe, photograph):
    page = device()
    name = guests[7].badge_name

    page.locator("#q").fill(str(name.localize("ar")).replace("ى", "ي").split()[0])
    page.locator("#found li").first.wait_for()
    axe(page)
    photograph(page, "door-found-ar-phone")
    page.locator("#q").fill(str(name.localize("en")).lower())
    page.locator("#found button").click()
    page.locator("#told[data-kind=ok]").wait_for()

    assert str(name.localize("ar")) in page.locator("#told-name").inner_text()
    photograph(page, "door-ok-ar-phone")
    all_sent(page)
    assert CheckIn.objects.get().registration == guests[7]


def test_a_badge_that_is_on_no_list_is_kept_and_taken_once_it_is(device, forum, cairo):
    page = device(language="en")
    check_in(page, CODES[30], "warn")
    page.locator("#waiting:has-text('Not on any list')").wait_for()
    assert (waiting(page), CheckIn.objects.count()) == (1, 0)
    RegistrationFactory(forum=forum, code=CODES[30])

    # A minute later it is asked again; the clock of the page is moved on.
    page.clock.install()
    page.reload()
    page.clock.fast_forward(61_000)

    all_sent(page)
    assert CheckIn.objects.get().registration.code == CODES[30]


def test_a_session_is_checked_into_by_choosing_its_door(device, forum, cairo):
    now = timezone.now()
    session = SessionFactory(
        forum=forum, site=cairo, starts_at=now, ends_at=now + timedelta(hours=1)
    )
    page = device(language="en")
    page.locator("#where").select_option(f"{cairo.pk}-{session.pk}")

    check_in(page, CODES[5])
    all_sent(page)

    assert CheckIn.objects.get().session == session


def test_a_device_that_was_shut_out_erases_its_names(device, open_page, photograph):
    open_page.troubles.meant.add(403)
    page = device(language="en")
    assert "Hala" in names_kept(page)
    page.context.set_offline(True)
    check_in(page, CODES[1])
    row = page.device
    shut_out(device=row, by=row.made_by, at=timezone.now())

    page.context.set_offline(False)
    page.locator("#told[data-kind=bad]").wait_for()

    assert names_kept(page) == "[]"
    assert waiting(page) == 1  # a code and a time, for the coordinator's next link
    assert not CheckIn.objects.exists()
    photograph(page, "door-shut-out-en-phone")


@pytest.mark.parametrize(("size", "language"), [(PHONE, "ar"), (DESK, "en")])
def test_a_clock_days_wrong_is_said_at_the_door_and_setting_it_loses_nobody(
    device, axe, photograph, size, language
):
    page = device(size, language)
    page.clock.install(time=timezone.now() - timedelta(days=3))
    page.reload()
    page.locator("#clock").filter(visible=True).wait_for()
    said = page.locator("#clock").inner_text()
    axe(page)
    photograph(page, f"door-clock-{language}")

    page.context.set_offline(True)
    check_in(page, CODES[2])
    begun = timezone.now()
    page.clock.set_system_time(begun)
    page.context.set_offline(False)
    all_sent(page)

    assert ("3 أيام" if language == "ar" else "3 days") in said
    assert abs(CheckIn.objects.get().at - begun) < timedelta(minutes=1)
    page.locator("#clock").wait_for(state="hidden")


def test_after_the_last_day_a_device_erases_its_names_without_a_line(device):
    page = device(language="en")
    page.context.set_offline(True)

    page.clock.install(time=timezone.now() + timedelta(days=30))
    page.reload()
    page.clock.run_for(2_000)
    page.locator("#told[data-kind=bad]").wait_for()

    assert names_kept(page) == "[]"


CAMERA = """
window.BarcodeDetector = class {
  async detect() {
    return window.held ? [{ rawValue: window.held }] : [];
  }
};
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = document.createElement("canvas");
  canvas.getContext("2d").fillRect(0, 0, 9, 9);
  return canvas.captureStream(5);
};
"""


def test_a_badge_before_the_camera_is_one_scan(device, open_page):
    page = device(language="en")
    page.add_init_script(CAMERA)
    page.reload()
    page.locator("#camera").click()

    page.evaluate(f"window.held = '{CODES[9]}'")
    page.locator("#told[data-kind=ok]").wait_for()
    page.wait_for_timeout(700)
    page.evaluate("window.held = 'https://example.org/'")
    page.locator("#told[data-kind=bad]").wait_for()
    page.locator("#camera").click()

    all_sent(page)
    assert Scan.objects.count() == 1


SPELLINGS = (
    "أحمد إبراهيم", "مُصطفى", "هُدَى", "فاطمة الزهراء", "مؤمن شاطئ", "لؤلؤة", "عبد الرحمٰن", "١٢٣ ۴",
    "José Müller", "Ægir Þór", "O'Neill", "Straße", "کریم گل", "سـلـمـى", "Nguyễn  Văn—An",
)  # fmt: skip


def test_names_are_folded_on_a_device_as_on_the_site(device):
    page = device(language="en")

    folded = page.evaluate(
        """async (all) => {
          const { fold } = await import(document.getElementById("door").dataset.fold);
          return all.map(fold);
        }""",
        list(SPELLINGS),
    )

    assert folded == [fold(each) for each in SPELLINGS]
