"""The picture that opens the README: the real agenda of the demonstration, on a phone in Arabic.

``make test`` draws it anew in var/pictures; docs/pictures keeps the one that the README shows.
"""

from django.utils import timezone

from multaqa.portal.demo.load import load_demo
from tests.browser.conftest import PHONE

AGENDA = "ineli-egypt/forums/second-forum/agenda/"


def test_the_agenda_of_two_cities_is_read_on_a_phone(open_page, site, photograph, axe):
    load_demo(at=timezone.now())
    page = open_page(PHONE, "ar", device_scale_factor=2)

    page.goto(f"/ar/{AGENDA}")

    words = page.locator("main").inner_text()
    assert "القاهرة" in words
    assert "الأقصر" in words
    axe(page)
    photograph(page, "agenda-ar-phone", full_page=False)
