"""The views that a person keeps of a list."""

from dataclasses import dataclass

from accounts.people.models import SavedView, User
from accounts.people.saved_views.actions import as_kept
from accounts.people.saved_views.forms import ViewForm


@dataclass(frozen=True)
class Views:
    """What stands above a list. `form`: keeps what is shown now; None where that asks nothing or is kept."""

    kept: list[tuple[SavedView, bool]]
    form: ViewForm | None


def views_of(user: User, page: str, query: str) -> Views:
    """Return a person's views of a list, each with whether it is the one shown; one statement."""
    asked = as_kept(query)
    kept = [(view, view.query == asked) for view in user.saved_views.filter(page=page).order_by("name")]
    is_new = bool(asked) and not any(is_shown for _view, is_shown in kept)
    return Views(kept, ViewForm(initial={"page": page, "query": asked}) if is_new else None)
