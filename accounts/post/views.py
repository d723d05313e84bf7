"""The demonstration's mailbox."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.people.gates import readonly, signed_in
from accounts.post.demo_backend import letters_to


@signed_in
@require_safe
@readonly
def demo_post(request) -> HttpResponse:
    """Show the mails that went to the person's own address. Routed in a demonstration only."""
    return render(request, "people/demo_post.html", {"letters": letters_to(request.user.email)})
