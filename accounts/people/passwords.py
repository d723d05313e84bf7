"""What a password must be, said in the reader's language."""

from django.contrib.auth.password_validation import MinimumLengthValidator
from django.utils.translation import ngettext


class LongEnough(MinimumLengthValidator):
    """Length is what makes a password hard to guess. Django's own sentence for it has no Dutch."""

    def get_error_message(self) -> str:
        """Return what is wrong with a password that is too short."""
        return ngettext(
            "This is too short: at least %(number)d character.",
            "This is too short: at least %(number)d characters. A short sentence works well.",
            self.min_length,
        ) % {"number": self.min_length}
