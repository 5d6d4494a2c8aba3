"""The pages that are measured, their budgets, and the cookies of a signed-in coordinator, whose
browser is a device at the forum's door too.

``python -m bench.pages`` prints these cookies, a line for each of the two networks.
"""

import os
from dataclasses import dataclass

from bench.forum import AT, MANY, ONE, SUBJECTS, Size, name, title

FORUM = "/ar/{network}/forums/forum/"
PREPARE = "/ar/{network}/prepare/forum/"
PLANS = PREPARE + "rotations/{rotation}/plans/"
FLOOR = {
    "home": "/forum/",
    "agenda": "/forum/agenda/",
    "session": "/forum/sessions/1/",
    "speakers": "/forum/speakers/",
}
KB = 1_000


@dataclass(frozen=True)
class Page:
    """``weight`` in bytes, compressed and cold; ``cpu_ms`` made for one reader; ``shows`` are texts
    of its own, the last of which stands near its end; ``floor`` is the page set beside it;
    ``engine`` says that it loads one that other pages do without; ``sends`` are two forms that undo
    each other, sent by turns."""

    title: str
    path: str
    weight: int
    cpu_ms: float
    shows: tuple[str, ...]
    floor: str = ""
    signed_in: bool = False
    script: int = 6 * KB
    queries: int = 3
    engine: bool = False
    sends: tuple[str, ...] = ()

    def address(self, size: Size = MANY) -> str:
        return self.path.format(network=size.slug, rotation=size.number, one=size.person)

    def forms(self, size: Size = MANY) -> list[str]:
        return [form.format(one=size.person, other=size.person + 1) for form in self.sends]


def working(title: str, path: str, cpu_ms: float, *shows: str, engine: bool = False) -> Page:
    """A page of coordinators."""
    return Page(title, path, 60 * KB, cpu_ms, shows, "", True, 40 * KB, queries=8, engine=engine)


SUBJECT = SUBJECTS[0][0]
FIRST, LAST = title(0)[0], title(MANY.sessions - 1)[0]
SPEAKERS = (name(0)[0], name(MANY.speakers - 1)[0])
PAGES = (
    Page("home of the network", "/ar/{network}/", 14 * KB, 2, ("الملتقى الثاني",), "home"),
    Page("home of the forum", FORUM, 14 * KB, 2, ("الملتقى الثاني",), "home"),
    Page("agenda", f"{FORUM}agenda/", 20 * KB, 2, (FIRST, LAST), "agenda"),
    Page("session", f"{FORUM}sessions/S01/", 14 * KB, 3, (FIRST, SPEAKERS[0]), "session"),
    Page("speakers", f"{FORUM}speakers/", 25 * KB, 2, SPEAKERS, "speakers"),
    Page("venue", f"{FORUM}venue/", 14 * KB, 3, ("قصر الثقافة في الأقصر",)),
    Page("directory of 60", "/ar/{network}/libraries/", 25 * KB, 10, (f"مكتبة {name(1)[0]}",)),
    Page(
        "registration form",
        f"{FORUM}register/",
        14 * KB,
        10,
        (FIRST, title(7)[0]),
        "",
        True,
        queries=8,
    ),
    Page(
        "how the forum was",
        "/ar/{network}/forums/past/feedback/whole/",
        14 * KB,
        15,
        ("كيف كان الملتقى إجمالًا؟", "ما الذي نغيّره؟"),
        "",
        True,
        queries=8,
    ),
    Page(
        "what one needs",
        "/ar/{network}/forums/next/needs/",
        14 * KB,
        15,
        ("الملتقى الثالث",),
        "",
        True,
        queries=10,
    ),
    Page(
        "survey of ties",
        "/ar/{network}/cycles/1/ties/1/",
        14 * KB,
        30,
        (name(1)[0], name(59)[0]),
        "",
        True,
        queries=11,
    ),
    Page("report", "/ar/{network}/forums/past/report/", 14 * KB, 3, ("تقرير الملتقى", "بالأرقام")),
    working("the desk", "/ar/desk/", 10, "الملتقى الثاني"),
    working("the door", f"{FORUM}door/", 10, "الباب", "امسح بطاقة، أو ابحث بالاسم."),
    working("the working agenda", f"{PREPARE}agenda/", 30, FIRST, LAST),
    working("the board of objectives", f"{PREPARE}board/", 30, SUBJECT),
    working("the health of the forum", f"{PREPARE}health/", 30, "أحوال الملتقى"),
    working("the report in the making", "/ar/{network}/prepare/past/report/", 30, "بالأرقام"),
    working("the agenda grid", f"{PREPARE}grid/cairo/2027-02-07/", 30, FIRST),
    working("the seating plan", f"{PLANS}1/", 30, name(0)[0], engine=True),
    working("somebody picked", f"{PLANS}1/?round=2&pick={{one}}", 40, name(0)[0], engine=True),
)
# What is no page, and weighs nothing: the answer to the plan's own script.
ACTS = (
    Page(
        "two change places",
        f"{PLANS}2/move/",
        60 * KB,
        60,
        (),
        "",
        True,
        queries=30,
        sends=(
            "round=1&person={one}&seen=1&with={other}:2",
            "round=1&person={one}&seen=2&with={other}:1",
        ),
    ),
)


def cookies(size: Size) -> str:
    """What the browser of the network's coordinator sends."""
    return f"sessionid={open_session(size)}; door-ar={open_door(size)}"


def open_door(size: Size) -> str:
    """Add a device at the forum's door; gives the cookie by which it is known."""
    from django.core.signing import get_cookie_signer

    from multaqa.attendance.actions import add_device
    from multaqa.convenings.models import Forum
    from multaqa.people.models import Person

    forum = Forum.objects.select_related("network").get(network__slug=size.slug, slug="forum")
    by = Person.objects.get(email=f"person0@{size.slug}.example")
    device, _secret = add_device(forum=forum, name="door", site=None, by=by, at=AT)
    return str(get_cookie_signer(salt="door-arattendance.door").sign(device.digest))


def open_session(size: Size) -> str:
    """Make a session of the network's coordinator; gives its key."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from multaqa.people.models import Person

    person = Person.objects.get(email=f"person0@{size.slug}.example")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "multaqa.people.backends.ByPassword"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.portal.settings")
    django.setup()
    print(cookies(MANY), cookies(ONE), sep="\n")
