"""Preview cards."""

from io import BytesIO

import pytest
from PIL import Image

from multaqa.kernel.kept import touch
from tests.factories.agenda import planned_forum, release, released_forum
from tests.factories.networks import NetworkFactory
from tests.factories.words import both

pytestmark = pytest.mark.django_db
BASE = "/{}/library-network/forums/forum/"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("path", ["card.png", "sessions/S1/card.png"])
def test_a_card_has_the_size_that_chats_ask_for_and_little_weight(client, language, path):
    forum = planned_forum(1)
    forum.sessions.update(title=both("كلمة طويلة " * 18, "A long word " * 16))
    release(forum)

    answer = client.get(BASE.format(language) + path)

    assert answer["Content-Type"] == "image/png"
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)
    assert len(answer.content) < 300_000


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_network_has_a_card_that_its_page_names(client, language):
    NetworkFactory(slug="library-network", name=both("شبكة " * 30, "A network " * 19))

    page = client.get(f"/{language}/library-network/").content.decode()
    answer = client.get(f"/{language}/library-network/card.png")

    card = f'property="og:image" content="http://testserver/{language}/library-network/card.png"'
    assert card in page
    assert "https://wa.me/?text=" in page
    assert Image.open(BytesIO(answer.content)).size == (1200, 630)


def test_a_card_that_was_drawn_is_not_drawn_again(client):
    released_forum(1)
    first = client.get(BASE.format("en") + "card.png")

    again = client.get(BASE.format("en") + "card.png", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304


def test_another_title_is_another_card(client):
    forum = released_forum(1)
    first = client.get(BASE.format("en") + "card.png")
    type(forum).objects.update(name=both("اسم آخر", "Another name"))
    touch(forum.network.slug)

    assert client.get(BASE.format("en") + "card.png")["ETag"] != first["ETag"]


def test_a_title_of_signs_that_mean_something_to_the_typesetter_is_a_title(client):
    forum = planned_forum(1)
    evil = '#read("/etc/passwd") $x$ *b* _i_ @ref <label> \\ " {'
    forum.sessions.update(title=both(evil, evil))
    release(forum)

    assert client.get(BASE.format("en") + "sessions/S1/card.png").status_code == 200
