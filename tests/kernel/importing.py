"""An importer for the tests: stamps, by their names."""

from multaqa.kernel.imports import Column, Good, Importer, Known, Unfit
from multaqa.kernel.models import Stamp


def short(written):
    if len(written) > 16:
        raise Unfit("Longer than %(most)s.", most=16)
    return written


class Stamps(Importer):
    kind = "stamps"
    titles = {"ar": "الأختام", "en": "Stamps"}
    back = "networks:libraries"
    columns = (
        Column("name", {"ar": "الاسم", "en": "Name"}, also=("title",), required=True),
        Column("value", {"ar": "القيمة", "en": "Value"}, parse=short, example="abc"),
    )

    def known(self, network_id):
        return [
            Known(n, {"name": stamp.name, "value": stamp.value})
            for n, stamp in enumerate(Stamp.objects.all())
        ]

    def keys(self, values):
        return {"name": values["name"]}

    def names(self, values):
        return {"en": values["name"]}

    def write(self, *, network_id, rows: list[Good], by, at):
        for row in rows:
            Stamp.objects.update_or_create(
                name=row.values["name"], defaults={"value": row.values.get("value", "")}
            )
