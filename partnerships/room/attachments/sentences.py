"""Files in the history. A name somebody gave a file is shown, and kept out of the chain itself."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.room.attachments.models import Attachment
from partnerships.room.chronicle.sentences import Verb
from partnerships.room.history.models import Event


def _names(events: list[Event]) -> Mapping[int, Mapping[str, str]]:
    rows = Attachment.objects.filter(public_id__in={event.subject_id for event in events}).order_by("pk")
    names = dict(rows.values_list("public_id", "name"))
    return {event.pk: {"file": names.get(event.subject_id) or _("something")} for event in events}


VERBS = (
    Verb("attachment.added", gettext_lazy("%(who)s added the file “%(file)s”."), _names),
    Verb("attachment.removed", gettext_lazy("%(who)s took the file “%(file)s” away."), _names),
)
