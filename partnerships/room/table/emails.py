"""The letter to somebody in whose place another person accepts from now on."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from accounts.post.kinds import Letter
from partnerships.room.seats.models import StandIn


def stand_in_named(about: dict) -> Letter | None:
    """Say who stands in for the reader, until when, and who named them. Nothing once that has ended."""
    stand_in = (
        StandIn.objects.select_related("absent__user", "person__user", "named_by__user", "side__partnership")
        .filter(public_id=about.get("stand_in", ""), ended_at=None, absent__left_at=None, side__left_at=None)
        .first()
    )
    if stand_in is None:
        return None
    partnership = stand_in.side.partnership
    last_moment = stand_in.ends_at - timedelta(microseconds=1)
    words = {
        "person": stand_in.person.user.get_full_name(),
        "by": stand_in.named_by.user.get_full_name(),
        "day": day(partnership.day_at(last_moment)),
    }
    return Letter(
        subject=_("%(person)s stands in for you") % words,
        paragraphs=[
            _(
                "%(by)s has named %(person)s, who until and including %(day)s may accept for your side in your "
                "place."
            )
            % words,
            _(
                "If this is not what you want, end it on the page of the people; nothing accepted meanwhile "
                "changes."
            ),
        ],
        link=settings.BASE_URL + reverse("room_people", args=[partnership.public_id]),
        link_label=_("See who stands in for whom"),
    )
