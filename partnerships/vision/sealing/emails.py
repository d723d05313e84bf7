"""The letter about a seal: that it is set, the head of the chain to keep outside, one link."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.post.actions import put_many
from accounts.post.kinds import Letter
from accounts.post.models import OutboxMail
from partnerships.room.canonical import in_fours
from partnerships.room.models import Participant
from partnerships.vision.sealing.models import SealedVision

KIND = "vision_sealed"


def mail_seal(seal: SealedVision, *, now: datetime) -> None:
    """Write to everybody at the table, so that the head of the chain lies in many hands."""
    people = Participant.objects.present().filter(
        partnership=seal.partnership_id, side__left_at=None, user__is_active=True
    )
    put_many(
        [
            OutboxMail(
                kind=KIND,
                to_email=person.user.email,
                language=person.user.language,
                once=f"{KIND}:{seal.public_id}:{person.user_id}",
                about={"seal": seal.public_id, "user": person.user_id},
            )
            for person in people.select_related("user").order_by("pk")
        ],
        now=now,
    )


def vision_sealed(about: dict) -> Letter | None:
    """The vision is sealed. Nothing for who has no seat any more."""
    seal = SealedVision.objects.select_related("partnership").filter(public_id=about.get("seal", "")).first()
    if seal is None:
        return None
    seated = Participant.objects.present().filter(
        partnership=seal.partnership_id, side__left_at=None, user=about.get("user"), user__is_active=True
    )
    if not seated.exists():
        return None
    return Letter(
        subject=_("Your shared vision is sealed"),
        paragraphs=[
            _("A director of every side has sealed the shared vision of your partnership."),
            _("Keep this letter: with these two numbers anybody can check later that nothing was changed."),
            _("Fingerprint of the text: %(digits)s") % {"digits": in_fours(seal.fingerprint)},
            _("Head of the history, event %(number)d: %(digits)s")
            % {"number": seal.chain_number, "digits": in_fours(seal.chain_digest)},
        ],
        link=settings.BASE_URL + reverse("vision_sealed", args=[seal.partnership.public_id, seal.public_id]),
        link_label=_("Read what was sealed"),
    )
