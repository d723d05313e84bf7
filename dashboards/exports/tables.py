"""Which tables an export of a partnership holds: what every side sees, and what only this side may read.

A test holds this list against all models of the house: a model that belongs to a partnership stands in
`TABLES`, or in `LEFT_OUT` with the reason.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Field, ForeignKey, Model, QuerySet

from accounts.organisations.models import Organisation
from accounts.people.models import User
from partnerships.room.models import Participant, Partnership, Side

Narrow = Callable[[QuerySet, Side], QuerySet]


@dataclass(frozen=True)
class Table:
    """One table: `model` as "label.Model", `path` from it to the partnership.

    `narrow(rows, side)` leaves what this side may read; `leave` names columns that stay at home.
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

    def rows(self, partnership: Partnership, side: Side) -> Iterator[dict[str, Any]]:
        """Return the rows as the columns say, in one statement, in a lasting order."""
        rows = self.model_class._default_manager.filter(**{self.path: partnership}).order_by("pk")
        if self.narrow is not None:
            rows = self.narrow(rows, side)
        columns = self.columns()
        for values in rows.values_list(*columns.values()).iterator():
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


def _own_side(rows: QuerySet, side: Side) -> QuerySet:
    return rows.filter(side=side)


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
]

LEFT_OUT: dict[str, str] = {
    "room.OpenSeat": "holds an invitation to somebody who has not sat down",
    "room.Standing": "figures for lists, all of which stand elsewhere",
    "reviews.ReviewSide": "coverage stands in the result; before the close only what a page may say",
    "reviews.ReviewInvitation": "who is asked is the own side's; nothing joins a person and an answer",
    "reviews.SealedSheet": "sealed: nobody reads it before the close, and nobody by itself after",
    "reviews.AnswerSheet": "single answers are read by nobody",
    "reviews.JointSheet": "what it said stands in the result",
    "reviews.JointSignature": "what was signed stands in the result",
    "reviews.Remark": "shown shuffled on the page, from five on, and never carried away",
    "reviews.ReviewStatistics": "full precision, read by no page",
}
