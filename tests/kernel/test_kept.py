"""Kept pages are never stale and never another reader's."""

import gzip

import brotli
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import path

from multaqa.kernel import kept as kept_module
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import EVERYWHERE, KeptPages, kept, touch

MADE: list[str] = []
BROWSER = {"accept-encoding": "gzip, br"}


@door(anyone)
@kept
def agenda(request, network):
    MADE.append(network)
    return HttpResponse(f"agenda {len(MADE)} " + "ملتقى " * 200)


@door(anyone)
@kept
def broken(request, network):
    MADE.append(network)
    return HttpResponse("no", status=404)


@door(anyone)
@kept
def greeting(request, network):
    MADE.append(network)
    response = HttpResponse("hello")
    response.set_cookie("seen", "1")
    return response


@door(anyone)
@kept
def hasty(request, network):
    """Something changes after its rows were read, before it is answered."""
    MADE.append(network)
    if len(MADE) == 1:
        touch(network)
    return HttpResponse("hasty")


@door(anyone)
@kept
def packed(request, network):
    return HttpResponse(gzip.compress(b"packed"), headers={"Content-Encoding": "gzip"})


@door(anyone)
def changing(request, network):
    MADE.append(network)
    return HttpResponse("now")


urlpatterns = [
    path("ar/<slug:network>/agenda/", agenda),
    path("ar/<slug:network>/broken/", broken),
    path("ar/<slug:network>/greeting/", greeting),
    path("ar/<slug:network>/changing/", changing),
    path("ar/<slug:network>/hasty/", hasty),
    path("ar/<slug:network>/packed/", packed),
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def nothing_made(settings):
    MADE.clear()
    # The network of these addresses is a name only; no row stands behind it.
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "NetworkOfTheAddress" not in m]


def read(client, page="agenda", network="egypt", **headers):
    return client.get(f"/ar/{network}/{page}/", headers=BROWSER | headers)


def test_a_page_is_made_once_for_many_readers(client):
    first, second = read(client), read(Client())

    assert first.content == second.content
    assert MADE == ["egypt"]


def test_a_kept_page_asks_the_database_one_question(client):
    read(client)

    with CaptureQueriesContext(connection) as asked:
        read(client)

    assert len(asked) == 1


@pytest.mark.parametrize("name", ["egypt", EVERYWHERE])
def test_a_touched_page_is_made_again(client, name):
    read(client)

    touch(name)
    text = brotli.decompress(read(client).content).decode()

    assert text.startswith("agenda 2 ")


def test_touching_twice_is_touching_again(client):
    for _ in range(2):
        touch("egypt", EVERYWHERE)
        read(client)

    assert len(MADE) == 2


def test_another_network_is_not_touched(client):
    read(client)

    touch("sudan")
    read(client)

    assert MADE == ["egypt"]


def test_what_changed_while_the_page_was_made_is_not_lost(client):
    read(client, "hasty")
    read(client, "hasty")
    read(client, "hasty")

    assert len(MADE) == 2


def test_a_reader_with_a_session_gets_no_copy_and_leaves_none(client):
    client.cookies["sessionid"] = "someone"
    read(client)
    read(client)
    read(Client())

    assert MADE == ["egypt"] * 3
    assert len(KeptPages.copies) == 1


def test_the_digits_cookie_has_a_copy_of_its_own(client):
    read(client)
    client.cookies["digits"] = "arab"
    read(client)
    read(client)

    assert len(MADE) == 2


@pytest.mark.parametrize(
    "headers", [{"save-data": "on"}, {"accept-encoding": "gzip"}, {"host": "127.0.0.1"}], ids=str
)
def test_what_changes_the_bytes_has_a_copy_of_its_own(client, headers):
    read(client)
    read(client, **headers)
    read(client, **headers)

    assert len(MADE) == 2


def test_a_page_asked_with_a_query_is_not_kept(client):
    for _ in range(2):
        client.get("/ar/egypt/agenda/?q=1", headers=BROWSER)

    assert (len(MADE), len(KeptPages.copies)) == (2, 0)


def test_a_form_sent_is_never_answered_from_a_copy(client):
    read(client)
    client.post("/ar/egypt/agenda/", headers=BROWSER)

    assert len(MADE) == 2


@pytest.mark.parametrize("page", ["broken", "greeting", "changing"])
def test_an_error_a_cookie_and_an_unmarked_page_are_not_kept(client, page):
    read(client, page)
    read(Client(), page)

    assert (len(MADE), len(KeptPages.copies)) == (2, 0)


def test_an_unchanged_page_is_answered_in_a_few_bytes(client):
    etag = read(client)["ETag"]

    again = read(client, **{"if-none-match": etag})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", etag)
    assert sum(len(f"{name}: {value}\r\n") for name, value in again.items()) < 200


def test_a_first_answer_may_be_unchanged_too(client):
    """Another process kept it before: the same bytes have the same tag."""
    etag = read(client)["ETag"]
    KeptPages.copies.clear()
    MADE.clear()

    assert read(client, **{"if-none-match": etag}).status_code == 304


def test_a_page_that_comes_compressed_is_kept_as_it_comes(client):
    read(client, "packed")

    assert gzip.decompress(read(client, "packed").content) == b"packed"


def test_a_page_read_again_is_pressed_harder_and_stays_the_same_page(client):
    first, *_, third, fourth = [read(client) for _ in range(4)]

    assert len(third.content) < len(first.content)
    assert brotli.decompress(third.content) == brotli.decompress(first.content)
    assert third["ETag"] == first["ETag"]
    assert third["Content-Length"] == str(len(third.content))
    assert fourth.content == third.content
    assert KeptPages.weight == len(third.content)


def test_a_page_for_old_browsers_is_never_pressed(client):
    old = [read(client, **{"accept-encoding": "gzip"}).content for _ in range(4)]

    assert len(set(old)) == 1


def test_browsers_ask_each_time_whether_it_changed(client):
    assert read(client)["Cache-Control"] == "no-cache"


def test_what_is_kept_stays_within_its_share_of_memory(client, monkeypatch):
    size = len(read(client).content)
    monkeypatch.setattr(kept_module, "MOST_BYTES", int(size * 2.5))

    for network in ("sudan", "libya", "tunisia"):
        read(client, network=network)

    assert [key[1] for key in KeptPages.copies] == ["/ar/libya/agenda/", "/ar/tunisia/agenda/"]
    assert KeptPages.weight == sum(len(copy.body) for copy in KeptPages.copies.values())


def test_a_page_made_again_is_weighed_once(client):
    read(client)
    touch("egypt")
    read(client)

    assert KeptPages.weight == sum(len(copy.body) for copy in KeptPages.copies.values())


def test_a_page_in_no_network_is_kept_by_the_stamp_of_all(client, settings):
    assert kept_module._stamp("/") == "[]"
