"""Does this process have the key folder of this installation?

Only the worker needs it. Whoever runs the same code elsewhere (a shell beside the web process, a mount that
failed) would else open rounds whose keys lie nowhere, and void rounds whose keys lie safe.
"""

from assessments.reviews import keyring
from assessments.reviews.models import KeyFolder


class KeysElsewhere(Exception):
    """The keys of this installation are not in this process's key folder."""

    def __init__(self) -> None:
        super().__init__(
            "SAMEN_KEY_DIR is not the key folder of this installation, so reviews are left alone here. Run this "
            "where the worker runs. If that folder is lost for good: manage.py adopt_key_folder"
        )


def is_here() -> bool:
    """Tell whether the folder is the right one; the first folder ever asked about becomes it."""
    known, _made = KeyFolder.objects.get_or_create(pk=1, defaults={"mark": keyring.mark()})
    return known.mark == keyring.mark()


def needed() -> None:
    """Raise KeysElsewhere unless the folder is the right one."""
    if not is_here():
        raise KeysElsewhere


def adopt() -> None:
    """Make this process's folder the right one, after the old one was lost."""
    KeyFolder.objects.update_or_create(pk=1, defaults={"mark": keyring.mark()})
