"""Django's migrate, followed by the guards of the history and the rows every installation needs."""

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections
from django.utils import timezone

from accounts import first_rows, guards


class Command(Migrate):
    """Migrates, then makes the triggers anew: a remade table has lost its own."""

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if options.get("plan") or options.get("check_unapplied"):
            return
        guards.install(connections[options["database"]])
        if not options.get("app_label"):
            first_rows.write_all(timezone.now())
