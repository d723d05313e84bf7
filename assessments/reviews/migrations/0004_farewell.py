from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0003_review_talk")]

    operations = [
        migrations.AddField(
            model_name="trustreview",
            name="is_farewell",
            field=models.BooleanField(
                default=False, help_text="opened out of rhythm because the sides part"
            ),
        ),
    ]
