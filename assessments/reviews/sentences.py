"""How the events of a review read in the history of a room. None says anything of its content."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from partnerships.room.chronicle import sentences
from partnerships.room.chronicle.sentences import Verb
from partnerships.room.history.models import Event


def register_sentences() -> None:
    """Tell the history how the verbs of this room read."""
    sentences.register_group("review", _("Trust reviews"))
    for key, sentence in (
        ("review.opened.full", _("Full review %(number)s opened.")),
        ("review.opened.farewell", _("Review %(number)s opened: the farewell review.")),
        ("review.opened.pulse", _("Pulse %(number)s opened.")),
        ("review.closed", _("Review %(number)s closed; all sides can read the result.")),
        ("review.extended", _("Review %(number)s stays open longer: all sides agreed.")),
        ("review.talk_planned", _("%(who)s named the session in which review %(number)s is talked about.")),
        ("review.void", _("Review %(number)s came to nothing: its key was gone.")),
        ("review.joint_written", _("%(who)s wrote in the joint sheet of review %(number)s.")),
        ("review.joint_signed", _("%(who)s signed the joint sheet of review %(number)s.")),
    ):
        sentences.register(Verb(key, sentence, _numbers))


def _numbers(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    return {event.pk: {"number": str(event.data.get("number", ""))} for event in events}
