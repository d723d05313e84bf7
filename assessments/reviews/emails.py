"""The mails of a review. None says anything of what a partnership holds; each has one clear link."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.post.kinds import Letter, register
from assessments.reviews import keyring, sealing
from assessments.reviews.actions import key_folder
from assessments.reviews.actions.reminding import wants_reminder
from assessments.reviews.models import ReviewInvitation, TrustReview
from assessments.reviews.questionnaire import minutes_for
from partnerships.room.models import Participant


def register_mails() -> None:
    """Tell the post how review mails are written."""
    register("review_invitation", _invitation)
    register("review_reminder", _reminder)
    register("review_link", _link)
    register("review_result", _result)
    register("review_void", _void)


def _open_invitation(about: dict) -> tuple[ReviewInvitation, str] | None:
    """Return the invitation and its link while the round is open and the person is seated; else None."""
    invitation = (
        ReviewInvitation.objects.filter(
            public_id=about["invitation"], participant__left_at=None, review__state=TrustReview.State.OPEN
        )
        .select_related("review__partnership", "participant__user", "side")
        .first()
    )
    if invitation is None:
        return None
    keys = keyring.read(invitation.review.public_id)
    if keys is None:
        key_folder.needed()
        return None
    token = sealing.link_token(keys.secret, invitation.public_id)
    return invitation, settings.BASE_URL + reverse("answer_link", args=[token])


def _until(moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return formats.date_format(local, "j F Y, H:i")


def _promise() -> list[str]:
    return [
        _("The link is yours alone: do not pass it on. Nobody sees who you are or what you answer."),
        _("You can stop, go on and change your answers with the same link until the round closes."),
    ]


def _invitation(about: dict) -> Letter | None:
    found = _open_invitation(about)
    if found is None:
        return None
    invitation, link = found
    review = invitation.review
    subject = review.partnership.subject
    return Letter(
        subject=_("How do you see the partnership? %(subject)s") % {"subject": subject},
        paragraphs=[
            _("Hello %(name)s,") % {"name": invitation.participant.user.get_short_name()},
            f"{_opened(review) % {'subject': subject}} {_how_long(review)}",
            _("You can answer until %(moment)s.")
            % {"moment": _until(review.closes_at, review.partnership.time_zone)},
        ],
        link=link,
        link_label=_("Answer the review"),
        after=_promise(),
    )


def _opened(review: TrustReview) -> str:
    if review.is_farewell:
        return _(
            "The farewell review of “%(subject)s” has opened: how did you see it? All sides answer the same "
            "statements one last time and see the same result at the same moment."
        )
    return _(
        "A trust review of “%(subject)s” has opened. All sides answer the same statements and see "
        "the same result at the same moment."
    )


def _how_long(review: TrustReview) -> str:
    minutes = minutes_for(len(review.item_codes))
    return ngettext(
        "It takes about one minute, also on a phone.",
        "It takes about %(n)s minutes, also on a phone.",
        minutes,
    ) % {"n": minutes}


def _reminder(about: dict) -> Letter | None:
    found = _open_invitation(about)
    if found is None:
        return None
    invitation, link = found
    if not wants_reminder(invitation, link.rstrip("/").rpartition("/")[2], about["number"]):
        return None
    review = invitation.review
    return Letter(
        subject=_("Still open until %(moment)s: %(subject)s")
        % {
            "moment": _until(review.closes_at, review.partnership.time_zone),
            "subject": review.partnership.subject,
        },
        paragraphs=[
            _("Hello %(name)s,") % {"name": invitation.participant.user.get_short_name()},
            f"{_('Your view is still missing in the trust review.')} {_how_long(review)}",
        ],
        link=link,
        link_label=_("Answer the review"),
        after=_promise(),
    )


def _link(about: dict) -> Letter | None:
    found = _open_invitation(about)
    if found is None:
        return None
    invitation, link = found
    return Letter(
        subject=_("Your link to the review: %(subject)s") % {"subject": invitation.review.partnership.subject},
        paragraphs=[
            _("Hello %(name)s,") % {"name": invitation.participant.user.get_short_name()},
            _("You asked for your personal link once more. It is the same as before."),
        ],
        link=link,
        link_label=_("Answer the review"),
        after=_promise(),
    )


def _seated(about: dict) -> tuple[TrustReview, Participant] | None:
    review = TrustReview.objects.select_related("partnership").get(public_id=about["review"])
    person = (
        Participant.objects.present()
        .filter(partnership=review.partnership_id, user=about["user"], side__left_at=None)
        .select_related("user")
        .first()
    )
    return (review, person) if person else None


def _page(review: TrustReview, name: str) -> str:
    return settings.BASE_URL + reverse(name, args=[review.partnership.public_id, review.public_id])


def _result(about: dict) -> Letter | None:
    found = _seated(about)
    if found is None:
        return None
    review, person = found
    return Letter(
        subject=_("The result is there: %(subject)s") % {"subject": review.partnership.subject},
        paragraphs=[
            _("Hello %(name)s,") % {"name": person.user.get_short_name()},
            _("The trust review has closed. Every side can read the result from this moment on."),
        ],
        link=_page(review, "review_result"),
        link_label=_("Read the result"),
    )


def _void(about: dict) -> Letter | None:
    found = _seated(about)
    if found is None:
        return None
    review, person = found
    return Letter(
        subject=_("The round came to nothing: %(subject)s") % {"subject": review.partnership.subject},
        paragraphs=[
            _("Hello %(name)s,") % {"name": person.user.get_short_name()},
            _(
                "The key of this round is gone, so its sealed answers can be read by nobody. No answer is "
                "lost to anyone else. A new round opens by itself: please answer once more."
            ),
        ],
        link=_page(review, "review_result"),
        link_label=_("See what happened"),
    )
