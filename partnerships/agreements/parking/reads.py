"""Where there is talk of terms before their moment."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from partnerships.agreements.parking.contract_words import about_terms
from partnerships.joint_sessions.models import AgendaItem
from partnerships.room.models import Attachment, Partnership
from partnerships.vision.sealing.reads import is_sealed

MOST = 500


@dataclass(frozen=True)
class ContractTalk:
    """One thing whose words are about terms, before the vision is sealed. `place`: `file` or `agenda`."""

    place: str
    words: str
    found: str
    at: datetime
    url: str


def contract_talk(partnership: Partnership) -> list[ContractTalk]:
    """Return what is about terms too early, oldest first; nothing once the vision is sealed."""
    return [] if is_sealed(partnership) else talk_before_the_seal(partnership)


def talk_before_the_seal(partnership: Partnership) -> list[ContractTalk]:
    """Return what is about terms, oldest first, in a room whose vision is known not to be sealed."""
    found = []
    files = Attachment.objects.filter(partnership=partnership, removed_at=None).order_by("uploaded_at", "pk")
    for name, at in files.values_list("name", "uploaded_at")[:MOST]:
        words = about_terms(name.rpartition(".")[0] or name)
        if words:
            url = reverse("agreements", args=[partnership.public_id])
            found.append(ContractTalk("file", name, words, at, url))
    items = AgendaItem.objects.filter(partnership=partnership, let_go_at=None).order_by("added_at", "pk")
    for title, at in items.values_list("title", "added_at")[:MOST]:
        words = about_terms(title)
        if words:
            url = reverse("agreements", args=[partnership.public_id])
            found.append(ContractTalk("agenda", title, words, at, url))
    return sorted(found, key=lambda talk: talk.at)
