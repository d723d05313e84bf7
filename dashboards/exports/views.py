"""Taking a partnership's memory along: for leads and directors of every side, at any time."""

from django.http import FileResponse, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.lists.files import download
from accounts.people.gates import readonly
from dashboards.exports import archive
from partnerships.roles import Permission
from partnerships.room.access import Access, requires
from partnerships.room.pages import inner_page


@requires(Permission.EXPORT)
@require_safe
@readonly
def room_export(request, access: Access) -> HttpResponse:
    """Say what the archive holds, and what it does not."""
    return inner_page(request, access, "export", "dashboards/room_export.html", {"side": access.side})


@requires(Permission.EXPORT)
@require_safe
@readonly
def room_export_file(request, access: Access) -> FileResponse:
    """Return the archive of this side."""
    now = timezone.now()
    return download(
        lambda file: archive.write(file, partnership=access.partnership, side=access.side, now=now),
        name=f"samen-{access.partnership.public_id}-{now:%Y-%m-%d}.zip",
        content_type="application/zip",
    )
