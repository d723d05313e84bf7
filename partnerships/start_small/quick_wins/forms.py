"""What is typed about quick wins. Forms check; actions write."""

from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.lists import OrderedForm, by_day
from accounts.people.fields import DayField, LineField, TextField
from accounts.versions import VersionedForm
from partnerships.room.access import Access
from partnerships.room.seats.models import Participant
from partnerships.room.seats.reads import sides_at
from partnerships.start_small.kitchen_visits.models import KitchenVisit
from partnerships.start_small.lanes.models import Initiative
from partnerships.start_small.quick_wins import lines
from partnerships.start_small.quick_wins.models import MOST_DAYS, QuickWin
from partnerships.vision.models import Objective


class RowField(forms.ChoiceField):
    """A choice among rows that were offered; cleans to the row, or to None where nothing is chosen."""

    def offer(self, rows, *, none: object, label=str) -> None:
        """Offer these rows, and `none` in words before them (empty: something has to be chosen)."""
        self.rows = {row.public_id: row for row in rows}
        names = [(key, label(row)) for key, row in self.rows.items()]
        self.choices = [("", none), *names] if none else names

    def clean(self, value):
        return self.rows.get(super().clean(value))

    def prepare_value(self, value):
        return getattr(value, "public_id", value)


class QuickWinForm(forms.Form):
    """A candidate as somebody thinks of it."""

    title = LineField(label=_("What gets better"), max_length=160)
    problem = TextField(
        label=_("What is wrong today"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    origin = forms.ChoiceField(label=_("Where it comes from"), initial=QuickWin.Origin.IDEA)
    irritates = RowField(label=_("Whose irritation"), required=False)
    kitchen_visit = RowField(label=_("Found on the visit"), required=False)
    objective = RowField(label=_("Objective it serves"), required=False)
    slice_of = RowField(label=_("First part of"), required=False)
    effort_days = forms.IntegerField(
        label=_("Effort in days"),
        required=False,
        min_value=0,
        max_value=400,
        help_text=_("Of all sides together."),
    )
    receiver = RowField(
        label=_("Who receives it"), required=False, help_text=_("This side confirms that it is there and works.")
    )
    owner = RowField(label=_("Who carries it for your side"))

    def __init__(self, *args, access: Access, people: list[Participant], **kwargs):
        super().__init__(*args, **kwargs)
        room = access.partnership
        sides = sides_at(room)
        fields = self.fields
        fields["origin"].choices = [(o.value, capfirst(o.label)) for o in QuickWin.Origin]
        fields["irritates"].offer(sides, none=_("Nobody’s"))
        fields["receiver"].offer(sides, none=_("Not said yet"))
        fields["kitchen_visit"].offer(
            KitchenVisit.objects.standing().filter(partnership=room).select_related("host__organisation")[:100],
            none=_("None"),
            label=lambda visit: f"{visit.host.name}, {visit.visited_on:%d-%m-%Y}",
        )
        fields["objective"].offer(
            Objective.objects.standing().filter(partnership=room).order_by("title", "pk"), none=_("None yet")
        )
        fields["slice_of"].offer(
            Initiative.objects.running().filter(partnership=room).order_by("title", "pk"), none=_("Nothing longer")
        )
        for name in ("kitchen_visit", "objective", "slice_of"):
            if len(fields[name].choices) == 1:
                del fields[name]
        fields["owner"].offer(people, none="", label=lambda person: person.user.name)

    def said(self) -> dict:
        """Return what the verbs take; what was not on the page is not said."""
        return dict(self.cleaned_data)


class QuickWinEditForm(VersionedForm, QuickWinForm):
    """A quick win that exists: as before, with its day once it is under way."""

    due_on = DayField(label=_("Delivered by"), required=False)

    def __init__(self, *args, quick_win: QuickWin, **kwargs):
        super().__init__(*args, people=[], **kwargs)
        del self.fields["owner"]
        self.started_on = quick_win.started_on
        if quick_win.state == QuickWin.State.CANDIDATE:
            del self.fields["due_on"]
            return
        self.fields["due_on"].required = True
        self.fields["receiver"].required = True

    def clean_due_on(self) -> date:
        return _within(self.cleaned_data["due_on"], self.started_on)


class StartForm(forms.Form):
    """The day by which it is delivered."""

    due_on = DayField(label=_("Delivered by"))

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        last = today + timedelta(days=MOST_DAYS)
        self.fields["due_on"].widget.attrs |= {"min": today.isoformat(), "max": last.isoformat()}
        self.initial.setdefault("due_on", today + timedelta(days=30))

    def clean_due_on(self) -> date:
        return _within(self.cleaned_data["due_on"], self.today)


def _within(due_on: date, started_on: date | None) -> date:
    if started_on and not started_on <= due_on <= started_on + timedelta(days=MOST_DAYS):
        raise ValidationError(
            _("Within ninety days of its start. If it takes longer, which part can be there by then?")
        )
    return due_on


class TakePartForm(forms.Form):
    """Who of the own side carries it."""

    person = RowField(label=_("Who carries it for your side"))

    def __init__(self, *args, people: list[Participant], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].offer(people, none="", label=lambda person: person.user.name)


class ValueForm(VersionedForm):
    """What it is worth to the own side."""

    text = TextField(
        label=_("What it is worth to your side"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In money or beyond. All sides read it."),
    )


class ReasonForm(forms.Form):
    """Why it is set aside, or what is still missing."""

    because = TextField(label=_("The reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class BoardFilter(forms.Form):
    """Which quick wins the board shows; only what is offered."""

    objective = RowField(label=_("Objective"), required=False)
    receiver = RowField(label=_("Who receives it"), required=False)

    def __init__(self, *args, access: Access, **kwargs):
        super().__init__(*args, **kwargs)
        objectives = Objective.objects.standing().filter(partnership=access.partnership)
        self.fields["objective"].offer(objectives.order_by("title", "pk"), none=_("All"))
        self.fields["receiver"].offer(access.sides, none=_("All"))


class QuickWinFilter(BoardFilter, OrderedForm):
    """Which quick wins a list shows; only what is offered."""

    searched = ("title", "problem")
    orders = by_day("added_at") | {
        "title": (_("By name"), ("title",)),
        "due": (_("By day"), (F("due_on").asc(nulls_last=True),)),
        "confirmed": (_("Confirmed last first"), (F("confirmed_on").desc(nulls_last=True),)),
    }

    state = forms.ChoiceField(label=_("State"), required=False)

    field_order = ("q", "state", "objective", "receiver", "sort")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        states = [(state.value, capfirst(state.label)) for state in QuickWin.State]
        self.fields["state"].choices = [("", _("All")), *states]


class BringInForm(forms.Form):
    """A list of open issues: pasted, or as a file."""

    MOST_BYTES = 1_000_000

    pasted = forms.CharField(
        label=_("Paste your list"),
        required=False,
        max_length=60_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One issue a line. Cells copied from a spreadsheet are recognised."),
    )
    file = forms.FileField(label=_("Or choose a CSV file"), required=False)

    def clean(self):
        typed = super().clean()
        file = typed.get("file")
        if file and file.size > self.MOST_BYTES:
            self.add_error("file", _("This file is too big: one megabyte at most."))
        elif not self.errors:
            typed["text"] = lines.decoded(file.read()) if file else typed.get("pasted", "")
            self._sheet(typed["text"])
        return typed

    def _sheet(self, text: str) -> None:
        self.sheet = lines.cut(text)
        if not self.sheet.rows:
            self.add_error("pasted", _("There is no line in it."))
        elif len(self.sheet.rows) > lines.MOST:
            self.add_error("pasted", _("These are more than 300 lines. Bring in those that matter now."))


class ColumnsForm(forms.Form):
    """Which column is what; travels with the list until it is brought in."""

    title = forms.ChoiceField(label=_("What gets better"))
    problem = forms.ChoiceField(label=_("What is wrong today"), required=False)
    effort = forms.ChoiceField(label=_("Effort in days"), required=False)
    skip_first = forms.BooleanField(label=_("The first line holds the headings"), required=False)

    def __init__(self, *args, sheet: lines.Sheet, **kwargs):
        super().__init__(*args, **kwargs)
        columns = [
            (str(n), _("Column %(n)s: %(first)s") % {"n": n + 1, "first": first})
            for n, first in enumerate(sheet.columns)
        ]
        self.fields["title"].choices = columns
        for name in ("problem", "effort"):
            self.fields[name].choices = [("", _("Not in the list")), *columns]

    def chosen(self, known: set[str]) -> dict:
        """Return what `lines.read` takes."""
        typed = self.cleaned_data
        return {
            "title": int(typed["title"]),
            "problem": int(typed["problem"]) if typed["problem"] else None,
            "effort": int(typed["effort"]) if typed["effort"] else None,
            "skip_first": typed["skip_first"],
            "known": known,
        }
