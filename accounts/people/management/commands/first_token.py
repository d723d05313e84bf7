"""Print the address at which the first administrator of an empty installation makes an account."""

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone

from accounts.people import actions


class Command(BaseCommand):
    help = "On an installation without accounts, prints the one-time token and address of the first day."

    def handle(self, *args, **options):
        token = actions.first_token(now=timezone.now())
        if not token:
            return
        self.stdout.write("No account exists yet. Make the first administrator here, once:")
        self.stdout.write(f"  {settings.BASE_URL}{reverse('setup', args=[token])}")
        self.stdout.write(f"  token: {token}")
