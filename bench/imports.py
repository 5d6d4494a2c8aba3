"""CPU seconds that 10,000 libraries take from a CSV file, to be previewed and to be written.

The floor beside them reads the same file and writes the same rows without a question about them.

``python -m bench.imports`` prints them as JSON; it needs a database with the tables made.
"""

import csv
import io
import json
import os
import sys
import time
from datetime import UTC, datetime
from itertools import pairwise

import django

from bench.forum import FAMILY, GIVEN

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "multaqa.portal.settings")
ROWS = 10_000
AT = datetime(2027, 1, 10, 9, tzinfo=UTC)
HEADERS = ("name_ar", "name_en", "kind", "owner", "city_ar", "city_en", "division", "surroundings")
PLACES = (
    ("شبرا", "Shubra", "EG-C"), ("إمبابة", "Imbaba", "EG-GZ"), ("طنطا", "Tanta", "EG-GH"),
    ("دمنهور", "Damanhour", "EG-BH"), ("المنصورة", "Mansoura", "EG-DK"),
    ("أسوان", "Aswan", "EG-ASN"), ("قنا", "Qena", "EG-KN"), ("سوهاج", "Sohag", "EG-SHG"),
    ("الفيوم", "Faiyum", "EG-FYM"), ("رشيد", "Rosetta", "EG-BH"),
)  # fmt: skip
KINDS, OWNERS = ("عامة", "مدرسية", "أطفال", "جامعية"), ("وزارة", "جمعية", "بلدية", "صندوق")
# One row in this many is an earlier one, spelled otherwise: what comparing is for.
TWINS = 50


def row(n: int) -> tuple[str, ...]:
    """Library ``n``: a name and a place that no other has, but for the twins."""
    same = n - 1 if n % TWINS == TWINS - 1 else n
    given, family = GIVEN[same % 10], FAMILY[same // 10 % 20]
    ar, en, division = PLACES[same // 200 % 10]
    number = same // 2000 + 1
    name = f"مكتبة {given[0]} {family[0]} {number}"
    if same != n:
        name = name.replace("ة", "ه").replace("أ", "ا")
    return (
        name, f"{given[1]} {family[1]} Library {number}", KINDS[same % 4], OWNERS[same % 4],
        ar, en, division, "حضر" if same % 3 else "ريف",
    )  # fmt: skip


def content() -> bytes:
    """The file, as somebody would send it."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(HEADERS)
    writer.writerows(row(n) for n in range(ROWS))
    return file.getvalue().encode()


def bare(network, file: bytes) -> None:
    """The floor: read the rows and write them, whatever they say."""
    from i18nfield.strings import LazyI18nString

    from multaqa.networks.models import Library

    rows = csv.DictReader(io.StringIO(file.decode()))
    Library.objects.bulk_create(
        [
            Library(
                network=network, slug=f"library-{n}", kind="public", owner="ministry",
                name=LazyI18nString({"ar": each["name_ar"], "en": each["name_en"]}),
                city=LazyI18nString({"ar": each["city_ar"], "en": each["city_en"]}),
                division=each["division"], surroundings="urban", created_at=AT,
            )
            for n, each in enumerate(rows)
        ],
        batch_size=500,
    )  # fmt: skip


def measured() -> dict[str, float]:
    """CPU seconds of each, each into a network of its own; and how many rows were written."""
    from multaqa.kernel.imports import importer_of
    from multaqa.kernel.imports.direct import run
    from multaqa.networks.models import Network

    def network(slug: str) -> Network:
        return Network.objects.create(tier="national", slug=slug, country="EG", created_at=AT)

    file, ours, floor = content(), network("imports"), network("imports-floor")
    given = {"network_id": ours.pk, "content": file, "by": None, "at": AT}
    times = [time.process_time()]
    bare(floor, file)
    times.append(time.process_time())
    run(importer_of("libraries"), **given, dry_run=True)
    times.append(time.process_time())
    outcome = run(importer_of("libraries"), **given, dry_run=False)
    times.append(time.process_time())
    floor_s, preview, whole = (b - a for a, b in pairwise(times))
    return {
        "rows": ROWS,
        "floor": floor_s,
        "preview": preview,
        "written": whole - preview,
        "taken": outcome.written,
        "wrong": len(outcome.parsed.problems),
    }


if __name__ == "__main__":
    django.setup()
    json.dump(measured(), sys.stdout)
