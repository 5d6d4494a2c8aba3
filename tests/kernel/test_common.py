"""A common page is one page for all readers, and says to each only what is their own."""

import pytest
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.test import Client
from django.urls import path, reverse

from multaqa.kernel import common as common_module
from multaqa.kernel.common import Shells, common
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import EVERYWHERE, KeptPages, touch
from multaqa.portal.urls import urlpatterns as of_the_site
from tests.factories.people import PersonFactory

MADE: list[str] = []
PAGE = """{% load own %}<h1>{{ made }}</h1>{% personal "ui/own/desk.html" %}
{% personal "ui/own/messages.html" %}{% personal "ui/own/leave.html" %}<p>{{ who }}</p>"""


def answered(request, who="", status=200):
    MADE.append(request.path)
    text = engines["django"].from_string(PAGE).render({"made": len(MADE), "who": who}, request)
    return HttpResponse(text, status=status, headers={"Offline-Copy": "yes"})


@door(anyone)
@common()
def agenda(request, network):
    return answered(request)


@door(anyone)
@common()
def indiscreet(request, network):
    """A page that would tell all readers who read it first."""
    visitor, session = request.visitor, request.session
    seen = [visitor.person, request.user.is_authenticated, dict(session), dict(request.COOKIES)]
    return answered(request, f"{seen} {request.headers.get('Cookie')}")


@door(anyone)
@common(unless=lambda request: request.visitor.signed_in)
def deeper(request, network):
    return answered(request, f"for {request.visitor.person}")


@door(anyone)
@common()
def form(request, network):
    return answered(request, get_token(request))


@door(anyone)
@common()
def gone(request, network):
    return answered(request, status=410)


@door(anyone)
@common()
def missing(request, network):
    raise Http404


@door(anyone)
@common()
def hasty(request, network):
    """Something changes after its rows were read, before it is answered."""
    if not MADE:
        touch(network)
    return answered(request)


@door(anyone)
def tell(request, network):
    messages.success(request, "Saved for you.")
    return HttpResponse("told")


PAGES = (agenda, indiscreet, deeper, form, gone, missing, hasty, tell)
urlpatterns = [
    *(path(f"ar/<slug:network>/{page.__name__}/", page) for page in PAGES),
    *of_the_site,
]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture(autouse=True)
def nothing_made(settings):
    MADE.clear()
    # The network of these addresses is a name only; no row stands behind it.
    settings.MIDDLEWARE = [m for m in settings.MIDDLEWARE if "NetworkOfTheAddress" not in m]


def read(client, page="agenda", network="egypt", **headers):
    return client.get(f"/ar/{network}/{page}/", headers=headers)


def text_of(client, page="agenda", **headers):
    return read(client, page, **headers).content.decode()


def stranger():
    """Who has not signed in, with a cookie that is not ours."""
    client = Client()
    client.cookies["unknown"] = "1"
    return client


def test_readers_who_signed_in_and_strangers_share_one_page(client, client_of):
    for reader in (client_of(PersonFactory()), client_of(PersonFactory()), stranger(), client):
        assert "<h1>1</h1>" in text_of(reader)


def test_each_reader_finds_their_own_frame(client_of):
    someone, nobody = client_of(PersonFactory()), stranger()
    for _ in range(2):
        own, other = text_of(someone), text_of(nobody)

        assert ("مكتبي" in own, "خروج" in own) == (True, True)
        assert ("مكتبي" in other, "خروج" in other) == (False, False)


def test_a_token_stands_in_the_page_of_its_reader_alone(client_of):
    one, other = client_of(PersonFactory()), client_of(PersonFactory())
    pages = [text_of(each) for each in (one, other)]

    secrets = [page.split('csrfmiddlewaretoken" value="')[1].split('"')[0] for page in pages]

    assert len(set(secrets)) == 2
    assert all(each.cookies["csrftoken"].value for each in (one, other))


def test_the_sign_out_of_a_shared_page_signs_out(client_of):
    client = Client(enforce_csrf_checks=True)
    client.cookies = client_of(PersonFactory()).cookies
    text_of(stranger())
    token = text_of(client).split('csrfmiddlewaretoken" value="')[1].split('"')[0]

    answer = client.post(reverse("account_logout"), {"csrfmiddlewaretoken": token})

    assert answer.status_code == 302
    assert "مكتبي" not in text_of(client)


