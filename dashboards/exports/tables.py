"""Which tables an export of a partnership holds: what every side sees, and what only this side may read.

A test holds this list against all models of the house: a model that belongs to a partnership stands in
`TABLES`, or in `LEFT_OUT` with the reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Count, Exists, Field, ForeignKey, Model, OuterRef, Q, QuerySet

from accounts.lists.files import AT_ONCE
from accounts.organisations.models import Organisation
from accounts.people.models import User
from partnerships.joint_sessions.learned.reads import AFTER
from partnerships.room.models import Participant, Partnership, Side

Narrow = Callable[[QuerySet, Side, datetime], QuerySet]


@dataclass(frozen=True)
class Table:
    """One table: `model` as "label.Model", `path` from it to the partnership.

    `narrow(rows, side, now)` leaves what this side may read; `leave` names columns that stay at home.
    """

    model: str
    path: str = "partnership"
    narrow: Narrow | None = None
    leave: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return self.model.replace(".", "_").lower()

    @property
    def model_class(self) -> type[Model]:
        return apps.get_model(self.model)

    def rows(self, partnership: Partnership, side: Side, now: datetime) -> Iterator[dict[str, Any]]:
        """Return the rows as the columns say, in one statement, in a lasting order."""
        rows = self.model_class._default_manager.filter(**{self.path: partnership}).order_by("pk")
        if self.narrow is not None:
            rows = self.narrow(rows, side, now)
        columns = self.columns()
        for values in rows.values_list(*columns.values()).iterator(chunk_size=AT_ONCE):
            yield dict(zip(columns, values, strict=True))

    def columns(self) -> dict[str, str]:
        """Return the name of each column and the path by which it is read."""
        found: dict[str, str] = {}
        for field in self.model_class._meta.concrete_fields:
            if field.name not in (*ALWAYS_LEFT, *self.leave):
                found |= _columns_of(field)
        return found

    def schema(self) -> dict[str, str]:
        """Return for each column what kind of value stands in it."""
        fields = {field.name: field for field in self.model_class._meta.concrete_fields}
        return {name: _kind(fields.get(path.split("__")[0])) for name, path in self.columns().items()}


ALWAYS_LEFT = ("id", "partnership", "is_demonstration", "stored_as")


def _columns_of(field: Field) -> dict[str, str]:
    """A person by name and side, a side by its organisation, anything else by its public id."""
    if not isinstance(field, ForeignKey):
        return {field.name: field.name}
    other = field.remote_field.model
    if other is Participant:
        return {field.name: f"{field.name}__user__name", f"{field.name}_side": _side(f"{field.name}__side")}
    if other is Side:
        return {field.name: _side(field.name)}
    if other is User:
        return {field.name: f"{field.name}__name"}
    if other is Organisation:
        return {field.name: f"{field.name}__name"}
    if any(each.name == "public_id" for each in other._meta.concrete_fields):
        return {field.name: f"{field.name}__public_id"}
    return {field.name: field.name}


def _side(path: str) -> str:
    return f"{path}__organisation__name"


def _kind(field: Field | None) -> str:
    if field is None:
        return "text"
    if isinstance(field, ForeignKey):
        return "name or public id of what it refers to"
    return {
        "DateTimeField": "moment, ISO 8601, UTC",
        "DateField": "day, ISO 8601",
        "BooleanField": "true or false",
        "DecimalField": "decimal, as text",
        "JSONField": "JSON",
    }.get(field.get_internal_type(), "number" if "Integer" in field.get_internal_type() else "text")


# --- what one side may read -------------------------------------------------
def _own_side(rows: QuerySet, side: Side, now: datetime) -> QuerySet:
    return rows.filter(side=side)


def _opened(rows: QuerySet, side: Side, now: datetime) -> QuerySet:
    """Sealed until all have given theirs: the own one, and the others once they were opened."""
    return rows.filter(Q(side=side) | Q(opened_at__isnull=False))


def _revealed(rows: QuerySet, side: Side, now: datetime) -> QuerySet:
    return rows.filter(Q(side=side) | Q(revealed_at__isnull=False))


def _to_opened_offers(rows: QuerySet, side: Side, now: datetime) -> QuerySet:
    return rows.filter(offer__opened_at__isnull=False)


def _learned(rows: QuerySet, side: Side, now: datetime) -> QuerySet:
    """Two sides read each other's lines once both have written theirs, or after a week; as on the page."""
    others = rows.filter(session=OuterRef("session"), side=OuterRef("about"), about=OuterRef("side"))
    return rows.filter(Q(side=side) | Q(Exists(others)) | Q(session__ends_at__lte=now - AFTER))


def _fit(rows: QuerySet, side: Side, now: datetime) -> QuerySet:
    """Marks are read once every side at the table has handed in its own on the same criteria."""
    handed_in = rows.filter(handed_in_at__isnull=False)
    seated = Side.objects.seated().filter(partnership=side.partnership_id).count()
    complete = handed_in.filter(side__left_at=None).values("criteria").annotate(n=Count("side"))
    opened = complete.filter(n__gte=max(seated, 1)).values("criteria")
    return rows.filter(Q(side=side) | Q(handed_in_at__isnull=False, criteria__in=opened))


def _shown_to(rows: QuerySet, side: Side, now: datetime) -> QuerySet:
    """Some warnings are shown first to the side that acted, and to the others from a moment on."""
    return rows.filter(Q(shown_to_all_at__lte=now) | Q(shown_first_to=None) | Q(shown_first_to=side))


