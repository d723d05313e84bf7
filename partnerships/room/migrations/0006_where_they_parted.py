from django.db import migrations, models

STAGES = [
    ("choosing", "choosing"),
    ("meeting", "meeting"),
    ("envisioning", "envisioning"),
    ("agreeing", "agreeing"),
    ("growing", "growing"),
    ("parted", "parted"),
]


class Migration(migrations.Migration):
    dependencies = [("room", "0005_equality_standing")]

    operations = [
        migrations.AddField(
            model_name="partnership",
            name="parted_from",
            field=models.CharField(blank=True, choices=STAGES, default="", max_length=20),
            preserve_default=False,
        ),
    ]
