"""What a device is given: its doors, and of people the code, the names and their seats."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from multaqa.kernel.bilingual import words

from ..actions import Verdict
from ..models import Device
from ..queries import counts_of, doors_of, people_of, site_marks


def roster(device: Device, at: datetime) -> dict[str, Any]:
    """The list that the device keeps; its ``version`` is that of the shape (8 queries)."""
    marks = site_marks(device.forum)
    return {
        "version": 1,
        "device": device.name,
        "until": device.expires_at.isoformat(),
        "zone": device.forum.network.time_zone,
        "sites": [
            {
                "id": door.site.pk,
                "name": words(door.site.city),
                "mark": [marks[door.site.pk].arabic, marks[door.site.pk].latin],
                "sessions": [
                    {
                        "id": each.pk,
                        "name": words(each.title),
                        "from": each.starts_at.isoformat(),
                        "to": each.ends_at.isoformat(),
                    }
                    for each in door.sessions
                ],
            }
            for door in doors_of(device.forum, device.site_id)
        ],
        "people": [
            [each["code"], words(each["name"]), each["sites"], each["sessions"]]
            for each in people_of(device.forum, device.site_id)
        ],
        **standing(device, at),
    }


def standing(device: Device, at: datetime) -> dict[str, Any]:
    """What the site's clock says, and how many were seen, by any device, at each site today and in
    each session."""
    day = at.astimezone(ZoneInfo(device.forum.network.time_zone)).date()
    now = at.isoformat()
    return {"now": now, "day": day.isoformat(), "counts": counts_of(device.forum, day)}


def answer(verdicts: list[Verdict]) -> list[dict[str, Any]]:
    """What became of each scan, as the device reads it."""
    return [
        {
            "uid": str(each.uid),
            "word": each.word.value,
            "first": each.first_at.isoformat() if each.first_at else None,
        }
        for each in verdicts
    ]
