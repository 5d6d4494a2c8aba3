"""Fills the floor's database from the same texts as the measured forum (``bench.forum``)."""

import os
from datetime import datetime, time, timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.floor.settings")

from bench.forum import ABSTRACT, ANGLES, FIRST_DAY, SESSIONS, SPEAKERS, SUBJECTS, ZONE


def load() -> None:
    """Make the tables and write one forum, its sessions and speakers."""
    from django.db import connection

    from bench.floor.models import Forum, Session, Speaker

    with connection.schema_editor() as editor:
        for model in (Forum, Speaker, Session):
            editor.create_model(model)
    forum = Forum.objects.create(slug="forum", name="الملتقى الثاني", about=ABSTRACT[0])
    people = [
        Speaker.objects.create(
            name=f"ليلى الرفوف {n}", library=f"مكتبة الحي رقم {n} العامة", bio=ABSTRACT[0]
        )
        for n in range(SPEAKERS)
    ]
    for n in range(SESSIONS):
        day, place = divmod(n, SESSIONS // 4)
        hour, room = divmod(place, 5)
        starts = datetime.combine(FIRST_DAY + timedelta(days=day), time(9 + 2 * hour), ZONE)
        session = Session.objects.create(
            forum=forum,
            city=("القاهرة", "الأقصر")[day // 2],
            room=f"قاعة {room + 1}",
            kind=("محاضرة", "ورشة عمل", "جلسة عامة")[n % 3],
            title=f"{SUBJECTS[n % 10][0]}: {ANGLES[n // 10][0]}",
            abstract=ABSTRACT[0],
            starts_at=starts,
            ends_at=starts + timedelta(minutes=90),
        )
        session.speakers.add(people[n])


if __name__ == "__main__":
    django.setup()
    load()
