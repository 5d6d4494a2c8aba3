"""Where each person stands in a directory, and where those stand who were there before."""

from django.db import migrations, models

from multaqa.kernel.bilingual import place_in_order


def put_in_order(apps, schema_editor):
    everyone = apps.get_model("people", "Person").objects.filter(left_at=None)
    for person in everyone.only("name").iterator(chunk_size=500):
        for language in ("ar", "en"):
            setattr(person, f"order_{language}", place_in_order(person.name, language))
        person.save(update_fields=["order_ar", "order_en"])


class Migration(migrations.Migration):
    dependencies = [("people", "0003_consent_bit")]

    operations = [
        migrations.AddField("person", "order_ar", models.BinaryField(default=b"", editable=False)),
        migrations.AddField("person", "order_en", models.BinaryField(default=b"", editable=False)),
        migrations.RunPython(put_in_order, migrations.RunPython.noop, elidable=True),
    ]
