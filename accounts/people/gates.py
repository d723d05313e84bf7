"""How a request is let in. Every view carries exactly one gate; a test walks the address tree and looks."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404


@dataclass(frozen=True)
class Gate:
    """What a view's door looks like: `kind` and, where there is one, the permission asked."""

    kind: str
    permission: str = ""


def marked(view: Callable, gate: Gate) -> Callable:
    """Write on a view which gate it stands behind."""
    if hasattr(view, "gate"):
        raise ValueError(f"{view.__name__} has two gates")
    view.gate = gate
    return view


def open_to_all(view: Callable) -> Callable:
    """Anybody may come in, also without signing in. For pages that tell nothing about anybody."""
    return marked(login_not_required(view), Gate("open"))


def by_link(view: Callable) -> Callable:
    """Whoever holds the link may come in. The view itself looks the link up and answers 404 otherwise."""
    return marked(login_not_required(view), Gate("link"))


def signed_in(view: Callable) -> Callable:
    """Anybody with an account. For a person's own things and for lists that show only what is theirs."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not request.user.is_authenticated:
            raise Http404
        return view(request, *args, **kwargs)

    return marked(guarded, Gate("signed_in"))


def installation_administrator(view: Callable) -> Callable:
    """Administrators of the installation. Others learn nothing, not even that the page exists."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not (request.user.is_authenticated and request.user.is_installation_administrator):
            raise Http404
        return view(request, *args, **kwargs)

    return marked(guarded, Gate("installation_administrator"))


class WritingRefused(PermissionDenied):
    """A reading view tried to write."""


def _only_select(execute, sql, params, many, context):
    if sql.lstrip().split(" ", 1)[0].upper() not in {"SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK"}:
        raise WritingRefused(f"a reading view must not write: {sql[:80]}")
    return execute(sql, params, many, context)


def readonly(view: Callable) -> Callable:
    """The view and its template may read and nothing else: any other statement raises."""

    @wraps(view)
    def reading(request, *args, **kwargs):
        with connection.execute_wrapper(_only_select):
            return view(request, *args, **kwargs)

    return reading
