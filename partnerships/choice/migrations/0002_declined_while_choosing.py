from django.db import migrations


def say_so(apps, schema_editor):
    """Whoever declined did so while the sides were choosing."""
    declined = apps.get_model("choice", "Decline").objects.values("partnership_id")
    apps.get_model("room", "Partnership").objects.filter(pk__in=declined, stage="parted").update(
        parted_from="choosing"
    )


class Migration(migrations.Migration):
    dependencies = [("choice", "0001_first"), ("room", "0006_where_they_parted")]

    operations = [migrations.RunPython(say_so, migrations.RunPython.noop)]
