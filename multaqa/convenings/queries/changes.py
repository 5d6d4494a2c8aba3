"""What differs between two released agendas, as the JSON that a release keeps."""

from typing import Any

# Compared field by field; the pair of values is kept where they differ.
FIELDS = (
    "kind",
    "title",
    "abstract",
    "site",
    "room",
    "starts_at",
    "ends_at",
    "capacity",
    "material_url",
    "people",
    "serves",
)


def changes(before: dict[str, Any] | None, after: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a session that was added, removed or changed, in order of time.

    A row is ``what`` ("added", "removed", "changed"), ``uid, code, title`` (of the newer
    version), ``starts_at``, ``people`` (ids of all who lead or led it) and ``fields``: for each
    field that differs ``[before, after]`` (values as in the snapshot, except that ``site`` and
    ``room`` are the names as texts by language, or null). Before the first release nothing
    differs from anything: every session is "added".
    """
    old = {row["uid"]: row for row in _named(before)} if before else {}
    new = {row["uid"]: row for row in _named(after)}
    rows = [_row("added", row) for uid, row in new.items() if uid not in old]
    rows += [_row("removed", row) for uid, row in old.items() if uid not in new]
    for uid in new.keys() & old.keys():
        fields = {
            name: [old[uid][name], new[uid][name]]
            for name in FIELDS
            if old[uid][name] != new[uid][name]
        }
        if fields:
            rows.append(_row("changed", new[uid], fields, old[uid]["people"]))
    return sorted(rows, key=lambda row: (row["starts_at"], row["code"]))


def _row(
    what: str,
    session: dict[str, Any],
    fields: dict[str, Any] | None = None,
    led: list[int] | None = None,
) -> dict[str, Any]:
    return {
        "what": what,
        "uid": session["uid"],
        "code": session["code"],
        "title": session["title"],
        "starts_at": session["starts_at"],
        "people": sorted({*session["people"], *(led or ())}),
        "fields": fields or {},
    }


def _named(agenda: dict[str, Any]) -> list[dict[str, Any]]:
    """The sessions with the names of site and room in the place of their ids."""
    sites = {site["id"]: site["city"] for site in agenda["sites"]}
    rooms = {room["id"]: room["name"] for site in agenda["sites"] for room in site["rooms"]}
    return [
        {**row, "site": sites[row["site"]], "room": rooms.get(row["room"])}
        for row in agenda["sessions"]
    ]
