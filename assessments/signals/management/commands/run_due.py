"""Do now what beat would have done by then; print counts as one JSON object."""

import json
from datetime import datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.post.actions import deliver_due
from assessments.reviews import actions as reviews
from assessments.reviews.actions.key_folder import KeysElsewhere
from assessments.signals import actions as signals
from partnerships.journey.ending import end_due
from partnerships.room.models import Partnership


class Command(BaseCommand):
    help = "Opens, reminds, closes, warns and mails what is due. Safe to run at any time, also twice."

    def add_arguments(self, parser):
        parser.add_argument("--as-of", help="ISO moment; later than now only on demonstration or test data")

    def handle(self, *args, **options):
        now = self._moment(options["as_of"])
        counts = {"opened": 0, "reminded": 0, "closed": 0, "snapshots": 0, "warnings": 0}
        try:
            end_due(now=now)
            counts |= reviews.run_due(now=now)
        except KeysElsewhere as refusal:
            raise CommandError(str(refusal)) from refusal
        counts |= signals.run_due(now=now)
        deliver_due(now=now)
        self.stdout.write(json.dumps(counts))

    def _moment(self, text: str | None) -> datetime:
        now = timezone.now()
        if not text:
            return now
        try:
            moment = parse_datetime(text)
        except ValueError:
            moment = None
        if moment is None:
            raise CommandError(f"{text!r} is not a moment; write for example 2026-05-01T08:00:00+02:00")
        moment = moment if timezone.is_aware(moment) else timezone.make_aware(moment)
        if moment > now and Partnership.objects.filter(is_demonstration=False).exists():
            raise CommandError("A moment later than now is for demonstration or test data only.")
        return moment