def _tables(*models: str, path: str = "partnership") -> list[Table]:
    return [Table(model, path) for model in models]


TABLES: list[Table] = [
    # the room
    Table("room.Side"),
    Table("room.Participant"),
    Table("room.Proposal"),
    Table("room.Consent", "proposal__partnership"),
    Table("room.Event"),
    Table("room.ChainHead"),
    Table("room.Question"),
    Table("room.Answer", "question__partnership"),
    Table("room.Attachment"),
    Table("room.Note", narrow=_own_side),
    Table("room.StandIn", "side__partnership"),
    # sessions
    *_tables(
        "joint_sessions.Series",
        "joint_sessions.JointSession",
        "joint_sessions.AgendaItem",
        "joint_sessions.Decision",
        "joint_sessions.Commitment",
        "joint_sessions.DatePoll",
    ),
    Table("joint_sessions.ProposedMoment", "poll__partnership"),
    Table("joint_sessions.MomentAnswer", "moment__poll__partnership"),
    *_tables(
        "joint_sessions.SessionGuest",
        "joint_sessions.Minutes",
        "joint_sessions.Readiness",
        path="session__partnership",
    ),
    Table("joint_sessions.Learned", "session__partnership", _learned),
    # the five conditions
    *_tables(
        "choice.Benefit",
        "choice.Criterion",
        "choice.Idea",
        "choice.InterestDeclaration",
        "choice.RelationRole",
        "choice.Intent",
        "choice.Decline",
    ),
    Table("choice.Stake", "idea__partnership"),
    Table("choice.Readiness", narrow=_own_side),
    Table("choice.DepthSheet", narrow=_opened),
    Table("choice.Vote", narrow=_opened),
    Table("fit.FitSheet", narrow=_fit),
    *_tables(
        "equality.Principle",
        "equality.CharterEntry",
        "equality.MeetingLine",
        "equality.Contribution",
        "equality.Gain",
        "equality.Grievance",
    ),
    Table("equality.SideWord", "principle__partnership"),
    Table("equality.KeyPerson", "line__partnership"),
    Table("equality.CultureProfile", narrow=_revealed),
    Table("equality.VisitNote", "side__partnership"),
    Table("equality.SideSize", "side__partnership"),
    Table("equality.Repair", "grievance__partnership"),
    *_tables(
        "vision.Vision",
        "vision.VisionComment",
        "vision.SealedVision",
        "vision.Position",
        "vision.Expectation",
        "vision.Restatement",
        "vision.Objective",
        "vision.Milestone",
        "vision.Measurement",
        "vision.ReadinessPoint",
        "vision.ConductRule",
    ),
    Table("vision.VisionDraft", "vision__partnership"),
    Table("vision.SupportAsk", narrow=_own_side),
    Table("vision.SynergyVote", narrow=_opened),
    *_tables(
        "agreements.Agreement",
        "agreements.AcceptedAgreement",
        "agreements.OwnTerms",
        "agreements.ParkedTopic",
        "agreements.ReuseRight",
        "agreements.SharingKey",
    ),
    *_tables("agreements.ExitCheck", "agreements.Clause", "agreements.Term", path="agreement__partnership"),
    *_tables(
        "agreements.ClauseWording",
        "agreements.ClauseRestatement",
        "agreements.ClauseConfirmation",
        path="clause__agreement__partnership",
    ),
    *_tables("start_small.QuickWin", "start_small.Initiative", "start_small.KitchenVisit"),
    Table("start_small.SideValue", "quick_win__partnership"),
    Table("start_small.Impression", "visit__partnership"),
    # concerns
    Table("concerns.Mandate"),
    Table("concerns.MandateCheck", "mandate__partnership"),
    Table("concerns.OutsideOffer", narrow=_opened),
    Table("concerns.OfferResponse", "offer__partnership", _to_opened_offers),
    # the way
    Table("journey.StageMove"),
    Table("journey.Parting"),
    Table("journey.HandoverItem"),
    Table("journey.Trial"),
    Table("journey.Renewal"),
    # trust
    Table("reviews.ReviewPlan"),
    Table("reviews.TrustReview", leave=("public_key", "next_coverage_at", "cleaned_at", "key_destroyed_at")),
    Table("reviews.ReviewResult", "review__partnership"),
    Table("reviews.ReviewTalk", "review__partnership"),
    Table("signals.Warning", narrow=_shown_to),
]

LEFT_OUT: dict[str, str] = {
    "room.OpenSeat": "holds an invitation to somebody who has not sat down",
    "room.Standing": "figures for lists, all of which stand elsewhere",
    "choice.Candidacy": "belongs to the search of one organisation, which no candidate knows of",
    "signals.SignalSnapshot": "worked out from facts that all stand in the other tables",
    "signals.ResultDigest": "a narrow copy of the result",
    "signals.Watch": "when the sweep looks again",
    "reviews.ReviewSide": "coverage stands in the result; before the close only what a page may say",
    "reviews.ReviewInvitation": "who is asked is the own side's; nothing joins a person and an answer",
    "reviews.SealedSheet": "sealed: nobody reads it before the close, and nobody by itself after",
    "reviews.AnswerSheet": "single answers are read by nobody",
    "reviews.JointSheet": "what it said stands in the result",
    "reviews.JointSignature": "what was signed stands in the result",
    "reviews.Remark": "shown shuffled on the page, from five on, and never carried away",
    "reviews.ReviewStatistics": "full precision, read by no page",
}
