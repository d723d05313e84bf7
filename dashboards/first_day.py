"""What the sides of a new room can begin with: a first meeting, what each hopes to gain, one concrete idea."""

from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from assessments.reviews.models import ReviewResult, TrustReview
from partnerships.choice.models import Benefit, Idea
from partnerships.equality.models import Contribution
from partnerships.joint_sessions.models import Commitment, DatePoll, Decision, JointSession
from partnerships.lifecycle import Stage
from partnerships.roles import Function, Permission
from partnerships.room.access import Access
from partnerships.room.first_day import Step, first_steps
from partnerships.room.seats.models import Participant, Partnership
from partnerships.start_small.models import QuickWin
from partnerships.vision.models import Objective

#: What ends the first days of a room; an overview that has any of it shows that instead of the first steps.
_DEEDS = (
    JointSession.objects.exclude(state=JointSession.State.CANCELLED),
    Decision.objects.all(),
    Commitment.objects.all(),
    Contribution.objects.all(),
    Objective.objects.joint(),
    QuickWin.objects.all(),
)


def first_step_of(seats: Sequence[Participant]) -> tuple[Participant, Step] | None:
    """Return the first useful step in the newest room in its first days, for home; in at most five statements.

    Only what this person can do now; None once no room is in its first days.
    """
    seat = _newest(seats)
    if seat is None:
        return None
    access = Access(seat.user, seat.partnership, seat.side, seat, Function(seat.function))
    steps = first_steps(access, together=beginnings(access))
    return next(((seat, step) for step in steps if step.url), None)


def _newest(seats: Sequence[Participant]) -> Participant | None:
    writing = [
        seat.pk for seat in seats if seat.carries(Permission.WRITE_ROOM) and not seat.partnership.has_parted
    ]
    here = {"partnership": OuterRef("partnership")}
    looked_back = ReviewResult.objects.filter(
        review__partnership=OuterRef("partnership"), review__kind=TrustReview.Kind.FULL
    )
    untouched = Participant.objects.filter(pk__in=writing).exclude(Exists(looked_back))
    for deeds in _DEEDS:
        untouched = untouched.exclude(Exists(deeds.filter(**here)))
    with_room = untouched.select_related("user", "partnership__standing", "side__organisation")
    return with_room.order_by("-pk").first() if writing else None


def beginnings(access: Access) -> list[Step]:
    """Return what the reader can do now and the own side has not done, in one statement."""
    if not access.may(Permission.WRITE_ROOM):
        return []
    own = {"partnership": OuterRef("pk"), "side": access.side}
    done = (
        Partnership.objects.filter(pk=access.partnership.pk)
        .annotate(
            meets=Exists(JointSession.objects.filter(partnership=OuterRef("pk"))),
            looks_for_a_day=Exists(DatePoll.objects.filter(partnership=OuterRef("pk"), called_off_at=None)),
            hopes=Exists(Benefit.objects.filter(**own, removed_at=None, beyond_money=True)),
            has_an_idea=Exists(Idea.objects.filter(**own)),
        )
        .values("meets", "looks_for_a_day", "hopes", "has_an_idea")
        .get()
    )
    return list(_not_done(access, **done))


def _not_done(
    access: Access, *, meets: bool, looks_for_a_day: bool, hopes: bool, has_an_idea: bool
) -> Iterator[Step]:
    room = access.partnership.public_id
    if not meets and not looks_for_a_day:
        yield Step(
            _("Propose dates for a first session"),
            _("Theme: what we would like to understand about each other. The others pick one."),
            reverse("date_poll_add", args=[room]),
            _("Propose dates"),
        )
    if access.partnership.stage != Stage.CHOOSING:
        return
    if not hopes:
        yield Step(
            _("Write down what %(side)s hopes to gain, beyond money") % {"side": access.side.short_name},
            _("Three sentences are enough. Each side writes its own before you choose each other."),
            reverse("benefit_new", args=[room]),
            _("Write"),
        )
    if not has_an_idea:
        yield Step(
            _("Bring one small thing that could be better next week"),
            _("A concrete idea does not have to wait for a vision or a contract."),
            reverse("idea_new", args=[room]),
            _("Name one"),
        )
