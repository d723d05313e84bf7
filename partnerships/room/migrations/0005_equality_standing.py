from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("room", "0004_start_small_standing")]

    operations = [
        migrations.AddField(
            model_name="standing",
            name="principles_joint",
            field=models.PositiveSmallIntegerField(default=0, help_text="that hold between the sides"),
        ),
    ]
