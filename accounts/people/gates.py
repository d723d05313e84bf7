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


def organisation_member(view: Callable) -> Callable:
    """People of an organisation: the view gets the person's membership in place of the organisation's id."""
    return _within_organisation(view, "member", lambda membership: True)


def organisation_administrator(view: Callable) -> Callable:
    """Administrators of an organisation. Its other people get 403, everybody else 404."""
    return _within_organisation(view, "administrator", lambda membership: membership.is_administrator)


def organisation_searcher(view: Callable) -> Callable:
    """Who may search partners for an organisation. Its other people get 403, everybody else 404."""
    return _within_organisation(
        view,
        "searcher",
        lambda membership: membership.is_administrator or membership.may_open_partnerships,
    )


def _within_organisation(view: Callable, name: str, has_right: Callable) -> Callable:
    @wraps(view)
    def guarded(request, organisation: str, *args, **kwargs):
        if not request.user.is_authenticated:
            raise Http404
        # Through the person, so that this room need not know the one above it.
        membership = (
            request.user.memberships.present()
            .filter(organisation__public_id=organisation)
            .select_related("organisation")
            .first()
        )
        if membership is None:
            raise Http404
        if not has_right(membership):
            raise PermissionDenied
        return view(request, membership, *args, **kwargs)

    return marked(guarded, Gate("organisation", name))


class WritingRefused(PermissionDenied):
    """A reading view tried to write."""


def _only_select(execute, sql, params, many, context):
    # PostgreSQL puts the parts of a union into brackets.
    if sql.lstrip(" \n(").split(" ", 1)[0].upper() not in {"SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK"}:
        raise WritingRefused(f"a reading view must not write: {sql[:80]}")
    return execute(sql, params, many, context)


def readonly(view: Callable) -> Callable:
    """The view and its template may read and nothing else: any other statement raises."""

    @wraps(view)
    def reading(request, *args, **kwargs):
        with connection.execute_wrapper(_only_select):
            return view(request, *args, **kwargs)

    return reading


def reads_on_get(view: Callable) -> Callable:
    """A page with a form: asked by GET it may only read, as if it were `readonly`; it writes by POST."""
    reading = readonly(view)

    @wraps(view)
    def reading_unless_posted(request, *args, **kwargs):
        return (view if request.method == "POST" else reading)(request, *args, **kwargs)

    return reading_unless_posted


def posted(request):
    """Return what was sent, even if it is nothing; None for a page that is only asked for."""
    return request.POST if request.method == "POST" else None
