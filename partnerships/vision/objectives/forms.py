"""What is typed about objectives, steps and figures. Forms check; actions write."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField, TextField
from accounts.versions import VersionedForm
from partnerships.roles import Permission
from partnerships.room.access import Access
from partnerships.room.models import Participant, Side
from partnerships.room.once import OnceForm
from partnerships.vision.fields import DayField, LinkField, PastDayForm, PersonField, SideField, lines
from partnerships.vision.figures import FigureField
from partnerships.vision.objectives import rules
from partnerships.vision.objectives.models import Objective


class _ObjectiveFields(forms.Form):
    """All that is agreed about an objective."""

    title = LineField(label=_("The objective"), max_length=160, help_text=_("As you would say it to a colleague."))
    pillar = forms.ChoiceField(label=_("Pillar"), choices=Objective.Pillar)
    reason = TextField(label=_("Why it matters to all of us"), required=False, max_length=1000, widget=lines(3))
    direction = forms.ChoiceField(label=_("The figure"), choices=Objective.Direction)
    unit = LineField(label=_("Unit"), max_length=30, help_text=_("For example %, €, kg per meal, days."))
    baseline = FigureField(label=_("Starting point"))
    baseline_on = DayField(label=_("Measured on"))
    target = FigureField(label=_("Target"))
    due_on = DayField(label=_("By"))
    tolerance = FigureField(
        label=_("May differ by"), required=False, help_text=_("Only for a level that is to be kept.")
    )
    verification = TextField(
        label=_("How every side can verify it"),
        max_length=1000,
        widget=lines(3),
        help_text=_("Who measures, where it can be seen, and who may look."),
    )
    norm_title = LineField(
        label=_("External norm"), required=False, max_length=160, help_text=_("For example the UN Global Compact.")
    )
    norm_version = LineField(label=_("Version of the norm"), required=False, max_length=60)
    norm_link = LinkField(label=_("Where it can be read"), required=False)
    asked_by = SideField(
        label=_("Which side asks for it"),
        queryset=Side.objects.none(),
        required=False,
        to_field_name="public_id",
        empty_label=_("All sides alike"),
    )
    help_given = TextField(
        label=_("Help the asking side gives"),
        required=False,
        max_length=1000,
        widget=lines(3),
        help_text=_("Needed for a cost objective: nobody asks for less without lending a hand."),
    )
    owner = PersonField(label=_("Owner"), queryset=Participant.objects.none(), to_field_name="public_id")
    counterpart = PersonField(
        label=_("Owner on another side"), queryset=Participant.objects.none(), to_field_name="public_id"
    )

    def offer(self, access: Access, also: tuple[Participant, ...] = ()) -> None:
        """Offer the sides and people of this room, and nobody else."""
        self.fields["asked_by"].queryset = (
            Side.objects.seated()
            .filter(partnership=access.partnership)
            .select_related("organisation")
            .alphabetical()
        )
        people = Participant.objects.present().able_to(Permission.WRITE_ROOM).filter(side__left_at=None)
        people = people | Participant.objects.filter(pk__in=[person.pk for person in also])
        people = people.filter(partnership=access.partnership).select_related("user", "side__organisation")
        for name in ("owner", "counterpart"):
            self.fields[name].queryset = people.order_by("side__organisation__name", "user__name", "pk")

    def clean(self):
        typed = super().clean()
        one, other = typed.get("owner"), typed.get("counterpart")
        if one and other and one.side_id == other.side_id:
            self.add_error("counterpart", rules.in_words(rules.Lack.OWNERS))
        if self._has("baseline_on", "due_on") and typed["due_on"] <= typed["baseline_on"]:
            self.add_error("due_on", _("Later than the day of the starting point."))
        if self._has("direction", "baseline", "target") and rules.runs_the_wrong_way(
            typed["direction"], typed["baseline"], typed["target"]
        ):
            self.add_error("target", rules.in_words(rules.Lack.DIRECTION))
        self._check_tolerance(typed)
        return typed

    def _has(self, *names: str) -> bool:
        return all(self.cleaned_data.get(name) is not None for name in names)

    def _check_tolerance(self, typed) -> None:
        tolerance = typed.get("tolerance")
        if typed.get("direction") != "keep":
            typed["tolerance"] = None
        elif tolerance is None and "tolerance" not in self.errors:
            self.add_error("tolerance", rules.in_words(rules.Lack.TOLERANCE))
        elif tolerance is not None and tolerance < 0:
            self.add_error("tolerance", _("Not below zero."))

    def columns(self) -> dict:
        """Return the agreed columns as typed."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("once", "version")}


class NewObjectiveForm(OnceForm, _ObjectiveFields):
    """A first draft."""

    def __init__(self, data=None, *, access: Access, **kwargs):
        super().__init__(data, access=access, **kwargs)
        self.offer(access)


class ObjectiveForm(VersionedForm, _ObjectiveFields):
    """A change of a draft, or a proposal to change what is joint."""

    def __init__(self, data=None, *, access: Access, objective: Objective, **kwargs):
        initial = {name: getattr(objective, name) for name in _ObjectiveFields.base_fields}
        initial |= {"version": objective.version}
        for name in ("asked_by", "owner", "counterpart"):
            initial[name] = initial[name].public_id if initial[name] else ""
        super().__init__(data, initial=initial, **kwargs)
        self.offer(access, also=(objective.owner, objective.counterpart))


class ReasonForm(forms.Form):
    """Why something is set aside or dropped."""

    reason = TextField(label=_("Why? All sides read this."), max_length=1000, widget=lines(3))


class _MilestoneFields(forms.Form):
    title = LineField(label=_("The step"), max_length=160, help_text=_("What will be true by then."))
    due_on = DayField(label=_("By"))


class NewMilestoneForm(OnceForm, _MilestoneFields):
    """A new step towards an objective."""


class MilestoneForm(VersionedForm, _MilestoneFields):
    """Other words or another day."""


class ReachForm(PastDayForm):
    """A step was reached."""

    reached_on = DayField(label=_("Reached on"))
    evidence = TextField(label=_("What shows it"), max_length=1000, widget=lines(3))

    def clean_reached_on(self) -> date:
        return self.past("reached_on")


class MeasurementForm(PastDayForm):
    """A figure with its evidence."""

    measured_on = DayField(label=_("Measured on"))
    value = FigureField(label=_("Figure"))
    evidence = TextField(
        label=_("Where it comes from"),
        max_length=1000,
        widget=lines(3),
        help_text=_("Report, system, count: so that the others find the same."),
    )

    def clean_measured_on(self) -> date:
        return self.past("measured_on")
