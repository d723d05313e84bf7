"""Drafts that people change: ids for facets and statements, versions of each, who drafted, one draft a set."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import accounts.identifiers


def lift_guards(apps, schema_editor):
    """Published rows refuse every change, also this one; `migrate` puts the guards back."""
    from accounts.guards import lift

    lift(schema_editor.connection)


def give_ids(apps, schema_editor):
    for name in ("Facet", "Criterion"):
        model = apps.get_model("criteria", name)
        for row in model.objects.all():
            row.public_id = accounts.identifiers.public_id()
            row.save(update_fields=["public_id"])


def _public_id(**options):
    return models.CharField(
        default=accounts.identifiers.public_id, editable=False, max_length=20, **options
    )


VERSION = models.PositiveIntegerField(default=0, help_text="counts changes of a draft")


class Migration(migrations.Migration):
    dependencies = [("criteria", "0001_first"), migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.RunPython(lift_guards, migrations.RunPython.noop),
        migrations.AddField(
            "criteriaset",
            "drafted_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            "criteriaset",
            models.UniqueConstraint(
                condition=models.Q(("status", "draft")), fields=("code",), name="criteria_one_draft"
            ),
        ),
        migrations.AddField("facet", "version", VERSION),
        migrations.AddField("criterion", "version", VERSION.clone()),
        migrations.AddField("facet", "public_id", _public_id(null=True)),
        migrations.AddField("criterion", "public_id", _public_id(null=True)),
        migrations.RunPython(give_ids, migrations.RunPython.noop),
        migrations.AlterField("facet", "public_id", _public_id(unique=True)),
        migrations.AlterField("criterion", "public_id", _public_id(unique=True)),
    ]
