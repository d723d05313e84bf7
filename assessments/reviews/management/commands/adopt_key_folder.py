"""Make SAMEN_KEY_DIR the key folder of this installation, after the old one was lost."""

from django.core.management.base import BaseCommand

from assessments.reviews.actions import key_folder


class Command(BaseCommand):
    help = "After the key folder was lost: use this one. Open rounds without keys become void and are asked anew."

    def handle(self, *args, **options):
        key_folder.adopt()
        self.stdout.write("This is the key folder now. Rounds whose keys are gone close as void at their time.")
