"""How a sharing key is shown where it is accepted."""

from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from partnerships.agreements.sharing_keys.actions import KEY, accept_key
from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind
from partnerships.room.models import Proposal


def band_in_words(low: int, high: int | None, share: int, name: str) -> str:
    """Return one band as a sentence."""
    values = {"low": low, "high": high, "share": share, "name": name}
    if high is None:
        return _("Above %(low)s %% of the target: %(name)s takes %(share)s %%") % values
    return _("From %(low)s to %(high)s %% of the target: %(name)s takes %(share)s %%") % values


def money(minor: float, currency: str) -> str:
    """Return an amount as the reader writes it."""
    whole = round(minor / 100)
    return f"{currency} {number_format(whole, use_l10n=True, force_grouping=True)}"


def _title(content: dict[str, Any]) -> str:
    return _("Sharing key: %(title)s") % {"title": content["title"]}


def _rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    found = [
        (_("For"), content["title"]),
        (_("Target"), money(content["target"], content["currency"])),
        (_("Whose cost it is"), content["bears_name"]),
        (_("Who takes part"), content["shares_name"]),
        *((_("Band"), band_in_words(*band, content["shares_name"])) for band in content["bands"]),
    ]
    if content["replaces"]:
        found.append((_("Takes the place of"), content.get("replaces_title") or content["replaces"]))
    return found


def _address(proposal: Proposal) -> str:
    return reverse("agreements", args=[proposal.partnership.public_id])


SHARING_KEY = Kind(KEY, Permission.CONSENT_AS_DIRECTOR, _title, _rows, accept_key, address=_address)
