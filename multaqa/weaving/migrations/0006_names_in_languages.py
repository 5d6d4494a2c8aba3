"""What rounds are called is said in languages; their tables are known by a key that nobody reads."""

import i18nfield.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("weaving", "0005_confirmations")]

    operations = [
        migrations.AddField(
            model_name="rotationround",
            name="key",
            field=models.CharField(default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="meeting",
            name="name",
            field=i18nfield.fields.I18nCharField(blank=True, default="", max_length=60),
        ),
        migrations.RemoveConstraint(model_name="rotationround", name="one_round_a_name"),
        migrations.AlterField(
            model_name="rotationround",
            name="name",
            field=i18nfield.fields.I18nCharField(blank=True, default="", max_length=60),
        ),
    ]
