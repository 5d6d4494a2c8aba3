"""The report tells what the surveys of ties came to, of objectives that are measured by them."""

import re

import pytest
from django.utils.translation import override

from multaqa.convenings.enums import Measure
from multaqa.convenings.models import Objective
from multaqa.impact.exports.paper import report_paper
from multaqa.impact.queries import public, thaw, told
from multaqa.impact.queries.figures import Figure
from multaqa.weaving import actions
from multaqa.weaving.models import Reckoning
from multaqa.weaving.tasks import reckon
from tests.paper import chrome
from tests.weaving.studies import AFTER, Study

pytestmark = pytest.mark.django_db
SAID = re.compile(
    r"Of the pairs from two cities, \d+ in a hundred had met before and \d+ in a hundred had met "
    r"afterwards\. The true change lies most likely between \d+ and \d+ percentage points\. "
    r"It rests on 16 people who answered both times\."
)


def text(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def surveyed(desk):
    """Objective 1 is measured by ties, and what changed is worked out; nothing is published yet."""
    study, forum = Study(), desk.forum
    forum.cycle = study.cycle
    forum.save()
    Objective.objects.filter(set=forum.objective_set, number=1).update(measured_by=Measure.TIES)
    row = actions.begin_reckoning(cycle=study.cycle, by=None, at=AFTER.replace(year=2021))
    reckon.call(row.pk)
    return desk


def publish(desk) -> None:
    row = Reckoning.objects.get()
    actions.publish_reckoning(reckoning=row, by=desk.person, at=AFTER.replace(year=2021))


def test_page_and_paper_tell_the_change_with_its_interval(surveyed, client):
    publish(surveyed)
    report = surveyed.published()

    page = text(client.get(surveyed.address("public_report")))

    assert SAID.search(page)
    change = f"/cycles/{surveyed.forum.cycle.number}/ties/change/"
    assert change in page
    with override("en"):
        paper = chrome(report_paper(report))
    assert SAID.search(paper)
    assert change in paper


def test_the_change_leads_to_its_rows_and_to_how_it_is_known(surveyed):
    publish(surveyed)
    surveyed.made()
    page = text(surveyed.get("report"))
    ((address, change),) = re.findall(r'href="([^"]*/rows/objective_ties/[^"]*)">([^<]*)</a>', page)

    rows = text(surveyed.client.get(address))

    assert f"Counted now: {change}." in rows
    assert rows.count("/ties/change/") == 2
    had, has = re.findall(r'<td class="number">\D*(\d+)', rows)
    assert int(had) - int(has) == int(change)


def test_what_nobody_published_is_not_told(surveyed, client):
    surveyed.published()

    assert "/ties/change/" in text(surveyed.get("report"))
    assert "in a hundred" not in text(surveyed.get("report"))
    assert "/ties/" not in text(client.get(surveyed.address("public_report")))


def test_an_objective_that_is_not_measured_by_ties_says_nothing_of_them(desk):
    desk.published()

    assert "/ties/" not in text(desk.get("report"))


def test_a_change_that_rests_on_four_people_is_not_told_at_all():
    four = Figure("objective_ties", 30, 4, "1", {"en": "Ties"}, low=10, high=50, before=20)

    (hidden,) = public([four])

    assert (hidden.value, hidden.people, hidden.low, hidden.high, hidden.before) == (None,) * 5


def test_reports_with_ties_stay_within_their_questions(surveyed, client, queries_of):
    publish(surveyed)
    surveyed.published()

    assert queries_of(lambda: surveyed.get("report")) <= 8
    assert queries_of(lambda: client.get(surveyed.address("public_report"))) <= 3


def test_figures_with_ties_are_told_by_objective(surveyed):
    publish(surveyed)
    first, second = told(public(thaw(surveyed.made().figures))).objectives

    assert first.ties.before + first.ties.value <= 100
    assert second.ties is None
