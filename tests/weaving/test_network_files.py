"""The network for other programs: the same in three formats, and nobody's name unless allowed."""

import csv
from io import BytesIO, StringIO

import networkx
import pytest
from django.db.models import Q

from multaqa.weaving import actions, queries
from multaqa.weaving.exports.network import gexf, graphml, shipped, table
from multaqa.weaving.models import TieAnswer
from tests.factories.people import coordinator_of, holder
from tests.weaving.studies import AFTER, Study

pytestmark = pytest.mark.django_db
NOW = AFTER.replace(year=2021)


@pytest.fixture
def study():
    study = Study()
    row = actions.begin_reckoning(cycle=study.cycle, by=None, at=NOW)
    actions.work_out(reckoning=row, by=None, at=NOW)
    return study


@pytest.fixture
def network(study):
    return shipped(queries.drawing(queries.newest(study.cycle), study.waves), seed=1)


def pairs(graph):
    return sorted(
        (*sorted((one, other)), int(data["survey"])) for one, other, data in graph.edges(data=True)
    )


def test_networkx_reads_the_same_network_in_both_formats(network):
    wanted = sorted((*sorted((each.one, each.other)), each.wave) for each in network.joined)

    read = networkx.read_graphml(BytesIO(graphml(network)), force_multigraph=True)

    assert pairs(read) == wanted
    assert set(networkx.get_node_attributes(read, "city").values()) == {"Luxor", "Cairo"}
    assert gexf(network).count(b"<edge ") == len(wanted)
    assert gexf(network).count(b"<node ") == 16


def test_the_table_has_a_line_for_each_pair_and_survey(network):
    rows = list(csv.reader(StringIO(table(network).decode("utf-8-sig"))))

    assert len(rows) == 1 + len(network.joined)
    assert {row[1] for row in rows[1:]} == {"Luxor", "Cairo"}


def test_who_has_met_nobody_has_a_line_alone(study):
    one = study.people[0]
    TieAnswer.objects.filter(Q(person=one) | Q(about=one)).update(level=0)
    row = actions.begin_reckoning(cycle=study.cycle, by=None, at=NOW)
    actions.work_out(reckoning=row, by=None, at=NOW)

    network = shipped(queries.drawing(queries.newest(study.cycle), study.waves), seed=1)

    rows = list(csv.reader(StringIO(table(network).decode("utf-8-sig"))))
    assert [row[1:] for row in rows if not row[2]] == [["Luxor", "", "", ""]]
    assert len(network.people) == 16


def test_two_who_are_drawn_on_one_spot_are_two(study):
    row = queries.newest(study.cycle)
    row.places = {key: [0.5, 0.5] for key in row.places}

    network = shipped(queries.drawing(row, study.waves), seed=1)

    assert len(network.people) == 16
    assert all(each.one != each.other for each in network.joined)


def test_a_name_that_a_spreadsheet_would_run_is_only_a_name(network):
    person = next(iter(network.people))
    network.people[person] = ("=HYPERLINK(1)", "Luxor")

    assert b",=HYPERLINK" not in table(network)
    assert b"\n=HYPERLINK" not in table(network)


@pytest.mark.parametrize("ending", ["graphml", "gexf", "csv"])
def test_names_leave_for_the_coordinator_alone_and_of_those_who_allow_it(client_of, study, ending):
    yes, no = study.people[:2]
    actions.agree(cycle=study.cycle, person=yes, named=True, by=yes, at=NOW)
    desk = client_of(coordinator_of(study.cycle.network))
    evaluator = client_of(holder(study.cycle.network, "evaluator"))
    address = f"/en/{study.cycle.network.slug}/cycles/2/ties/network.{ending}"

    plain, named = desk.get(address), desk.get(f"{address}?names=1")

    assert [str(yes.name) in each.text for each in (plain, named)] == [False, True]
    assert str(no.name) not in named.text
    assert evaluator.get(address).status_code == 403
    assert desk.get(address.replace(ending, "exe")).status_code == 404
