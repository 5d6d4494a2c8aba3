"""CPU ms and queries that a request costs, asked of the WSGI application in this process.

``python -m bench.cost ours|floor`` prints JSON by page: ``made`` for one reader, from what all
share, and compressed for that reader; ``first``, made from the rows where nothing is kept yet, as
after a release; ``kept``, answered whole; and
``queries``, on the forum of 60 sessions and on that of one.
"""

import io
import json
import logging
import os
import sys
import time
from collections.abc import Callable, Sequence
from itertools import cycle
from typing import Any

from django.core.wsgi import get_wsgi_application

from bench.forum import MANY, ONE
from bench.pages import ACTS, FLOOR, PAGES
from bench.pages import cookies as cookies_of

ROUNDS, REQUESTS, WARM = 5, 40, 10
# A cookie that the keeper of pages does not know: the page is made, and kept for nobody.
UNKEPT = "unknown=1"
SECRET = "0123456789abcdefghijklmnopqrstuv"  # noqa: S105 - of forms that nobody else is to send
Ask = Callable[[], tuple[int, bytes]]


def ours(application: Any) -> dict[str, dict[str, float]]:
    """Our pages, those of coordinators by a session."""
    sessions = {size: cookies_of(size) for size in (MANY, ONE)}
    found = {}
    for page in (*PAGES, *ACTS):
        cookies = {size: sessions[size] if page.signed_in else UNKEPT for size in (MANY, ONE)}
        ask, ask_one = (
            asker(application, page.address(s), cookies[s], page.forms(s)) for s in (MANY, ONE)
        )
        if ask()[0] != 200:
            found[page.title] = {"status": ask()[0]}
            continue
        found[page.title] = told(ask) | {"queries_of_one": queries(ask_one)}
        if not page.signed_in:
            keeping = asker(application, page.address())
            found[page.title] |= {"kept": best(keeping), "first": best(keeping, forget, 3)}
    return found


def floor(application: Any) -> dict[str, dict[str, float]]:
    """The floor's pages by name."""
    return {name: told(asker(application, path)) for name, path in FLOOR.items()}


def told(ask: Ask) -> dict[str, float]:
    """What one page costs that is made for its reader."""
    return {"status": ask()[0], "queries": queries(ask), "made": best(ask)}


def forget() -> None:
    """Drop all that this process keeps of pages."""
    from multaqa.kernel.common import Shells
    from multaqa.kernel.kept import KeptPages

    KeptPages.forget()
    Shells.forget()


def asker(application: Any, address: str, cookie: str = "", forms: Sequence[str] = ()) -> Ask:
    """A function that asks for the page and gives its status and bytes; where there are ``forms``,
    it sends the next of them, as the page's own script does."""
    path, _mark, query = address.partition("?")
    bodies = cycle(f"{form}&csrfmiddlewaretoken={SECRET}".encode() for form in forms)

    def ask() -> tuple[int, bytes]:
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query,
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost", "HTTP_ACCEPT_ENCODING": "gzip, br", "HTTP_COOKIE": cookie,
            "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
        }  # fmt: skip
        if forms:
            body = next(bodies)
            environ |= {
                "REQUEST_METHOD": "POST", "CONTENT_TYPE": "application/x-www-form-urlencoded",
                "CONTENT_LENGTH": str(len(body)), "wsgi.input": io.BytesIO(body),
                "HTTP_ACCEPT": "application/json", "HTTP_COOKIE": f"{cookie}; csrftoken={SECRET}",
            }  # fmt: skip
        status = ""

        def start(line: str, headers: Any, exc_info: Any = None) -> None:
            nonlocal status
            status = line

        answer = application(environ, start)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return int(status.split()[0]), body

    return ask


def queries(ask: Ask) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask()
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)


def best(ask: Ask, before: Callable[[], None] | None = None, requests: int = REQUESTS) -> float:
    """The least CPU ms of this process a request took, over rounds of ``requests`` each."""
    for _ in range(WARM):
        ask()
    rounds = []
    for _ in range(ROUNDS):
        spent = 0.0
        for _ in range(requests):
            if before:
                before()
            began = time.process_time()
            ask()
            spent += time.process_time() - began
        rounds.append(1000 * spent / requests)
    return round(min(rounds), 3)


if __name__ == "__main__":
    logging.disable()
    settings = {"ours": "multaqa.portal.settings", "floor": "bench.floor.settings"}[sys.argv[1]]
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    json.dump(globals()[sys.argv[1]](get_wsgi_application()), sys.stdout)
