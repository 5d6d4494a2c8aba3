"""The pages that are measured, their budgets (GOALS), and a session of a signed-in coordinator.

``python -m bench.pages`` prints the key of such a session.
"""

import os
from dataclasses import dataclass
from typing import Any

FORUM = "/ar/bench/forums/forum/"
SECOND = "الملتقى الثاني"


@dataclass(frozen=True)
class Budget:
    """``bytes`` compressed and cold, ``cpu_ms`` made fresh; ``wanted`` is a text it must show."""

    name: str
    path: str
    bytes: int
    cpu_ms: float
    wanted: str
    floor: str = ""
    signed_in: bool = False
    script_bytes: int = 6_000


KB = 1_000
OURS = (
    Budget("home of the network", "/ar/bench/", 14 * KB, 2, "شبكة مبتكري", floor="home"),
    Budget("home of the forum", FORUM, 14 * KB, 2, SECOND, floor="home"),
    Budget("agenda", f"{FORUM}agenda/", 20 * KB, 2, "المكتبة والحي", floor="agenda"),
    Budget("session", f"{FORUM}sessions/S01/", 14 * KB, 3, "المكتبة والحي", floor="session"),
    Budget("speakers", f"{FORUM}speakers/", 25 * KB, 2, "ليلى الرفوف", floor="speakers"),
    Budget("venue", f"{FORUM}venue/", 14 * KB, 3, "قصر الثقافة"),
    Budget("directory of 60", "/ar/bench/libraries/", 25 * KB, 10, "مكتبة الحي"),
    Budget("the desk", "/ar/desk/", 60 * KB, 10, SECOND, signed_in=True, script_bytes=40 * KB),
    Budget(
        "agenda grid",
        f"{FORUM}prepare/grid/",
        60 * KB,
        20,
        "المكتبة والحي",
        signed_in=True,
        script_bytes=40 * KB,
    ),
)


def sign_in(key: str) -> dict[str, Any]:
    """The browser's cookie of that session."""
    return {"name": "sessionid", "value": key, "url": "http://127.0.0.1:8191"}


def open_session() -> str:
    """Make a session of the measured network's coordinator; gives its key."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from multaqa.people.models import Person

    person = Person.objects.get(email="person0@example.org")
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.portal.settings")
    django.setup()
    print(open_session())
