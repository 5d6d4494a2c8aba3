"""The names that rounds had become keys; what they said is said again in its language."""

import json
import re

from django.db import migrations
from django.db.models import F

NUMBERED = re.compile(r"(?:الجولة|جولة|Round)\s+([0-9٠-٩]+)")
ARABIC = re.compile("[\u0621-\u064a]")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LONGEST = 60


def in_languages(name):
    """A name that was one text: by its letters Arabic or English; “Round 2” in both."""
    if match := NUMBERED.fullmatch(name):
        number = int(match[1])
        said = {"ar": f"الجولة {number}".translate(ARABIC_DIGITS), "en": f"Round {number}"}
    else:
        said = {"ar" if ARABIC.search(name) else "en": name}
    return json.dumps(said, ensure_ascii=False)


def is_plain(name, position, session):
    """Whether the name says no more than the session's title, or the round's number."""
    match = NUMBERED.fullmatch(name)
    if match and int(match[1]) == position:
        return True
    title = getattr(session and session.title, "data", None)
    texts = title.values() if isinstance(title, dict) else [title]
    return name in [str(text)[:LONGEST].strip() for text in texts if text]


def forward(apps, schema_editor):
    rounds = apps.get_model("weaving", "RotationRound").objects
    rounds.update(key=F("name"))
    for row in rounds.select_related("session"):
        kept = "" if is_plain(row.key, row.position, row.session) else in_languages(row.key)
        rounds.filter(pk=row.pk).update(name=kept)
    meetings = apps.get_model("weaving", "Meeting").objects
    arranged = set(rounds.values_list("rotation__forum", "key"))
    for forum, word in meetings.order_by().values_list("forum", "round").distinct():
        if (forum, word) not in arranged:
            meetings.filter(forum=forum, round=word).update(name=in_languages(word))


def back(apps, schema_editor):
    apps.get_model("weaving", "RotationRound").objects.update(name=F("key"))


class Migration(migrations.Migration):
    # Apart from what changes tables: PostgreSQL changes none of which rows wait to be checked.
    dependencies = [("weaving", "0006_names_in_languages")]

    operations = [migrations.RunPython(forward, back)]
