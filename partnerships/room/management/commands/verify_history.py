"""Check every hash chain; exit 1 and the place on the first break."""

from django.core.management.base import BaseCommand, CommandError

from partnerships.room.history import actions
from partnerships.room.history.models import ChainHead


class Command(BaseCommand):
    help = "Checks the event chain of every partnership and says where one does not hold."

    def handle(self, *args, **options):
        for found in actions.breaks():
            raise CommandError(
                f"partnership {found.partnership}, event {found.number}: {found.what}", returncode=1
            )
        self.stdout.write(f"{ChainHead.objects.count()} chains hold.")
