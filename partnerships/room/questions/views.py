"""Pages of questions."""

from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.lists import paged
from accounts.lists.files import asks_for_file
from accounts.people.gates import posted, readonly, reads_on_get
from partnerships.roles import Permission
from partnerships.room.about import find_about, find_abouts
from partnerships.room.access import Access, requires
from partnerships.room.pages import inner_page
from partnerships.room.questions import actions, reads
from partnerships.room.questions.forms import AnswerForm, AskForm, AskOnForm, QuestionFilter
from partnerships.room.questions.models import Question
from partnerships.room.questions.sheet import SHEET
from partnerships.room.way_back import way_back


def _with_question(view):
    """Find the question before anything is said about the method: what is not in this room is not there."""

    @wraps(view)
    def finding(request, access: Access, question: str) -> HttpResponse:
        found = reads.of_partnership(access.partnership).filter(public_id=question).first()
        if found is None:
            raise Http404
        return view(request, access, found)

    return finding


@requires(Permission.READ_ROOM)
@require_safe
@readonly
def question_list(request, access: Access) -> HttpResponse:
    """All questions of this room: open ones first, then by date."""
    form = QuestionFilter(request.GET)
    asked = form.asked
    found = form.found_in(reads.of_partnership(access.partnership))
    if asked["state"]:
        found = found.filter(state=asked["state"])
    if asked["kind"]:
        found = found.filter(subject_kind="" if asked["kind"] == "room" else asked["kind"])
    may_take = access.may(Permission.EXPORT)
    if asks_for_file(request):
        return SHEET.answer(request, found, may_take=may_take)
    page = paged(request, found, may_take=may_take)
    page.object_list = reads.listed(access, page.object_list)
    address = [access.partnership.public_id]
    context = {
        "form": form,
        "page": page,
        "can_ask": access.may(Permission.ASK_AND_ANSWER),
        "ask_url": reverse("question_ask", args=address),
        "clear_url": reverse("question_list", args=address),
    }
    return inner_page(request, access, "questions", "room/question_list.html", context)


@requires(Permission.ASK_AND_ANSWER)
@require_http_methods(["GET", "HEAD", "POST"])
@reads_on_get
def question_ask(request, access: Access) -> HttpResponse:
    """Ask another side something, about whatever the address names."""
    about = find_about(access.partnership, request.GET.get("about", ""))
    form = AskForm(posted(request), sides=reads.other_sides(access))
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            question = actions.ask(
                partnership=access.partnership,
                text=form.cleaned_data["text"],
                about=(about.kind, about.public_id),
                to_side=form.asked_side(),
                by=access.participant,
                now=timezone.now(),
            )
        except actions.QuestionRefused as refusal:
            refused = str(refusal)
        else:
            messages.success(request, _("Asked. It stands in the list until your side has its answer."))
            return redirect("question_detail", access.partnership.public_id, question.public_id)
    status = 409 if refused else 422 if request.method == "POST" else 200
    context = {"form": form, "about": about, "refused": refused, "back_url": about.url}
    return inner_page(request, access, "questions", "room/question_ask.html", context, status=status)


@requires(Permission.READ_ROOM)
@_with_question
@require_safe
@readonly
def question_detail(request, access: Access, question: Question) -> HttpResponse:
    """One question with all that was said under it, and what the reader can do."""
    return _page(request, access, question)


@requires(Permission.ASK_AND_ANSWER)
@_with_question
@require_POST
def question_answer(request, access: Access, question: Question) -> HttpResponse:
    """Answer for the reader's side."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, access, question, answer_form=form, status=422)
    try:
        actions.answer(question=question, by=access.participant, now=timezone.now(), **form.cleaned_data)
    except actions.QuestionRefused as refusal:
        return _refused(request, access, question, refusal, answer_form=form)
    messages.success(request, _("Answered. The side that asked reads it now."))
    return _back(request, access, question)


@requires(Permission.ASK_AND_ANSWER)
@_with_question
@require_POST
def question_settle(request, access: Access, question: Question) -> HttpResponse:
    """Say that this answers it."""
    try:
        actions.settle(question=question, by=access.participant, now=timezone.now())
    except actions.QuestionRefused as refusal:
        return _refused(request, access, question, refusal)
    messages.success(request, _("Good. The question is answered and stays readable."))
    return _back(request, access, question)


@requires(Permission.ASK_AND_ANSWER)
@_with_question
@require_POST
def question_reopen(request, access: Access, question: Question) -> HttpResponse:
    """Ask on."""
    form = AskOnForm(request.POST)
    if not form.is_valid():
        return _page(request, access, question, ask_on_form=form, status=422)
    try:
        actions.reopen(question=question, by=access.participant, now=timezone.now(), **form.cleaned_data)
    except actions.QuestionRefused as refusal:
        return _refused(request, access, question, refusal, ask_on_form=form)
    messages.success(request, _("Asked on. The question waits for an answer again."))
    return _back(request, access, question)


@requires(Permission.ASK_AND_ANSWER)
@_with_question
@require_POST
def question_withdraw(request, access: Access, question: Question) -> HttpResponse:
    """Take an own question back."""
    try:
        actions.withdraw(question=question, by=access.participant, now=timezone.now())
    except actions.QuestionRefused as refusal:
        return _refused(request, access, question, refusal)
    messages.success(request, _("Taken back. Nobody is asked about it any more."))
    return _back(request, access, question)


# --- small steps ----------------------------------------------------------
def _back(request, access: Access, question: Question) -> HttpResponse:
    own_page = reverse("question_detail", args=[access.partnership.public_id, question.public_id])
    return redirect(way_back(request, own_page))


def _refused(request, access: Access, question: Question, refusal: actions.QuestionRefused, **forms):
    """Show how it stands now, with what was typed; sending it again is then the reader's own decision."""
    if isinstance(refusal, actions.SaidMeanwhile):
        for form in forms.values():
            form.data = form.data.copy()
            form.data["version"] = refusal.question.version
    return _page(request, access, question, refused=str(refusal), status=409, **forms)


def _page(
    request,
    access: Access,
    question: Question,
    *,
    answer_form: AnswerForm | None = None,
    ask_on_form: AskOnForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    question = reads.of_partnership(access.partnership).get(pk=question.pk)  # as it stands after what was tried
    version = {"version": question.version}
    own = question.side_id == access.side.pk
    may_speak = access.may(Permission.ASK_AND_ANSWER)
    is_open = question.state == Question.State.OPEN
    about = (question.subject_kind, question.subject_id)
    things = find_abouts(access.partnership, {about} if question.subject_kind else set())
    can = {
        "answer": may_speak and is_open and not own,
        "settle": may_speak and is_open and own and question.answered_at is not None,
        "ask_on": may_speak and own and question.state != Question.State.WITHDRAWN and question.said > 0,
        "withdraw": may_speak and is_open and own,
    }
    context = {
        "question": reads.asked(question, access, things.get(about)),
        "said": reads.thread(question),
        "may": can,
        "answer_form": answer_form or AnswerForm(initial=version),
        "ask_on_form": ask_on_form or AskOnForm(initial=version),
        "refused": refused,
        "settled_at": question.settled_at,
    }
    return inner_page(request, access, "questions", "room/question_detail.html", context, status=status)
