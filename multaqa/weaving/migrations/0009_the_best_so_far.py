from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("weaving", "0008_changes_since")]

    operations = [
        migrations.AddField(
            model_name="plan",
            name="found",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
