"""Back to the page on which a form stood, if that is one of ours."""

from django.utils.http import url_has_allowed_host_and_scheme


def way_back(request, otherwise: str) -> str:
    """Return the address that the form names in `next`, or `otherwise`; never one of another site."""
    target = request.POST.get("next", "") or request.GET.get("next", "")
    own = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if target.startswith("/") and own else otherwise
