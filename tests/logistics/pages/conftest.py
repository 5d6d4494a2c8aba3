"""The coordinator at her desk."""

import pytest
from django.urls import reverse


@pytest.fixture
def desk(house, client_of):
    """The coordinator's client: ``desk("rooms")`` is the text of a page."""
    client = client_of(house.coordinator)

    def read(name, *args, **query):
        answer = client.get(desk.at(name, *args), query)
        assert answer.status_code == 200
        return answer.content.decode()

    desk = read
    desk.client = client
    desk.at = lambda name, *args: reverse(
        f"logistics:prepare_{name}", args=[house.network.slug, house.forum.slug, *args]
    )
    desk.send = lambda name, *args, **data: client.post(desk.at(name, *args), data, follow=True)
    return desk
