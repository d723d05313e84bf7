"""Django's migrate, followed by the guards of the history."""

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from accounts import guards


class Command(Migrate):
    """Migrates, then makes the triggers anew: a remade table has lost its own."""

    def handle(self, *args, **options):
        super().handle(*args, **options)
        if not options.get("plan") and not options.get("check_unapplied"):
            guards.install(connections[options["database"]])
