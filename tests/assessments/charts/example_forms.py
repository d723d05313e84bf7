"""A form with every kind of field, and a list's filters."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row, Submit
from django import forms


class QuickWinForm(forms.Form):
    """Stands for any form of ours."""

    name = forms.CharField(label="Name of the quick win", help_text="One line, as you would say it.")
    kind = forms.ChoiceField(
        label="Where it came from",
        choices=[("visit", "Kitchen visit"), ("irritation", "Irritation of either side")],
    )
    problem = forms.CharField(label="What is the problem", widget=forms.Textarea, required=False)
    due = forms.DateField(label="Due", widget=forms.DateInput(attrs={"type": "date"}))
    effort = forms.IntegerField(label="Effort in days", required=False)
    owners = forms.MultipleChoiceField(
        label="Who owns it",
        choices=[("1", "Marieke Tol"), ("2", "Esther Vonk")],
        widget=forms.CheckboxSelectMultiple,
        help_text="At least one person of each side.",
    )
    lane = forms.ChoiceField(
        label="Lane", choices=[("today", "Today"), ("tomorrow", "Tomorrow")], widget=forms.RadioSelect
    )
    is_open = forms.BooleanField(
        label="Show it to the other side now", required=False, help_text="Until then only your side sees it."
    )
    attachment = forms.FileField(label="Attachment", required=False)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.attrs = {"data-guard": True}
        helper.layout = Layout(
            "name",
            "kind",
            Row("due", "effort"),
            "problem",
            Fieldset("Who and when", "owners", "lane"),
            "is_open",
            "attachment",
        )
        helper.add_input(Submit("save", "Save the quick win", data_busy="Saving …"))
        return helper


class Filters(forms.Form):
    q = forms.CharField(label="Search by name or subject", required=False, widget=forms.SearchInput)
    stage = forms.ChoiceField(
        label="Stage",
        required=False,
        choices=[("", "All stages"), ("choosing", "Choosing"), ("growing", "Growing")],
    )
    order = forms.ChoiceField(
        label="Order", required=False, choices=[("", "Needs attention first"), ("name", "Name")]
    )
    waits = forms.BooleanField(label="Something waits", required=False)
