"""Two people edit the same thing: nothing is lost, the second sees both texts.

A form carries the version it was filled from. The action writes only if that version still stands
(`save_if_unchanged`); else the view shows the form again with `differences`, and saving once more is then
the reader's own decision. A view tries what a form asks for with `attempt` or `attempt_on`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.db.models import F
from django.utils.translation import gettext as _


class ChangedMeanwhile(Exception):
    """Somebody else saved first. `current` is the row as it stands now."""

    def __init__(self, current):
        self.current = current
        super().__init__()


@dataclass(frozen=True)
class Difference:
    """One field in which the typed text and the saved text differ, both as the reader would say them."""

    label: str
    yours: str
    theirs: str


class VersionedForm(forms.Form):
    """A form that knows which version it was filled from."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def as_typed(self, row):
        """Return what `row` holds under the names of the fields: itself, where they are its columns."""
        return row


def answer_to(form: forms.Form, differences: list[Difference] | tuple = ()) -> int:
    """Return the status of a page that shows this form: 422 when it comes back unsaved, 409 with two texts."""
    if differences:
        return 409
    return 422 if form.is_bound else 200


def save_if_unchanged(row, version: int, **fields) -> bool:
    """Write `fields` if the row still has this version; tell whether anything was written.

    The same content a second time (a double click) writes nothing and is no conflict. Raises
    `ChangedMeanwhile` otherwise.
    """
    model = row._meta.model  # `type` of a lazy request.user is not the model
    current = model._default_manager.get(pk=row.pk)
    if all(getattr(current, name) == value for name, value in fields.items()):
        return False
    saved = model._default_manager.filter(pk=row.pk, version=version).update(version=F("version") + 1, **fields)
    if not saved:
        raise ChangedMeanwhile(model._default_manager.get(pk=row.pk))
    row.refresh_from_db()
    return True


def second_chance(form: forms.Form, current) -> list[Difference]:
    """Return what differs, and let the form, when it is sent again, replace the version of now.

    `current` is the row as it stands now, or what the form's `as_typed` says of it.
    """
    form.data = form.data.copy()
    form.data[form.add_prefix("version")] = current.version
    found = []
    for name in form.fields:
        theirs = getattr(current, name, None)
        if name != "version" and theirs != form.cleaned_data.get(name):
            asked = form.fields[name]
            label = str(asked.label or name)
            found.append(Difference(label, _said(asked, form.cleaned_data.get(name)), _said(asked, theirs)))
    return found


@dataclass(frozen=True)
class Attempt:
    """What came of a form: done, with what the verb `made`; or why not, and the status of the page saying so."""

    is_done: bool = False
    made: Any = None
    refusal: str = ""
    differences: list[Difference] = field(default_factory=list)
    status: int = 200


def attempt(form: forms.Form, do: Callable[[], Any], refusals: tuple[type[Exception], ...] = ()) -> Attempt:
    """Do what a form asks for, once it was sent and is valid.

    What `do` refuses (`refusals`) and what somebody saved meanwhile is 409, a form that is not well formed 422.
    """
    if not form.is_bound:
        return Attempt()
    if not form.is_valid():
        return Attempt(status=422)
    try:
        return Attempt(is_done=True, made=do())
    except ChangedMeanwhile as meanwhile:
        return Attempt(differences=second_chance(form, form.as_typed(meanwhile.current)), status=409)
    except refusals as refusal:
        return Attempt(refusal=str(refusal), status=409)


def attempt_on(
    form: forms.Form, do: Callable[[], Any], refusals: tuple[type[Exception], ...] = (), *, at: str | None = None
) -> Attempt:
    """Do the same; a refusal stands above the form, or at the field called `at`."""
    tried = attempt(form, do, refusals)
    if tried.refusal:
        form.add_error(at, tried.refusal)
    return tried


def _said(asked: forms.Field, value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(asked, forms.ChoiceField):
        return str(dict(asked.choices).get(value, value))
    return str(value or "–")
