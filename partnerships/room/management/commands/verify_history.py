"""Check every hash chain; exit 1 and the place on the first break."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from partnerships.room.chronicle import checking


class Command(BaseCommand):
    help = (
        "Checks the event chain of every partnership and the texts it speaks of, and says where one does not "
        "hold. --save keeps the heads of all chains in a file outside the database; --against compares with "
        "such a file, which also finds a history that was rewritten as a whole."
    )

    def add_arguments(self, parser):
        parser.add_argument("--against", metavar="FILE", help="heads that were kept earlier")
        parser.add_argument("--save", metavar="FILE", help="write the heads of now, if all chains hold")

    def handle(self, *args, **options):
        kept = self._kept(options["against"]) if options["against"] else []
        for found in checking.breaks():
            self._refuse(found)
        for found in checking.breaks_against(kept):
            self._refuse(found)
        heads = checking.heads()
        if options["save"]:
            Path(options["save"]).write_text(checking.written(heads), encoding="utf-8")
        self.stdout.write(f"{len(heads)} chains hold." + (f" {len(kept)} kept heads fit." if kept else ""))

    def _refuse(self, found: checking.Break) -> None:
        raise CommandError(f"partnership {found.partnership}, event {found.number}: {found.what}", returncode=1)

    def _kept(self, path: str) -> list[checking.KeptHead]:
        try:
            kept = checking.read(Path(path).read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}", returncode=1) from None
        except ValueError as error:
            raise CommandError(f"{path}: {error}", returncode=1) from None
        if not kept:
            raise CommandError(f"{path} holds no heads: nothing would be compared", returncode=1)
        return kept
