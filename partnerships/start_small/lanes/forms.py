"""What is typed about initiatives. Forms check; actions write."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import DayField, LineField
from accounts.versions import VersionedForm
from partnerships.room.access import Access
from partnerships.room.seats.models import Participant
from partnerships.start_small.lanes.models import Initiative
from partnerships.start_small.quick_wins.forms import RowField
from partnerships.vision.models import Objective


class InitiativeForm(forms.Form):
    """Work of some months and the objective it serves."""

    title = LineField(label=_("What it brings"), max_length=160)
    objective = RowField(label=_("Objective it serves"), required=False)
    starts_on = DayField(label=_("Starts on"), years=(2000, 2100))
    ends_on = DayField(label=_("Ends on"), years=(2000, 2100))
    owner = RowField(label=_("Who carries it for your side"))

    def __init__(self, *args, access: Access, people: list[Participant], **kwargs):
        super().__init__(*args, **kwargs)
        objectives = Objective.objects.standing().filter(partnership=access.partnership)
        self.fields["objective"].offer(objectives.order_by("title", "pk"), none=_("None yet"))
        self.fields["owner"].offer(people, none="", label=lambda person: person.user.name)

    def clean(self):
        typed = super().clean()
        starts, ends = typed.get("starts_on"), typed.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("It ends before it starts."))
        return typed


class InitiativeEditForm(VersionedForm, InitiativeForm):
    """An initiative that exists."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, people=[], **kwargs)
        del self.fields["owner"]


class MoveForm(forms.Form):
    """To which state."""

    to = forms.ChoiceField(choices=Initiative.State.choices)
