from django.db import migrations


def say_so(apps, schema_editor):
    """The last move of sides that parted says from which stage."""
    partnerships = apps.get_model("room", "Partnership").objects
    moves = apps.get_model("journey", "StageMove").objects.filter(to_stage="parted")
    for partnership, stage in moves.order_by("pk").values_list("partnership_id", "from_stage"):
        partnerships.filter(pk=partnership, stage="parted").update(parted_from=stage)


class Migration(migrations.Migration):
    dependencies = [("journey", "0001_first"), ("room", "0006_where_they_parted")]

    operations = [migrations.RunPython(say_so, migrations.RunPython.noop)]
