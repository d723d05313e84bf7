"""Seed the demonstration, once; print who can sign in. Refuses anything but a demonstration."""

import io
from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.people.models import User
from accounts.post.actions import deliver_due
from accounts.post.demo_backend import DemoBackend
from dashboards.demonstration import build

WHO = [
    ("alice@noordzee.example", "lead of the airline's side: invites, proposes, accepts, answers"),
    ("bob@noordzee.example", "member: answers, writes"),
    ("ruben@noordzee.example", "director of the airline: seals"),
    ("olive@noordzee.example", "observer: reads"),
    ("marieke@aldersteen.example", "lead of the caterer's side"),
    ("hugo@aldersteen.example", "director of the caterer"),
    ("marit@pelorus.example", "lead of the trolley partner, whose review closes soon"),
    ("charlie@rondeel.example", "a competitor of the caterer: sees only the own room"),
    ("ilse@oostwaarde.example", "municipality, a partnership of three"),
    ("admin@samen.example", "administrator of the installation: no partnership at all"),
]


class Command(BaseCommand):
    help = "Fills an empty database with the demonstration and prints who can sign in."

    def add_arguments(self, parser):
        parser.add_argument(
            "--answer",
            action="store_true",
            help="let the colleagues answer the open rounds; these close in three minutes",
        )

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError("This is development or production, no demonstration: start one with `make demo`.")
        now = timezone.now()
        if options["answer"]:
            count = build.let_colleagues_answer(now=now, closes_in=timedelta(minutes=3))
            self.stdout.write(f"The colleagues have answered; {count} rounds close in three minutes.")
            return
        if not User.objects.exists():
            self.stdout.write("Living through nine partnerships, six years ...")
            build.build(now=now)
            self._deliver(now)
        elif not User.objects.filter(is_demonstration=True).exists():
            raise CommandError("There are real people in this database: the demonstration keeps out.")
        self.stdout.write(f"\nSign in with the password {build.PASSWORD}:")
        for address, what in WHO:
            self.stdout.write(f"  {address:<30} {what}")

    def _deliver(self, now):
        """Send what the building has written, so that the sign-in list is the last thing said."""
        if settings.EMAIL_BACKEND.endswith(".DemoBackend"):
            count = deliver_due(now=now, connection=DemoBackend(stream=io.StringIO()))
            where = f"{settings.BASE_URL}/demo/post/"
            self.stdout.write(f"{count} letters have left: sign in and read your own at {where}")
