"""Lists one can search, sort, page through and take along, with all of it in the address."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.lists.files import FORMATS
from accounts.people.fields import LineField

PER_PAGE = 25


class SearchForm(forms.Form):
    """What is searched for; the chosen order travels along."""

    q = LineField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    sort = forms.CharField(required=False, widget=forms.HiddenInput)


class OrderedForm(SearchForm):
    """The same for a list without column heads: the order is chosen in the form.

    `searched`: the columns in which every word is looked for. `orders`: name in the address → label and
    columns; the first is the order without asking, and its name is empty.
    """

    searched: tuple[str, ...] = ()
    orders: dict[str, tuple[object, tuple]] = {}

    sort = forms.ChoiceField(label=_("Order"), required=False)
    field_order: Sequence[str] | None = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sort"].choices = [(name, label) for name, (label, _columns) in self.orders.items()]
        self.order_fields([name for name in self.fields if name != "sort"])

    @property
    def asked(self) -> dict:
        """What was asked for; what cannot be read in the address counts as not said."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or "" for name in self.fields}

    def found_in(self, rows: QuerySet) -> QuerySet:
        """Return the rows that hold every word, in the order that was asked for; equals stand by age."""
        asked = self.asked
        for word in asked["q"].split():
            rows = rows.filter(reduce(or_, (Q(**{f"{name}__icontains": word}) for name in self.searched)))
        _label, columns = self.orders[asked["sort"]]
        return rows.order_by(*columns, "pk")


def by_day(column: str) -> dict[str, tuple[object, tuple]]:
    """Return the two orders that a list by day has: the newest first, the oldest first."""
    return {"": (_("Newest first"), (f"-{column}",)), "oldest": (_("Oldest first"), (column,))}


@dataclass(frozen=True)
class Listing:
    """A page of rows with the form that found them. `sort`: a key of the view's table, with "-" downwards.

    `rows`: all that were found, in that order.
    """

    form: forms.Form
    page: Page
    sort: str
    searched: str
    rows: QuerySet


def listing(request, rows: QuerySet, *, sorts: dict[str, str], may_take: bool, form_class=SearchForm) -> Listing:
    """Search, sort and page `rows` (a queryset with `matching`) as the address asks, in two statements.

    `sorts`: name in the address → column; the first is the order without asking, rows without a value stand
    last. What cannot be read in the address counts as not said. `may_take` as in `paged`.
    """
    form = form_class(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = rows.matching(asked.get("q", ""))
    sort = request.GET.get("sort", "")
    if sort.removeprefix("-") not in sorts:
        sort = next(iter(sorts))
    column = sorts[sort.removeprefix("-")]
    down = sort.startswith("-") != column.startswith("-")
    by = F(column.removeprefix("-"))
    found = found.order_by(by.desc(nulls_last=True) if down else by.asc(nulls_last=True), "pk")
    return Listing(form, paged(request, found, may_take=may_take), sort, asked.get("q", ""), found)


def paged(
    request, rows: QuerySet | Sequence, *, may_take: bool, per_page: int = PER_PAGE, total: int | None = None
) -> Page:
    """Return the page of `rows` that the address asks for; a number that cannot be read counts as the first.

    `may_take`: the reader may have the whole list as a file; the page then offers it (`page.formats`).
    `total`: how many rows there are, where the caller has counted them already.
    """
    paginator = Paginator(rows, per_page)
    if total is not None:
        paginator.count = total  # Django's paginator counts but once, and now not at all
    page = paginator.get_page(request.GET.get("page"))
    page.formats = FORMATS if may_take else ()
    return page
