"""Answers leave compressed where that is worth it."""

import gzip

import brotli
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from multaqa.kernel.compression import Compress

TEXT = "ملتقى مبتكري المكتبات. " * 60


def answer(response, accepted="gzip, deflate, br, zstd", *, may_keep=False):
    request = RequestFactory().get("/", headers={"accept-encoding": accepted})
    request.may_keep = may_keep
    return Compress(lambda request: response)(request)


def test_brotli_is_chosen_where_the_browser_takes_it():
    response = answer(HttpResponse(TEXT))

    assert response["Content-Encoding"] == "br"
    assert brotli.decompress(response.content).decode() == TEXT
    assert response["Content-Length"] == str(len(response.content))
    assert response["Vary"] == "Accept-Encoding"


def test_gzip_is_chosen_else():
    response = answer(HttpResponse(TEXT), "gzip, deflate")

    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content).decode() == TEXT


def test_a_browser_that_takes_neither_gets_the_text_and_caches_know_it():
    response = answer(HttpResponse(TEXT), "identity")

    assert response.content.decode() == TEXT
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("short"),
        HttpResponse(TEXT, content_type="image/png"),
        HttpResponse(TEXT, headers={"Content-Encoding": "gzip"}),
        StreamingHttpResponse([TEXT.encode()]),
    ],
    ids=["short", "picture", "compressed", "streamed"],
)
def test_what_would_not_gain_is_left_alone(response):
    before = response.headers.copy()

    assert answer(response).headers == before


@pytest.mark.parametrize("kind", ["application/json", "image/svg+xml", "text/javascript"])
def test_text_of_other_kinds_is_compressed_too(kind):
    assert answer(HttpResponse(TEXT, content_type=kind))["Content-Encoding"] == "br"


def test_a_page_to_be_kept_is_left_to_its_keeper():
    response = HttpResponse(TEXT)
    response.keep = True

    assert not answer(response, may_keep=True).has_header("Content-Encoding")


def test_a_page_to_be_kept_is_compressed_for_a_reader_whose_pages_are_not():
    response = HttpResponse(TEXT)
    response.keep = True

    assert answer(response)["Content-Encoding"] == "br"
