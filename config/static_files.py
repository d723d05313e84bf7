"""Static files with their content's hash in the name, also on a machine where the typefaces were not built."""

from pathlib import PurePosixPath

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUILT = PurePosixPath("built")  # made by the set-up, not in the tree


class _TypefacesMayBeMissing:
    """What the set-up makes may be missing: it then keeps its plain name and the browser its own letters.

    Everything else that is missing still stops the collection, as it should.
    """

    def hashed_name(self, name, content=None, filename=None):
        try:
            return super().hashed_name(name, content, filename)
        except ValueError:
            if BUILT in PurePosixPath(name).parents:
                return name
            raise


class HashedStaticFiles(_TypefacesMayBeMissing, ManifestStaticFilesStorage):
    """Hashed names."""


class CompressedHashedStaticFiles(_TypefacesMayBeMissing, CompressedManifestStaticFilesStorage):
    """Hashed names, compressed beside."""
