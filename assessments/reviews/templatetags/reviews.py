"""When a round closes, in words, at the clocks of the partnership's own place: `{% load reviews %}`."""

from zoneinfo import ZoneInfo

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assessments.reviews.models import TrustReview

register = template.Library()


@register.filter
def closing_day(review: TrustReview) -> str:
    """The day on which a round closes: 30 September, 30 september."""
    return date_format(_local(review), "j F")


@register.filter
def closing_moment(review: TrustReview) -> str:
    """The moment at which a round closes: 30 September, 17:00."""
    return _("%(day)s, %(time)s") % {"day": closing_day(review), "time": date_format(_local(review), "H:i")}


def _local(review: TrustReview):
    return review.closes_at.astimezone(ZoneInfo(review.partnership.time_zone))
