"""What pages show of questions: lists, blocks on other pages, what waits, how long answers took."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.roles import Permission
from partnerships.room.about import About, code_of, find_abouts
from partnerships.room.access import Access
from partnerships.room.questions.models import Answer, Question
from partnerships.room.seats.models import Partnership, Side
from partnerships.room.subjects import Shown

State = Question.State
SHORT = 90


@dataclass(frozen=True)
class Asked:
    """One question as it stands in a list. `waits_for`: whose move it is, in words; empty once settled."""

    public_id: str
    text: str
    url: str
    mark: int
    who: str
    asked_at: datetime
    state: str
    waits_for: str
    waits_for_you: bool
    replies: str
    about: About | None = None

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN


@dataclass(frozen=True)
class Block:
    """The questions about one thing, for the page of that thing."""

    questions: list[Asked]
    ask_url: str
    can_ask: bool


@dataclass(frozen=True)
class AnswerTime:
    """How long one question took. `asked` is the side that was to answer; None: any other, none has yet."""

    question: str
    asked_by_side: int
    asked: int | None
    asked_at: datetime
    answered_at: datetime | None


def of_partnership(partnership: Partnership) -> QuerySet[Question]:
    """Questions of one room with all that a list shows of each."""
    return (
        Question.objects.filter(partnership=partnership)
        .select_related("asked_by__user", "side__organisation", "to_side__organisation")
        .annotate(said=Count("answers", filter=Q(answers__is_further=False)))
    )


def about(access: Access, kind: str, public_id: str) -> Block:
    """Return the questions about one thing, open ones first; one statement.

    For a page: `questions.reads.about(access, "decision", decision.public_id)` into the context as
    `questions`, and `{% include "room/questions/_about.html" %}`.
    """
    return about_many(access, [(kind, public_id)])[kind, public_id]


def about_many(access: Access, things: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Block]:
    """Return the questions about each of many things; one statement for all."""
    things = list(things)
    found: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    wanted = of_partnership(access.partnership).filter(
        subject_kind__in={kind for kind, _id in things}, subject_id__in={public_id for _kind, public_id in things}
    )
    for question in wanted.exclude(state=State.WITHDRAWN).order_by("-asked_at", "-pk"):
        found[question.subject_kind, question.subject_id].append(asked(question, access))
    return {
        thing: Block(
            sorted(found[thing], key=lambda one: not one.is_open),
            f"{reverse('question_ask', args=[access.partnership.public_id])}?about={code_of(*thing)}",
            access.may(Permission.ASK_AND_ANSWER),
        )
        for thing in things
    }


def listed(access: Access, questions: Iterable[Question]) -> list[Asked]:
    """Return rows of the list, each with what it is about: one statement for each kind of thing."""
    questions = list(questions)
    abouts = find_abouts(access.partnership, {(q.subject_kind, q.subject_id) for q in questions if q.subject_kind})
    return [asked(q, access, abouts.get((q.subject_kind, q.subject_id))) for q in questions]


def asked(question: Question, access: Access, about: About | None = None) -> Asked:
    """Return one question as a row. It should come from `of_partnership`."""
    return Asked(
        question.public_id,
        question.text,
        reverse("question_detail", args=[access.partnership.public_id, question.public_id]),
        question.side.mark,
        f"{question.asked_by.user.name} ({question.side.short_name})",
        question.asked_at,
        question.state,
        waits_for(question),
        is_your_move(question, access),
        _replies(question),
        about,
    )


def _replies(question: Question) -> str:
    said = getattr(question, "said", 0)
    return ngettext("%(n)s answer", "%(n)s answers", said) % {"n": said} if said else ""


def waits_for(question: Question) -> str:
    """Say whose move it is; empty for a question that waits for nobody."""
    if question.state != State.OPEN:
        return ""
    if question.answered_at is not None:
        return _("%(side)s says whether this answers it") % {"side": question.side.short_name}
    if question.to_side is None:
        return _("waits for an answer of another side")
    return _("waits for an answer of %(side)s") % {"side": question.to_side.short_name}


def is_your_move(question: Question, access: Access) -> bool:
    """Tell whether the reader can bring this question on now."""
    if question.state != State.OPEN or not access.may(Permission.ASK_AND_ANSWER):
        return False
    if question.answered_at is not None:
        return question.side_id == access.side.pk
    return question.side_id != access.side.pk and question.to_side_id in (None, access.side.pk)


def other_sides(access: Access) -> list[Side]:
    """Return the sides that the reader's side can ask, alphabetically."""
    sides = Side.objects.seated().filter(partnership=access.partnership).exclude(pk=access.side.pk)
    return list(sides.select_related("organisation").alphabetical())


def thread(question: Question) -> list[Answer]:
    """Return what was said under a question, in the order of time."""
    return list(question.answers.select_related("by__user", "side__organisation"))


def short(text: str) -> str:
    """Return a question as it fits into a sentence."""
    line = " ".join(text.split())
    if len(line) <= SHORT:
        return line
    start, _space, _broken = line[:SHORT].rpartition(" ")
    return f"{(start or line[: SHORT - 1]).rstrip(' ,.;:')}…"


def find_questions(partnership: Partnership, public_ids: Collection[str]) -> dict[str, Shown]:
    """Return questions by public id, as a thing that notes and files can be about."""
    rows = Question.objects.filter(partnership=partnership, public_id__in=public_ids)
    return {
        public_id: Shown(short(text), reverse("question_detail", args=[partnership.public_id, public_id]))
        for public_id, text in rows.order_by("pk").values_list("public_id", "text")
    }


def answer_times(partnerships: Collection[int], *, since: datetime) -> dict[int, list[AnswerTime]]:
    """Return for each partnership how long its questions since `since` took; one statement for all.

    Questions that were taken back unanswered are left out; unanswered ones have no `answered_at`.
    """
    first = Answer.objects.filter(question=OuterRef("pk"), is_further=False).order_by("at", "pk")
    rows = (
        Question.objects.filter(partnership__in=partnerships, asked_at__gte=since)
        .exclude(state=State.WITHDRAWN, first_answered_at=None)
        .annotate(answering=Subquery(first.values("side")[:1]))
        .order_by("asked_at", "pk")
    )
    found: dict[int, list[AnswerTime]] = defaultdict(list)
    for row in rows:
        side = row.to_side_id or row.answering
        found[row.partnership_id].append(
            AnswerTime(row.public_id, row.side_id, side, row.asked_at, row.first_answered_at)
        )
    return found


# --- what waits for a person ------------------------------------------------
def _answering_sides(seats) -> list[int]:
    return [s.side_id for s in seats if s.carries(Permission.ASK_AND_ANSWER)]


def waiting_for(seats) -> QuerySet[Question]:
    """Questions that one of these seats can answer for the side that is asked."""
    own = _answering_sides(seats)
    sits = Side.objects.filter(pk__in=own, partnership=OuterRef("partnership"))
    any_other = Q(to_side=None) & Exists(sits) & ~Q(side__in=own)
    return Question.objects.waiting().filter(Q(to_side__in=own) | any_other)


def answered_for(seats) -> QuerySet[Question]:
    """Questions of these people themselves that were answered."""
    able = [s.pk for s in seats if s.carries(Permission.ASK_AND_ANSWER)]
    return Question.objects.to_be_judged().filter(asked_by__in=able)
