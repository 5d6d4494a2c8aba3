from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("weaving", "0007_names_kept")]

    operations = [
        migrations.AddConstraint(
            model_name="rotationround",
            constraint=models.UniqueConstraint(
                fields=("rotation", "key"), name="one_round_a_key"
            ),
        ),
        migrations.AddField(
            model_name="plan",
            name="made_of",
            field=models.JSONField(blank=True, default=dict),
        ),
        migrations.AddField(
            model_name="rotation",
            name="changes",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
