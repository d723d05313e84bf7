from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("reviews", "0001_first")]

    operations = [
        migrations.AddField(
            model_name="reviewinvitation",
            name="took_part",
            field=models.BooleanField(editable=False, null=True),
        ),
    ]
