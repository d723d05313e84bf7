"""What the search knows of each room. Of nothing that one side keeps to itself there is a source."""

from django.utils.translation import gettext_lazy as _

from partnerships.agreements.models import Agreement, Clause
from partnerships.choice.models import Idea
from partnerships.concerns.models import OutsideOffer
from partnerships.equality.models import Contribution, Principle
from partnerships.joint_sessions.models import Commitment, Decision, JointSession
from partnerships.room.attachments.models import Attachment
from partnerships.room.questions.models import Question
from partnerships.room.search import Source, register
from partnerships.room.seats.models import Participant, Partnership
from partnerships.start_small.models import Initiative, KitchenVisit, QuickWin
from partnerships.vision.models import Milestone, Objective


def register_all() -> None:
    """Called once, from `apps.ready`; the order is that of the results."""
    for source in (*_THE_ROOM, *_SESSIONS, *_CONDITIONS):
        register(source)


_THE_ROOM = (
    Source(
        "partnership",
        _("Partnerships"),
        Partnership.objects.all,
        ("subject", "standing__search_text"),
        on="stage_since",
        when=_("at this stage since %(day)s"),
        address="room_overview",
        partnership="standing__partnership",
    ),
    Source(
        "person",
        _("People"),
        lambda: Participant.objects.present().filter(side__left_at=None),
        ("user__name", "job_title", "side__organisation__name"),
        on="joined_at",
        when=_("since %(day)s"),
        note="side__organisation__name",
        address="room_people",
        subject="user__public_id",
    ),
    Source(
        "question",
        _("Questions"),
        Question.objects.all,
        ("text", "answers__text", "asked_by__user__name"),
        on="asked_at",
        when=_("asked on %(day)s"),
    ),
    Source(
        "attachment",
        _("Files"),
        Attachment.objects.kept,
        ("name",),
        on="uploaded_at",
        when=_("added on %(day)s"),
        address="attachment_list",
    ),
)
_SESSIONS = (
    Source(
        "session",
        _("Sessions"),
        JointSession.objects.all,
        ("subject", "purpose", "place"),
        on="starts_at",
        note="place",
    ),
    Source(
        "decision",
        _("Decisions"),
        Decision.objects.all,
        ("text", "reason"),
        on="proposed_at",
        when=_("proposed on %(day)s"),
        note="reason",
    ),
    Source(
        "commitment",
        _("Commitments"),
        Commitment.objects.all,
        ("what", "owner__user__name"),
        on="due_on",
        when=_("due on %(day)s"),
        note="owner__user__name",
    ),
)
_CONDITIONS = (
    Source(
        "idea",
        _("Ideas"),
        Idea.objects.all,
        ("title", "text", "brought_by__user__name"),
        on="brought_at",
        when=_("brought on %(day)s"),
        note="text",
        address="idea",
    ),
    Source(
        "principle",
        _("Principles"),
        Principle.objects.all,
        ("text", "reason"),
        on="drafted_at",
        when=_("drafted on %(day)s"),
        note="reason",
    ),
    Source(
        "contribution",
        _("Contributions"),
        lambda: Contribution.objects.filter(withdrawn_at=None, corrected_at=None),
        ("what",),
        on="on_day",
    ),
    Source(
        "objective",
        _("Objectives"),
        lambda: Objective.objects.standing(),
        ("title", "reason", "verification", "owner__user__name", "counterpart__user__name"),
        on="due_on",
        when=_("due on %(day)s"),
        note="reason",
    ),
    Source(
        "milestone",
        _("Milestones"),
        lambda: Milestone.objects.filter(dropped_at=None),
        ("title",),
        on="due_on",
        when=_("due on %(day)s"),
        note="objective__title",
        address="objective_detail",
        subject="objective__public_id",
    ),
    Source(
        "agreement", _("Agreements"), Agreement.objects.all, ("title",), on="begun_at", when=_("begun on %(day)s")
    ),
    Source(
        "clause",
        _("Clauses"),
        lambda: Clause.objects.filter(removed_at=None),
        ("title", "text", "number"),
        on="drafted_at",
        when=_("drafted on %(day)s"),
        note="text",
        partnership="agreement__partnership",
    ),
    Source(
        "quick_win",
        _("Quick wins"),
        QuickWin.objects.all,
        ("title", "problem", "owner__user__name", "co_owner__user__name"),
        on="added_at",
        when=_("added on %(day)s"),
        note="problem",
    ),
    Source(
        "initiative",
        _("Initiatives"),
        Initiative.objects.all,
        ("title",),
        on="starts_on",
        when=_("from %(day)s"),
        note="objective__title",
    ),
    Source("kitchen_visit", _("Kitchen visits"), KitchenVisit.objects.all, ("place",), on="visited_on"),
    Source(
        "outside_offer",
        _("Outside offers"),
        lambda: OutsideOffer.objects.exclude(opened_at=None),
        ("title", "better", "from_whom"),
        on="opened_at",
        when=_("opened on %(day)s"),
        address="offer_detail",
    ),
)
