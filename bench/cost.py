"""CPU ms and queries a request costs, asked of the WSGI application in this process.

``python -m bench.cost PATH…`` prints JSON for the application that DJANGO_SETTINGS_MODULE names:
for each path ``fresh`` (nothing kept), ``kept`` (as deployed, warm), ``queries`` and ``bytes``.
With ``--cookie NAME=VALUE`` the pages are asked for as somebody signed in.
"""

import argparse
import io
import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from django.core.wsgi import get_wsgi_application

ROUNDS, WARM = 5, 10


def main() -> None:
    """Ask for each path many times, in rounds, and print the best round of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+")
    parser.add_argument("--cookie", default="")
    parser.add_argument("--requests", type=int, default=60)
    options = parser.parse_args()
    application = get_wsgi_application()
    found = {}
    for path in options.paths:
        ask = _asker(application, path, options.cookie)
        status, body = ask()
        found[path] = {
            "status": status,
            "bytes": len(body),
            "queries": _queries(ask),
            "fresh": _best(ask, options.requests, forget),
            "kept": _best(ask, options.requests, None),
        }
    json.dump(found, sys.stdout)


def forget() -> None:
    """Drop the pages kept whole, so that the next request makes its page again."""
    if os.environ["DJANGO_SETTINGS_MODULE"].startswith("multaqa"):
        from multaqa.kernel.kept import KeptPages

        KeptPages.copies.clear()
        KeptPages.weight = 0


def _asker(application: Any, path: str, cookie: str) -> Callable[[], tuple[int, bytes]]:
    def ask() -> tuple[int, bytes]:
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "",
            "SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost", "HTTP_ACCEPT_ENCODING": "gzip, br", "HTTP_COOKIE": cookie,
            "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
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


def _queries(ask: Callable[[], Any]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    forget()
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen)


def _best(ask: Callable[[], Any], requests: int, before: Callable[[], None] | None) -> float:
    """The least CPU ms a request took, over ROUNDS rounds of ``requests`` each."""
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
    main()
