"""What search engines are told: what to leave alone, and every public page in each language."""

from collections.abc import Iterator
from itertools import product
from xml.etree import ElementTree as Xml

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

from multaqa.kernel.doors import anyone, door

from .. import queries

ADDRESS = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
# Working pages, accounts and one's own pages: nothing for a search engine.
CLOSED = ("admin/", "*/account/", "*/desk/", "*/prepare/", "*/forums/*/my/", "*/in/")


@door(anyone)
def robots(request: HttpRequest) -> HttpResponse:
    """robots.txt."""
    lines = ["User-agent: *", *(f"Disallow: /{path}" for path in CLOSED)]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@door(anyone)
def sitemap(request: HttpRequest) -> HttpResponse:
    """sitemap.xml: each public page, with its address in the other languages."""
    Xml.register_namespace("", ADDRESS)
    Xml.register_namespace("xhtml", XHTML)
    root = Xml.Element(f"{{{ADDRESS}}}urlset")
    for page, code in product(_pages(), settings.PAGE_LANGUAGES):
        url = Xml.SubElement(root, f"{{{ADDRESS}}}url")
        Xml.SubElement(url, f"{{{ADDRESS}}}loc").text = request.build_absolute_uri(page[code])
        for other in settings.PAGE_LANGUAGES:
            href = request.build_absolute_uri(page[other])
            Xml.SubElement(url, f"{{{XHTML}}}link", rel="alternate", hreflang=other, href=href)
    content = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(content, content_type="application/xml; charset=utf-8")


def _pages() -> Iterator[dict[str, str]]:
    """Each public page's address by language."""
    yield _each("welcome")
    for network, forums in queries.public_addresses():
        yield _each("network_home", network)
        for name in ("convenings:forums", "networks:libraries", "networks:map", "people:index"):
            yield _each(name, network)
        for forum, codes in forums:
            for name in ("forum", "agenda", "speakers", "venue"):
                yield _each(f"convenings:{name}", network, forum)
            for code in codes:
                yield _each("convenings:session", network, forum, code)


def _each(name: str, *args: str) -> dict[str, str]:
    found = {}
    for code in settings.PAGE_LANGUAGES:
        with translation.override(code):
            found[code] = reverse(name, args=args)
    return found
