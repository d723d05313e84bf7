"""What is typed about a view."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField

PAGES = ("portfolio",)  # the lists of which views can be kept


class ViewForm(forms.Form):
    """The name, with the list and what its address asks."""

    name = LineField(label=_("Name of this view"), max_length=60)
    page = forms.ChoiceField(choices=[(page, page) for page in PAGES], widget=forms.HiddenInput)
    query = forms.CharField(required=False, widget=forms.HiddenInput)
