"""A page leaves with its sheets cut to it, and its policy allows these and no others."""

import base64
import hashlib
import re

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from multaqa.ui.dressing import Dress, dress, wanted
from multaqa.ui.sheets import INLINED, sheet

STYLE = re.compile(r"<style>(.*?)</style>", re.S)


def page(
    *sheets: str, head: str = "", main: str = '<p class="chip">ملتقى</p>', font: bool = True
) -> HttpResponse:
    styles = "\n".join(wanted(name, font=font) for name in sheets)
    return HttpResponse(f"<head>{styles}\n{head}</head><main>{main}</main>")


def styles(response: HttpResponse) -> list[str]:
    return STYLE.findall(response.content.decode())


def allowed(response: HttpResponse) -> list[str]:
    return response._csp_update["style-src"]


def source(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_page_carries_what_it_wears():
    response = page("public")

    dress(response)

    (style,) = styles(response)
    assert ".chip{" in style
    assert ".tabs" not in style
    assert len(style) < len(sheet("public")) / 2


def test_what_is_around_the_sheets_stays_as_it_was():
    response = page("public", "forms", head="<title>ملتقى</title>")
    around = STYLE.sub("", response.content.decode())

    dress(response)

    assert STYLE.sub("", response.content.decode()) == around


def test_several_sheets_become_one_that_shares_its_tokens():
    """``forms`` asks for tokens that stand in ``public``."""
    response = page("public", "forms", main='<p class="field--wrong">ملتقى</p>')

    dress(response)

    (style,) = styles(response)
    assert "--bad:" in style.split(".field--wrong{")[0]


def test_the_policy_allows_the_sheet_of_this_page_alone():
    response = page("public", "map")

    dress(response)

    assert allowed(response) == [source(each) for each in styles(response)]


def test_a_page_that_links_a_sheet_keeps_its_own_whole():
    """Its scripts make what stands in no page."""
    response = page("public", "map", head='<link rel="stylesheet" href="/static/ui/desk.css">')

    dress(response)

    assert styles(response) == [sheet("public"), sheet("map")]
    assert allowed(response) == [source(sheet("public")), source(sheet("map"))]


def test_who_saves_data_is_cut_a_sheet_without_a_font():
    full, sparing = page("public"), page("public", font=False)

    dress(full)
    dress(sparing)

    assert "@font-face" in styles(full)[0]
    assert "@font-face" not in styles(sparing)[0]


@pytest.mark.parametrize("name", INLINED)
def test_every_sheet_for_pages_can_be_wanted(name):
    response = page(name)

    dress(response)

    assert "sheet:" not in response.content.decode()


def test_pages_that_wear_the_same_share_one_cut():
    one, other = page("public", main="<p>1</p>"), page("public", main='<p>2</p><i class="no-rule">')

    dress(one)
    dress(other)

    assert styles(one) == styles(other)


@pytest.mark.parametrize("text", ["<p>no sheet</p>", "<style>p{color:red}</style>"])
def test_a_page_with_no_sheet_of_ours_is_left_alone(text):
    response = HttpResponse(text)

    dress(response)

    assert response.content.decode() == text
    assert not hasattr(response, "_csp_update")


def test_a_length_that_was_told_is_told_anew():
    response = page("public")
    response["Content-Length"] = str(len(response.content))

    dress(response)

    assert response["Content-Length"] == str(len(response.content))


@pytest.mark.parametrize(
    "answer",
    [
        StreamingHttpResponse([wanted("public", font=True)]),
        HttpResponse(wanted("public", font=True), content_type="text/plain"),
        HttpResponse(b"packed", headers={"Content-Encoding": "br"}),
    ],
    ids=["in pieces", "no page", "compressed"],
)
def test_what_is_no_plain_page_passes(answer):
    assert not hasattr(Dress(lambda request: answer)(RequestFactory().get("/")), "_csp_update")


@pytest.mark.django_db
def test_a_page_of_the_site_allows_its_own_sheet_and_ours(client):
    response = client.get("/ar/")

    (style,) = styles(response)
    (policy,) = re.findall(r"style-src ([^;]+)", response["Content-Security-Policy"])
    assert policy.split() == ["'self'", source(style)]
