"""Lists one can search, sort and page through, with all of it in the address."""

from dataclasses import dataclass

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import LineField

PER_PAGE = 25


class SearchForm(forms.Form):
    """What is searched for; the chosen order travels along."""

    q = LineField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    sort = forms.CharField(required=False, widget=forms.HiddenInput)


@dataclass(frozen=True)
class Listing:
    """A page of rows with the form that found them. `sort`: a key of the view's table, with "-" downwards."""

    form: forms.Form
    page: Page
    sort: str
    searched: str


def listing(request, rows: QuerySet, *, sorts: dict[str, str], form_class=SearchForm) -> Listing:
    """Search, sort and page `rows` (a queryset with `matching`) as the address asks, in two statements.

    `sorts`: name in the address → column; the first is the order without asking. What cannot be read in
    the address counts as not said.
    """
    form = form_class(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = rows.matching(asked.get("q", ""))
    sort = request.GET.get("sort", "")
    if sort.removeprefix("-") not in sorts:
        sort = next(iter(sorts))
    column = sorts[sort.removeprefix("-")]
    found = found.order_by(f"-{column}" if sort.startswith("-") else column, "pk")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return Listing(form, page, sort, asked.get("q", ""))
