"""Fill the database with a believable load, the same for the same seed."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessments.signals.actions import sweep
from dashboards.simulation.build import simulate
from dashboards.simulation.load import Load

MOST = 1_000_000


class Command(BaseCommand):
    help = "Adds simulated partnerships with people, closed reviews and signals. For test installations only."

    def add_arguments(self, parser):
        parser.add_argument("--partnerships", type=int, required=True)
        parser.add_argument("--rounds", type=int, default=2)
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *args, **options):
        if not 1 <= options["partnerships"] <= MOST or not 0 <= options["rounds"] <= 40:
            raise CommandError(f"--partnerships is 1 to {MOST}, --rounds 0 to 40")
        now = timezone.now()
        made = simulate(Load(options["partnerships"], options["rounds"], options["seed"], now))
        counts = sweep(now=now)
        self.stdout.write(
            f"{made} partnerships with {options['rounds']} reviews each; "
            f"{counts['snapshots']} snapshots, {counts['warnings']} warnings"
        )