def test_a_message_is_told_once_and_to_its_reader_alone(client_of):
    text_of(stranger())
    reader = stranger()
    read(reader, "tell")

    assert "Saved for you." not in text_of(stranger())
    assert ["Saved for you." in text_of(reader) for _ in range(2)] == [True, False]


def test_a_message_is_not_kept_by_the_reader_who_makes_the_page():
    reader = stranger()
    read(reader, "tell")
    own = text_of(reader)

    assert ("Saved for you." in own, "Saved for you." in text_of(stranger())) == (True, False)


def test_the_page_is_made_for_nobody_whoever_asks_first(client_of):
    person = PersonFactory()
    page = text_of(client_of(person), "indiscreet")

    assert "[None, False, {}, {}] None" in page


def test_the_copy_kept_whole_is_never_one_of_who_signed_in(client, client_of):
    read(client_of(PersonFactory()))
    read(client)

    assert len(KeptPages.copies) == 1
    assert "مكتبي" not in text_of(client)


def test_a_page_with_a_person_in_it_is_not_laid_up_by_the_browser(client_of):
    assert read(client_of(PersonFactory()))["Offline-Copy"] == "no"
    assert read(stranger())["Offline-Copy"] == "yes"


def test_who_sees_more_has_a_page_made_for_them_and_leaves_none(client_of):
    person = PersonFactory()
    own = text_of(client_of(person), "deeper")

    assert (f"for {person}" in own, len(Shells.pages)) == (True, 0)
    assert "for None" in text_of(stranger(), "deeper")


def test_a_page_with_a_form_of_its_own_is_made_for_each_reader():
    tokens = [text_of(stranger(), "form") for _ in range(2)]

    assert (len(set(tokens)), len(Shells.pages)) == (2, 0)


@pytest.mark.parametrize("name", ["egypt", EVERYWHERE])
def test_a_touched_page_is_made_again_for_all(client_of, name):
    someone = client_of(PersonFactory())
    read(someone)

    touch(name)

    assert ["<h1>2</h1>" in text_of(each) for each in (someone, stranger())] == [True, True]


def test_another_network_is_not_touched():
    read(stranger())

    touch("sudan")

    assert "<h1>1</h1>" in text_of(stranger())


def test_what_changed_while_the_page_was_made_is_not_lost():
    for _ in range(3):
        read(stranger(), "hasty")

    assert len(MADE) == 2


@pytest.mark.parametrize("page", ["gone", "missing"])
def test_what_is_not_there_is_answered_whole_and_not_kept(client_of, page):
    someone = client_of(PersonFactory())
    answers = [read(each, page) for each in (someone, stranger())]

    assert {each.status_code for each in answers} == {410 if page == "gone" else 404}
    assert ["مكتبي" in each.content.decode() for each in answers] == [True, False]
    assert not Shells.pages


@pytest.mark.parametrize("headers", [{"save-data": "on"}, {"host": "127.0.0.1"}], ids=str)
def test_what_changes_the_page_has_one_of_its_own(headers):
    read(stranger())
    read(stranger(), **headers)
    read(stranger(), **headers)

    assert len(MADE) == 2


def test_the_digits_cookie_has_a_page_of_its_own():
    reader = stranger()
    read(reader)
    reader.cookies["digits"] = "arab"
    read(reader)
    read(reader)

    assert len(MADE) == 2


def test_a_page_asked_with_a_query_is_made_for_its_reader():
    for _ in range(2):
        stranger().get("/ar/egypt/agenda/?q=1")

    assert (len(MADE), len(Shells.pages)) == (2, 0)


def test_nobody_can_write_a_gap_into_a_page():
    """The mark is drawn by the process: what people write cannot know it."""
    assert "<!--" not in text_of(stranger())
    assert len(common_module._MARK) == 16


def test_what_is_kept_stays_within_its_share_of_memory(monkeypatch):
    read(stranger())
    (weight,) = [shell.weight for shell in Shells.pages.values()]
    monkeypatch.setattr(common_module, "MOST_BYTES", int(weight * 2.5))

    for network in ("sudan", "libya", "libya"):
        read(stranger(), network=network)
        touch(network)
    read(stranger(), network="libya")

    assert [key[2] for key in Shells.pages] == ["/ar/sudan/agenda/", "/ar/libya/agenda/"]
    assert Shells.weight == sum(shell.weight for shell in Shells.pages.values())
