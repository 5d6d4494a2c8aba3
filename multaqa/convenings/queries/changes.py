"""What differs between two released agendas, as the JSON that a release keeps."""

from datetime import datetime
from itertools import groupby
from typing import Any

from multaqa.engines import agenda as engine


def changes(before: dict[str, Any] | None, after: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a session that was added, removed, moved, relocated, given other people or another
    title, in order of time; both arguments are snapshots (``before`` None: the first release).

    A row is ``uid, code, title`` and ``kinds`` (values of the engine's ChangeKind), ``people``
    (ids of all who lead or led it), ``before`` and ``after`` (null where it was added or removed).
    Each side is ``title, starts_at, ends_at, people`` as in the snapshot, with ``site`` and
    ``room`` (null: none) as names by language: rooms may be gone when a release is read.
    """
    old, new = _sides(before), _sides(after)
    found = engine.changes(_plans(before), _plans(after))
    rows = []
    for uid, group in groupby(found, key=lambda change: change.uid):
        was, now = old.get(uid), new.get(uid)
        rows.append(
            {
                "uid": uid,
                "code": (now or was)["code"],
                "title": (now or was)["title"],
                "kinds": [str(change.kind) for change in group],
                "people": sorted({p for side in (was, now) if side for p in side["people"]}),
                "before": was,
                "after": now,
            }
        )
    return rows


def _plans(agenda: dict[str, Any] | None) -> list[engine.ReleasedSession]:
    return [
        engine.ReleasedSession(
            uid=row["uid"],
            title=row["title"],
            site=row["site"],
            room=row["room"],
            starts=datetime.fromisoformat(row["starts_at"]),
            ends=datetime.fromisoformat(row["ends_at"]),
            people=tuple(row["people"]),
            kind=row["kind"],
        )
        for row in (agenda["sessions"] if agenda else ())
    ]


def _sides(agenda: dict[str, Any] | None) -> dict[str, dict[str, Any]]:
    """Each session by its uid, with the names of site and room in the place of their ids."""
    if agenda is None:
        return {}
    sites = {site["id"]: site["city"] for site in agenda["sites"]}
    rooms = {room["id"]: room["name"] for site in agenda["sites"] for room in site["rooms"]}
    return {
        row["uid"]: {
            **{name: row[name] for name in ("code", "title", "starts_at", "ends_at", "people")},
            "site": sites[row["site"]],
            "room": rooms.get(row["room"]),
        }
        for row in agenda["sessions"]
    }
