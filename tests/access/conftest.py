"""The scenes are set once for all lines of their states."""

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.utils import translation

from tests.access.scene import READERS, set_scene
from tests.plain import PLAIN


@pytest.fixture(scope="module")
def scenes(request, client_of, django_db_setup, django_db_blocker):
    """By each of the module's STATES its rows and their readers, signed in, in a transaction that
    is undone: what one test does to them, the next does not see."""
    with (
        django_db_blocker.unblock(),
        override_settings(**PLAIN),
        translation.override("en"),
        transaction.atomic(),
    ):
        yield {state: ready(set_scene(state), client_of) for state in request.module.STATES}
        transaction.set_rollback(True)


def ready(scene, client_of):
    scene.cookies = {reader: come(reader, scene, client_of).cookies for reader in READERS}
    return scene


def come(reader, scene, client_of) -> Client:
    if reader == "out":
        return Client()
    how = {"strong": False, "network": scene.network} if reader == "lnk" else {}
    return client_of(scene.people[reader], **how)
