"""A release is out: 200 people open the agenda within a minute, and 60 of them register at once.

On PostgreSQL with two workers, each reader on a connection of their own, as phones have. Nothing
may fail, no seat may be given twice, and 95 of 100 answers come within 300 ms. "At once" is as fast
as people press a button when registration opens at nine: by chance within five seconds. (Fifty
in one and the same instant are a test of the registrations room, of seats and not of speed.)
"""

import http.client
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from random import Random
from urllib.parse import urlencode, urlsplit, urlunsplit

import psycopg

from bench.forum import MANY
from bench.serving import OURS, PROGRAMS, run, served
from tests.machine import POSTGRES, postgres

READERS, GUESTS, SEATS, WITHIN_S, AT_ONCE_S = 200, 60, 50, 60.0, 5.0
MOST_P95_MS = 300
FORUM = f"/ar/{MANY.slug}/forums/forum/"
SERVE = [f"{PROGRAMS}/multaqa", "serve", "--port", urlsplit(OURS).netloc.split(":")[1]]
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
SITES = re.compile(r'name="sites" value="(\d+)"')


@dataclass
class Told:
    """What became of each kind of request: milliseconds, and what failed."""

    ms: dict[str, list[float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, kind: str, began: float, status: int, wanted: int) -> None:
        with self.lock:
            self.ms.setdefault(kind, []).append(1000 * (time.perf_counter() - began))
            if status != wanted:
                self.failed.append(f"{kind}: {status}")


def main(home: str) -> list[str]:
    """Load, serve, ask, print; gives what is over budget."""
    place, why = postgres()
    if not place:
        print(f"\nNo load: {why}")
        return [why]
    with a_database() as address:
        env = {"MULTAQA_HOME": home, "MULTAQA_DATABASE": address}
        env |= {"DJANGO_SETTINGS_MODULE": "multaqa.portal.settings"}
        for words in (["manage.py", "migrate", "-v0"], ["-m", "bench.forum"]):
            run(words, env)
        keys = run(["-c", "from bench.load import prepare; prepare()"], env).split()
        with served([*SERVE, "--workers", "2"], f"{OURS}{FORUM}agenda/", env):
            told = at_once(keys)
        seats = run(["-c", "from bench.load import seats; seats()"], env)
    return judged(told, [int(number) for number in seats.split()])


@contextmanager
def a_database() -> Iterator[str]:
    """A database of our own on the machine's server, gone afterwards."""
    name = f"multaqa_load_{os.getpid()}"
    with psycopg.connect(POSTGRES, autocommit=True) as line:
        line.execute(f'CREATE DATABASE "{name}"')
    try:
        yield urlunsplit(urlsplit(POSTGRES)._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(POSTGRES, autocommit=True) as line:
            line.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def prepare() -> None:
    """Leave fewer seats than guests; print a session for each guest."""
    import django

    django.setup()
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from multaqa.convenings.models import Forum, Site
    from multaqa.people.models import Person

    forum = Forum.objects.get(network__slug=MANY.slug, slug="forum")
    Site.objects.filter(forum=forum).update(capacity=SEATS)
    people = list(Person.objects.filter(email__endswith=f"@{MANY.slug}.example").order_by("pk"))
    for person in people[-GUESTS:]:
        session = SessionStore()
        session[SESSION_KEY] = str(person.pk)
        session[BACKEND_SESSION_KEY] = "multaqa.people.backends.ByPassword"
        session[HASH_SESSION_KEY] = person.get_session_auth_hash()
        session.save()
        print(session.session_key)


def seats() -> None:
    """Print how many registered, and the seats taken at each site."""
    import django

    django.setup()
    from django.db.models import Count

    from multaqa.registrations.models import Place, Registration

    seated = Place.objects.seated().filter(site__forum__slug="forum")  # others are open too
    taken = seated.order_by("site").values("site").annotate(n=Count("seat"))
    guests = Registration.objects.standing().filter(forum__slug="forum")
    print(guests.count(), *(row["n"] for row in taken))


def at_once(keys: list[str]) -> Told:
    """Readers come by chance within the minute, guests open their form in its first half; then all
    of them send it at once."""
    told, dice = Told(), Random(1)
    began = time.monotonic()
    nine = began + WITHIN_S / 2
    tasks: list[tuple[float, Callable[[], None]]] = [
        (dice.uniform(0, WITHIN_S), lambda: read(told)) for _ in range(READERS)
    ]
    for key in keys:
        opens, sends = dice.uniform(0, WITHIN_S / 2), nine + dice.uniform(0, AT_ONCE_S)
        tasks.append((opens, partial(register, told, key, sends)))
    threads = [threading.Thread(target=_later, args=(began + wait, act)) for wait, act in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def _later(moment: float, act: Callable[[], None]) -> None:
    time.sleep(max(0.0, moment - time.monotonic()))
    act()


def read(told: Told) -> None:
    """One more phone opens the agenda."""
    line = _line()
    began = time.perf_counter()
    status, _text, _cookies = _ask(line, "GET", f"{FORUM}agenda/", {})
    told.note("agenda", began, status, 200)


def register(told: Told, key: str, sends: float) -> None:
    """A guest opens the form, and sends it at their moment."""
    line, path, cookies = _line(), f"{FORUM}register/", f"sessionid={key}"
    began = time.perf_counter()
    status, text, given = _ask(line, "GET", path, {"Cookie": cookies})
    told.note("form", began, status, 200)
    token = TOKEN.search(text)
    sent = [("csrfmiddlewaretoken", token[1] if token else ""), ("version", "0")]
    sent += [("badge_name_ar", "ضيفة المثال"), ("badge_name_en", "Example Guest")]
    sent += [("sites", site) for site in SITES.findall(text)]
    headers = {"Cookie": f"{cookies}; {given}", "Referer": f"{OURS}{path}"}
    headers |= {"Content-Type": "application/x-www-form-urlencoded"}
    time.sleep(max(0.0, sends - time.monotonic()))
    began = time.perf_counter()
    status, _text, _cookies = _ask(_line(), "POST", path, headers, urlencode(sent))
    told.note("registering", began, status, 302)


def _line() -> http.client.HTTPConnection:
    return http.client.HTTPConnection(urlsplit(OURS).netloc, timeout=30)


def _ask(
    line: http.client.HTTPConnection,
    method: str,
    path: str,
    headers: dict[str, str],
    body: str = "",
) -> tuple[int, str, str]:
    """Status, text and cookies; 0 for a connection that broke."""
    try:
        line.request(method, path, body or None, headers)
        answer = line.getresponse()
        text = answer.read().decode()
    except OSError as trouble:
        return 0, str(trouble), ""
    cookies = [each.partition(";")[0] for each in answer.headers.get_all("Set-Cookie") or ()]
    return answer.status, text, "; ".join(cookies)


def judged(told: Told, seated: list[int]) -> list[str]:
    """Print the table; gives what is over budget."""
    print(
        f"\n{READERS} open the agenda within {WITHIN_S:.0f} s, {GUESTS} register at once", end=" "
    )
    print("(PostgreSQL, two workers)")
    print(f"{'':14}{'requests':>9}{'median ms':>10}{'p95 ms':>8}{'most ms':>9}")
    over = [f"load: {what}" for what in told.failed]
    for kind, rows in told.ms.items():
        times = sorted(rows)
        p95 = times[int(0.95 * (len(times) - 1))]
        print(f"{kind:14}{len(times):9}{times[len(times) // 2]:10.0f}{p95:8.0f}{times[-1]:9.0f}")
        if p95 > MOST_P95_MS:
            over.append(f"load, {kind}: p95 is {p95:.0f} ms, {MOST_P95_MS} asked")
    registered, *sites = seated
    print(f"Registered: {registered}; seats taken at each site, of {SEATS}: {sites}")
    if registered != GUESTS or sites != [SEATS, SEATS]:
        over.append(f"load: {registered} registered and {sites} seats, {GUESTS} and {SEATS} due")
    return over
