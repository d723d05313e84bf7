"""What the forms of this room have in common: a form sent twice, people of the room, days in good order."""

from collections.abc import Iterable

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id as new_public_id
from accounts.people import fields
from partnerships.joint_sessions.themes import Theme
from partnerships.room.models import Participant, Partnership


class OnceForm(forms.Form):
    """A form that makes something new: the id is given out with it, so that sent twice it makes one thing.

    The id is signed for this room, so that nobody can send one of somebody else's.
    """

    public_id = forms.CharField(widget=forms.HiddenInput, max_length=200)

    def __init__(self, *args, partnership: Partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self._signer = signing.Signer(salt=f"samen.new.{partnership.public_id}")
        self.fields["public_id"].initial = self._signer.sign(new_public_id())

    def clean_public_id(self) -> str:
        """Return the id that this form was given out with."""
        try:
            return self._signer.unsign(self.cleaned_data["public_id"])
        except signing.BadSignature:
            raise ValidationError(_("This form is not complete. Please open it anew."), code="unsigned") from None


def people_of(partnership: Partnership) -> list[Participant]:
    """Return everybody at the table today, by side and name, as forms offer them."""
    seats = Participant.objects.present().filter(partnership=partnership, side__left_at=None)
    people = list(seats.select_related("user", "side__organisation"))
    return sorted(people, key=lambda p: (p.side.name.lower(), p.user.name.lower(), p.pk))


def offered(people: Iterable[Participant]) -> list[tuple[str, str]]:
    """Return people as choices: “Marieke Tol (Aldersteen)”."""
    return [(person.public_id, f"{person.user.name} ({person.side.short_name})") for person in people]


def themes() -> list[tuple[str, str]]:
    """Return the themes as choices."""
    return [(theme.value, capfirst(str(theme.label))) for theme in Theme]


class DayField(fields.DayField):
    """A day on which something of this room can be."""

    years = (1990, 2099)
