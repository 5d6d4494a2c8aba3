"""A real browser before the real site: pages on a phone in Arabic, on a desk in English.

``open_page`` makes any other reader. A page that logs an error, breaks the content policy or asks
for something that is not there fails its test.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.core.servers.basehttp import ThreadedWSGIServer
from django.db import connections
from django.test import Client, override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.machine import REQUIRED, chromium

# Playwright's loop runs in our thread, and Django would take the tests' own queries for async.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
FLAGS = (
    "--no-sandbox --headless --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update"
)
PICTURES = Path(__file__).resolve().parents[2] / "var" / "pictures"
PHONE, DESK = (360, 740), (1280, 800)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    path, why = chromium()
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")
            if not path and "chromium" not in REQUIRED:
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=chromium()[0], args=FLAGS.split())
        yield program
        program.close()


@pytest.fixture(scope="session")
def static_root(tmp_path_factory) -> Path:
    """The static files as they are deployed, under the names that hold their digests."""
    root = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=root, STORAGES=storages()):
        call_command("collectstatic", interactive=False, verbosity=0)
    return root


def storages() -> dict[str, dict[str, str]]:
    backend = "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    return {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": backend},
    }


class Listener(ThreadedWSGIServer):
    """Waits for its last answers when it closes: one left open would fail some later test."""

    daemon_threads = False


class SiteThread(LiveServerThread):
    server_class = Listener


@pytest.fixture
def site(transactional_db, plain_settings, settings, static_root) -> Iterator[str]:
    """The address of the running site; its rows are the test's, gone afterwards."""
    settings.STATIC_ROOT, settings.STORAGES = static_root, storages()
    shared = {}
    for connection in connections.all():
        if connection.vendor == "sqlite" and connection.is_in_memory_db():
            connection.inc_thread_sharing()
            shared[connection.alias] = connection
    # Static files come from WhiteNoise, as deployed, and not from Django's handler for tests.
    server = SiteThread("localhost", lambda application: application, shared)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    if server.error:
        raise server.error
    yield f"http://localhost:{server.port}"
    server.terminate()
    for connection in shared.values():
        connection.dec_thread_sharing()


@dataclass
class Troubles:
    """What went wrong in a page without anyone seeing it; a refusal that a test means to bring
    about stands in ``meant``, by its status."""

    seen: list[str] = field(default_factory=list)
    meant: set[int] = field(default_factory=set)

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.seen.append(f"script: {error}"))
        page.on("console", self._heard)
        page.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        # That a page was refused is for its test to say; the browser mentions it too.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.seen.append(f"console: {message.text}")

    def _answered(self, response) -> None:
        meant = response.status < 400 or response.status in self.meant
        if not meant and response.request.resource_type != "document":
            self.seen.append(f"{response.status}: {response.url}")


@pytest.fixture
def open_page(browser, site) -> Iterator[Callable[..., Page]]:
    """``open_page(size, language, **context)``: a page of a new reader, with no cookies."""
    contexts: list[BrowserContext] = []
    troubles = Troubles()

    def open_one(size=DESK, language="en", *, dark=False, **more) -> Page:
        width, height = size
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": height},
            locale={"ar": "ar-EG", "en": "en-GB"}[language],
            color_scheme="dark" if dark else "light",
            has_touch=size == PHONE,
            is_mobile=size == PHONE,
            **more,
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        troubles.watch(page)
        return page

    open_one.troubles = troubles
    yield open_one
    for context in contexts:
        context.close()
    assert troubles.seen == []


@pytest.fixture
def phone_ar(open_page) -> Page:
    return open_page(PHONE, "ar")


@pytest.fixture
def phone_ar_dark(open_page) -> Page:
    return open_page(PHONE, "ar", dark=True)


@pytest.fixture
def desktop_en(open_page) -> Page:
    return open_page(DESK, "en")


@pytest.fixture
def desktop_en_dark(open_page) -> Page:
    return open_page(DESK, "en", dark=True)


@pytest.fixture
def no_js(open_page) -> Page:
    """A phone in Arabic that runs no scripts."""
    return open_page(PHONE, "ar", java_script_enabled=False)


@pytest.fixture
def sign_in(client_of, site) -> Callable[..., Page]:
    """``sign_in(page, person)``, as ``client_of``: the page's reader is now that person."""

    def come_in(page: Page, person, **how) -> Page:
        client: Client = client_of(person, **how)
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": site}])
        return page

    return come_in


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """``axe(page)``: nothing on the page keeps anyone out."""

    def judge(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        assert [
            f"{rule['id']}: {node['target']} {node['failureSummary']}"
            for rule in found
            for node in rule["nodes"]
        ] == [], page.url

    return judge


@pytest.fixture
def photograph() -> Callable[..., Path]:
    """``photograph(page, "name")``: the whole page as var/pictures/name.png."""

    def take(page: Page, name: str, *, full_page: bool = True) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}.png"
        page.screenshot(path=file, full_page=full_page)
        return file

    return take
