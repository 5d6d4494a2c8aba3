"""A cycle's network for other programs: GraphML, GEXF and CSV, without names unless allowed.

What leaves is what the drawing shows: that one of two people says that they have met, and cities
of five people at least. The numbers of people are dealt by lot, the same in all three formats.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

from multaqa.kernel.bilingual import spoken

from ..queries import Drawing

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://gexf.net/1.3"


@dataclass(frozen=True, slots=True)
class Joined:
    """Two people, by their numbers here, and the survey after which one said that they have met."""

    one: str
    other: str
    wave: int


@dataclass(frozen=True, slots=True)
class Shipped:
    """The network as it leaves: each person's number with label and city, and who is joined."""

    people: dict[str, tuple[str, str]]
    joined: tuple[Joined, ...]


def shipped(drawn: Drawing, seed: int) -> Shipped:
    """The drawing without its places; people under numbers that say nothing of their order."""
    nodes = {node.number: node for sheet in drawn.sheets for node in sheet.nodes}
    dealt = sorted(nodes)
    Random(seed).shuffle(dealt)  # noqa: S311 - an order that is no secret, only nobody's
    numbers = {number: f"p{n}" for n, number in enumerate(dealt, 1)}
    people = {
        as_dealt: (_text(nodes[number].name) or as_dealt, _text(nodes[number].group.label))
        for number, as_dealt in numbers.items()
    }
    joined = [
        Joined(numbers[edge.one.number], numbers[edge.other.number], sheet.wave.number)
        for sheet in drawn.sheets
        for edge in sheet.edges
    ]
    return Shipped(people, tuple(joined))


def graphml(network: Shipped) -> bytes:
    """GraphML: one undirected line for each pair and survey."""
    root = ET.Element("graphml", xmlns=GRAPHML)
    for key, of, kind in (("name", "node", "string"), ("city", "node", "string")):
        ET.SubElement(root, "key", {"id": key, "for": of, "attr.name": key, "attr.type": kind})
    ET.SubElement(
        root, "key", {"id": "survey", "for": "edge", "attr.name": "survey", "attr.type": "int"}
    )
    graph = ET.SubElement(root, "graph", id="ties", edgedefault="undirected")
    for number, values in network.people.items():
        node = ET.SubElement(graph, "node", id=number)
        for key, value in zip(("name", "city"), values, strict=True):
            ET.SubElement(node, "data", key=key).text = value
    for n, each in enumerate(network.joined):
        ends = {"id": f"e{n}", "source": each.one, "target": each.other}
        edge = ET.SubElement(graph, "edge", ends)
        ET.SubElement(edge, "data", key="survey").text = str(each.wave)
    return _document(root)


def gexf(network: Shipped) -> bytes:
    """GEXF 1.3, as Gephi reads it."""
    root = ET.Element("gexf", xmlns=GEXF, version="1.3")
    graph = ET.SubElement(root, "graph", defaultedgetype="undirected")
    for of, title, kind in (("node", "city", "string"), ("edge", "survey", "integer")):
        attributes = ET.SubElement(graph, "attributes", {"class": of})
        ET.SubElement(attributes, "attribute", id=title, title=title, type=kind)
    nodes = ET.SubElement(graph, "nodes")
    for number, (name, city) in network.people.items():
        node = ET.SubElement(nodes, "node", id=number, label=name)
        _value(node, "city", city)
    edges = ET.SubElement(graph, "edges")
    for n, each in enumerate(network.joined):
        ends = {"id": str(n), "source": each.one, "target": each.other}
        _value(ET.SubElement(edges, "edge", ends), "survey", str(each.wave))
    return _document(root)


def table(network: Shipped) -> bytes:
    """CSV: a line for each pair and survey; who has met nobody has a line alone."""
    out = StringIO()
    csv.writer(out).writerows(_lines(network))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _lines(network: Shipped) -> Iterator[tuple[object, ...]]:
    yield ("one", "city_of_one", "other", "city_of_other", "survey")
    for each in network.joined:
        one, other = network.people[each.one], network.people[each.other]
        yield (*map(_harmless, (*one, *other)), each.wave)
    alone = network.people.keys() - {
        end for each in network.joined for end in (each.one, each.other)
    }
    for number in sorted(alone):
        yield (*map(_harmless, network.people[number]), "", "", "")


def _harmless(text: str) -> str:
    """A spreadsheet takes what begins so for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text


def _value(of: ET.Element, name: str, value: str) -> None:
    values = ET.SubElement(of, "attvalues")
    ET.SubElement(values, "attvalue", {"for": name, "value": value})


def _document(root: ET.Element) -> bytes:
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _text(value: Any) -> str:
    return spoken(value).text if value else ""


FORMATS = {
    "graphml": ("application/graphml+xml", graphml),
    "gexf": ("application/gexf+xml", gexf),
    "csv": ("text/csv; charset=utf-8", table),
}
