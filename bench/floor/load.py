"""Fills the floor's database with the texts of the measured forum (``bench.forum``)."""

import os
from datetime import timedelta

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.floor.settings")

from bench.forum import ABSTRACT, BIO, MANY, name, starts, title


def load() -> None:
    """Make the tables and write one forum, its sessions and speakers."""
    from django.db import connection

    from bench.floor.models import Forum, Session, Speaker

    with connection.schema_editor() as editor:
        for model in (Forum, Speaker, Session):
            editor.create_model(model)
    forum = Forum.objects.create(slug="forum", name="الملتقى الثاني", about=ABSTRACT[0])
    people = [
        Speaker.objects.create(name=name(n)[0], library=f"مكتبة {name(n)[0]} العامة", bio=BIO[0])
        for n in range(MANY.speakers)
    ]
    for n in range(MANY.sessions):
        begins = starts(n, MANY.sessions)
        session = Session.objects.create(
            forum=forum,
            city=("القاهرة", "الأقصر")[n * 2 // MANY.sessions],
            room=f"قاعة {n % 5 + 1}",
            kind=("محاضرة", "ورشة عمل", "جلسة عامة")[n % 3],
            title=title(n)[0],
            abstract=ABSTRACT[0],
            starts_at=begins,
            ends_at=begins + timedelta(minutes=90),
        )
        session.speakers.add(people[n])


if __name__ == "__main__":
    django.setup()
    load()
