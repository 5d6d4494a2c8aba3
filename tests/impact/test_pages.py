"""The report on the working pages and as everyone reads it; the health of a forum."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.translation import override
from pypdfium2 import PdfDocument

from multaqa.impact.exports.paper import report_paper
from multaqa.impact.models import Report
from multaqa.impact.queries import public, published, thaw
from multaqa.impact.queries.health import health, today_at
from multaqa.impact.templatetags.impact_words import value
from multaqa.networks.models import Network
from multaqa.registrations.models import Place
from tests.factories.attendance import CheckInFactory
from tests.factories.convenings import ForumFactory, SessionFactory
from tests.factories.impact import held_forum
from tests.factories.letters import LetterFactory
from tests.factories.logistics import NeedsFactory
from tests.factories.people import coordinator_of
from tests.factories.registrations import RegistrationFactory
from tests.factories.words import both

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def written(data: bytes) -> str:
    """The text of every page, as a browser copies it."""
    pages = [page.get_textpage().get_text_range() for page in PdfDocument(data)]
    return " ".join("\n".join(pages).split())


def test_a_report_is_closed_step_by_step(desk):
    assert "Count the figures" in text(desk.get("report"))

    desk.post("make")
    data = {"intro_ar": "كان لقاءً", "intro_en": "It was a meeting"}
    desk.post("words", data=data)
    assert "It was a meeting" in text(desk.get("publish"))
    answer = desk.post("publish")

    assert answer["Location"] == desk.address("public_report")
    assert "It was a meeting" in text(desk.client.get(answer["Location"]))


def test_a_report_that_is_refused_says_why(desk):
    desk.made()

    answer = desk.post("publish")

    assert (answer.status_code, "your own words" in text(answer)) == (409, True)


def test_counting_anew_shows_what_changed(desk):
    desk.made()
    RegistrationFactory(forum=desk.forum, city=both("قنا", "Qena"))

    desk.post("make")
    page = text(desk.get("report"))

    assert "What changed since the count before" in page
    assert "Who came from where: " in page


def test_before_it_was_held_there_is_nothing_to_report(client_of):
    forum = ForumFactory(state="open")
    client = client_of(coordinator_of(forum.network))

    page = text(client.get(f"/en/{forum.network.slug}/prepare/{forum.slug}/report/"))

    assert "A report is made once the forum was held." in page


def test_each_figure_leads_to_as_many_rows_as_it_says(desk):
    """Every link from the report to rows, followed."""
    desk.made()
    page = text(desk.get("report"))
    links = re.findall(r'<a href="([^"]*/report/rows/[^"]*)">([^<]*)</a>', page)

    for address, figure in links:
        rows = text(desk.client.get(address.replace("&amp;", "&")))
        assert f"counted: {figure}." in rows, address
        assert f"Counted now: {figure}." in rows, address
    assert len(links) > 15


def test_the_rows_of_people_are_as_many_as_the_figure(desk):
    desk.made()

    rows = text(desk.get("rows", "registered"))

    assert rows.count('<tr><th scope="row">') == 12
    assert "/registrations/" in rows


def test_a_figure_that_is_not_there_has_no_rows(desk):
    desk.made()

    assert [desk.get("rows", key).status_code for key in ("nothing", "city")] == [404, 404]


def test_what_became_of_a_figure_since_it_was_reported_is_told(desk):
    desk.made()
    RegistrationFactory(forum=desk.forum)

    rows = text(desk.get("rows", "registered"))

    assert "counted: 12." in rows
    assert "Counted now: 13." in rows


def test_page_paper_and_rows_say_the_same(desk, client):
    report = desk.published()
    shown = [value(each) for each in public(thaw(report.figures))]

    page, counted = (
        text(client.get(desk.address("public_report"))),
        text(client.get(desk.address("counted"))),
    )
    with override("en"):
        paper = written(report_paper(report))

    for each in shown:
        assert f">{each}<" in counted
    for each in re.findall(r'/counted/#[a-z_]+">([^<]*)</a>', page):
        assert each in paper, each


def test_the_public_reads_no_figure_of_under_five(desk, client):
    desk.published()

    page = text(client.get(desk.address("public_report")))

    # One person slept there, one was in the talk; one came from Aswan.
    assert "Aswan" not in page
    assert page.count("withheld") >= 4


def test_arabic_copied_out_of_the_report_is_right(desk, client):
    report = desk.published()

    with override("ar"):
        words = written(report_paper(report))

    for sentence in ("تقرير الملتقى", "بالأرقام", "ورشة الروابط", "كيف كان الملتقى؟", "التعارف"):
        assert sentence in words, sentence


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_report_leaves_as_a_paper_in_each_language(desk, client, language):
    desk.published()
    address = desk.address("paper")

    answer = client.get(re.sub(r"^/\w\w/", f"/{language}/", address))

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")


def test_a_draft_leaves_as_a_paper_for_its_coordinator(desk):
    desk.made()

    assert desk.get("draft_paper").content.startswith(b"%PDF")


def test_a_quotation_and_all_words_stand_in_the_report(desk, client):
    desk.published()
    Report.objects.update(
        quotes=[{"of": "1-x", "text": "عدت بخطة"}], lessons="We would stay longer", thanks="To all"
    )

    page = text(client.get(desk.address("public_report")))
    paper = written(report_paper(Report.objects.select_related("forum__network").get()))

    for words in ("عدت بخطة", "We would stay longer", "To all"):
        assert words in page
        assert words in paper


def test_the_forums_page_leads_to_its_report(desk, client):
    home = f"/en/{desk.network.slug}/forums/{desk.forum.slug}/"
    assert desk.address("public_report") not in text(client.get(home))

    desk.published()

    assert desk.address("public_report") in text(client.get(home))


def test_the_report_costs_the_same_for_every_forum(desk, queries_of):
    desk.made()
    few = queries_of(lambda: desk.get("report"))
    for _ in range(3):
        RegistrationFactory(forum=desk.forum)
    desk.made()

    assert queries_of(lambda: desk.get("report")) == few <= 8


ORIGINS = re.compile(r"<caption>Registered people by governorate</caption>(.*?)</table>", re.S)
ROW = re.compile(r'<th scope="row">(.+?)</th><td class="number">(.+?)</td>')


def origins(page: str) -> dict[str, str]:
    """The table beside the map, without its links."""
    table = ORIGINS.search(page)
    assert table
    return {re.sub("<.*?>", "", name): re.sub("<.*?>", "", n) for name, n in ROW.findall(table[1])}


def test_the_map_of_a_report_says_what_its_table_says_and_hides_the_small(desk):
    desk.published()

    page = text(desk.get("public_report"))

    assert origins(page) == {"Cairo": "6", "Other governorates": "6"}
    assert "Cairo 6</text>" in page
    assert ("Luxor 5" in page, "Aswan 1" in page) == (False, False)
    assert "none, or counted together" in page


def test_the_coordinator_reads_every_governorate_with_its_rows(desk):
    desk.made()

    page = text(desk.get("report"))

    assert origins(page) == {"Cairo": "6", "Luxor": "5", "Aswan": "1"}
    assert "/report/rows/division/?of=EG-ASN" in page


def test_the_health_of_a_forum_draws_where_they_come_from(desk):
    page = text(desk.get("health"))

    assert origins(page) == {"Cairo": "6", "Luxor": "5", "Aswan": "1"}
    assert "Aswan 1</text>" in page


def test_where_the_country_is_not_drawn_cities_are_bars(desk):
    Network.objects.update(country="SD")
    desk.published()

    for page in ("public_report", "health"):
        assert "Registered people by city" in text(desk.get(page))
        assert ORIGINS.search(text(desk.get(page))) is None


def test_the_paper_draws_the_country_and_hides_the_small_as_the_page_does(desk):
    report = desk.published()

    for language, cairo, luxor in (("en", "Cairo 6", "Luxor"), ("ar", "القاهرة 6", "الأقصر")):
        with override(language):
            said = written(report_paper(report))
        assert (cairo in said, f"{luxor} 5" in said) == (True, False)


# ── Health ───────────────────────────────────────────────────────────────────────────────


def test_the_health_of_a_forum_says_what_needs_its_coordinator(desk):
    LetterFactory(network=desk.network, state="failed")
    work = desk.forum.sessions.get(code="WORK")
    SessionFactory(forum=desk.forum, site=work.site, room=work.room, starts_at=work.starts_at)

    page = text(desk.get("health"))

    assert f"/{desk.forum.slug}/logistics/missing/" in page
    for said in (
        "1 conflict in the agenda",
        "4 sessions have no facilitator",
        "1 session serves no objective",
        "7 people who come have not said all",
        "1 letter of the network",
        "12 answers so far",
    ):
        assert said in page, said


def test_health_and_logistics_count_the_same_people_as_silent(desk):
    said_all, said_some = (place.registration for place in Place.objects.seated()[:2])
    NeedsFactory(registration=said_all, travel="none", lodging="none", diet="any")
    NeedsFactory(registration=said_some, travel="none")
    logistics = reverse("logistics:prepare_logistics", args=[desk.network.slug, desk.forum.slug])

    assert "6 people who come have not said all" in text(desk.get("health"))
    shown = text(desk.client.get(logistics))
    assert '<span class="figure">6</span> have not said all' in shown


def test_the_health_of_an_empty_forum_asks_for_sessions(client_of):
    forum = ForumFactory()
    client = client_of(coordinator_of(forum.network))

    page = text(client.get(f"/en/{forum.network.slug}/prepare/{forum.slug}/health/"))

    assert "The agenda has no session yet." in page
    assert "fewer than five answers" in page
    assert "Nobody is registered yet." in page


def test_places_left_and_waiting_stand_by_site(desk):
    site = desk.forum.sites.get()
    site.capacity = 10
    site.save()

    page = text(desk.get("health"))

    row = '<td class="number">7</td><td class="number">3</td><td class="number">5</td>'
    assert row in page


def test_only_todays_check_ins_are_counted_today(desk):
    site = desk.forum.sites.get()

    first, after = (today_at(desk.forum, date(2020, 2, day))[0] for day in (16, 17))

    assert (first.site, first.today, after.today) == (site, 6, 0)


def test_health_counts_this_forum_and_no_other(desk):
    held_forum(slug="other", network=desk.network)

    found = health(desk.forum, today=date(2020, 2, 16))

    (site,) = found.sites
    assert (site.seated, site.waiting, site.today) == (7, 5, 6)
    assert [row.count for row in found.cities] == [6, 5, 1]
    assert (found.registered, found.answers, found.unserving) == (12, 12, 0)


def test_what_an_open_page_asks_for_is_no_whole_page(desk):
    answer = desk.get("today")

    assert answer["Cache-Control"] == "no-store"
    assert text(answer).lstrip().startswith("<table")


def test_health_asks_the_same_for_few_and_for_many(desk, queries_of):
    few = queries_of(lambda: desk.get("health"))
    site = desk.forum.sites.get()
    for _ in range(3):
        CheckInFactory(registration__forum=desk.forum, site=site)
        SessionFactory(forum=desk.forum, site=site, room=None)

    assert queries_of(lambda: desk.get("health")) == few <= 8


def test_the_published_report_is_the_newest(desk):
    first = desk.published()

    desk.made()

    assert published(desk.forum) == first
