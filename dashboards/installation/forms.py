"""What the administrator wants to see of what the jobs did."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.jobs.models import JobRun
from accounts.lists import by_day
from dashboards.installation.words import JOBS

ORDERS = by_day("begun_at")


class RunFilter(forms.Form):
    """By job and by outcome; without asking, all but the many runs that found nothing to do."""

    job = forms.ChoiceField(label=_("Job"), required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), required=False)
    sort = forms.ChoiceField(
        label=_("Order"), required=False, choices=[(name, label) for name, (label, _columns) in ORDERS.items()]
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["job"].choices = [("", _("Every job")), *((task, words.name) for task, words in JOBS.items())]
        self.fields["outcome"].choices = [
            ("", _("All but “nothing to do”")),
            *JobRun.Outcome.choices,
            ("all", _("Every run")),
        ]

    def found_in(self, runs: QuerySet) -> QuerySet:
        """Return the runs that were asked for; what was not offered filters nothing."""
        self.is_valid()
        asked = self.cleaned_data
        if asked.get("job"):
            runs = runs.filter(job=asked["job"])
        outcome = asked.get("outcome", "")
        if not outcome:
            runs = runs.exclude(outcome=JobRun.Outcome.IDLE)
        elif outcome != "all":
            runs = runs.filter(outcome=outcome)
        _label, columns = ORDERS[asked.get("sort", "")]
        return runs.order_by(*columns, "pk")
