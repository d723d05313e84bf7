"""Answering by personal link. Nobody signs in, no session is read, nothing about the person is kept.

Pages whose address holds a token send no referrer at all. The others have no token in their address and keep
the referrer to our own site: a browser that sends none also hides the origin of a form, and Django then
refuses the form.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.http import require_http_methods, require_safe

from accounts.people.gates import by_link, posted, reads_on_get
from assessments.disclosure.public import COMMENTS_FROM
from assessments.reviews import actions
from assessments.reviews.forms import AnswersForm, PointForm
from assessments.reviews.pages.answering import PartPage, part_page
from assessments.reviews.pages.words import count_word
from assessments.reviews.personal_link import PersonalLink, cookie_name, keep_in_cookie, open_link
from assessments.reviews.questionnaire import Questionnaire, questionnaire_of

NO_REFERRER, OWN_SITE_ONLY = "no-referrer", "same-origin"
get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@by_link
@require_safe
@reads_on_get
def answer_link(request, token: str) -> HttpResponse:
    """Exchange the token of a mailed link for a cookie; nothing is written down by following a link."""
    request.user = AnonymousUser()
    link = open_link(token, now=timezone.now())
    if link is None:
        return _gone(request, names_token=True)
    response = redirect("answer_part", link.review.public_id, 1)
    keep_in_cookie(response, link)
    return _quiet(response, NO_REFERRER)


def with_link(view: Callable) -> Callable:
    """Hand the link that the round's cookie carries to the view; without one the page is gone."""

    @wraps(view)
    def guarded(request, review: str, *args, **kwargs):
        # Whoever may be signed in on this device has nothing to do with these pages.
        request.user = AnonymousUser()
        link = open_link(request.COOKIES.get(cookie_name(review), ""), now=timezone.now())
        if link is None or link.review.public_id != review:
            return _gone(request)
        language = _language(request, link)
        with translation.override(language):
            try:
                response = view(request, link, *args, **kwargs)
            except actions.NotOpen:
                return _gone(request)
        response.headers["Content-Language"] = language
        return _quiet(response, OWN_SITE_ONLY)

    return guarded


def alone(view: Callable) -> Callable:
    """Send people of a side that answers in one joint sheet to the page that says so."""

    @wraps(view)
    def for_one_person(request, link: PersonalLink, *args, **kwargs):
        if link.open_mode:
            return redirect("answer_together", link.review.public_id)
        return view(request, link, *args, **kwargs)

    return for_one_person


@by_link
@get_or_post
@reads_on_get
@with_link
@alone
def answer_part(request, link: PersonalLink, part: int) -> HttpResponse:
    """One part of the questionnaire: shown by GET, saved by POST."""
    sheet = actions.open_sheet(invitation=link.invitation, token=link.token)
    paper = _paper(link, sheet)
    shown = paper.part(part)
    if shown is None:
        return redirect("answer_part", link.review.public_id, 1)
    form = AnswersForm(
        posted(request),
        statements=shown.statements,
        with_remarks=part == len(paper.parts),
        initial=sheet.remarks,
    )
    if request.method == "POST":
        return _save(request, link, paper, part, form)
    return _show(request, link, part_page(link, paper, shown, form, sheet))


def _save(request, link: PersonalLink, paper: Questionnaire, part: int, form: AnswersForm) -> HttpResponse:
    """Keep what can be kept, then go where the person wants to go; stay where something cannot be read."""
    readable = form.is_valid()
    sheet = actions.save_draft(
        invitation=link.invitation,
        token=link.token,
        answers=form.answers,
        remarks=form.remarks,
        now=timezone.now(),
    )
    if not readable:
        saved = _paper(link, sheet)
        return _show(request, link, part_page(link, saved, saved.part(part), form, sheet))
    if request.POST.get("go") == "back":
        return redirect("answer_part", link.review.public_id, max(part - 1, 1))
    if part < len(paper.parts):
        return redirect("answer_part", link.review.public_id, part + 1)
    done = _paper(link, sheet)
    if done.open_count or (done.lowest and not sheet.remarks.get(actions.POINT)):
        return redirect("answer_check", link.review.public_id)
    return _hand_in(link)


@by_link
@get_or_post
@reads_on_get
@with_link
@alone
def answer_check(request, link: PersonalLink) -> HttpResponse:
    """Ask once, kindly, whether open statements should stay open, and what would move a low rating; hand in."""
    sheet = actions.open_sheet(invitation=link.invitation, token=link.token)
    paper = _paper(link, sheet)
    form = PointForm(posted(request), initial=sheet.remarks)
    # A sheet without any answer is not handed in: it would count as a view where there is none.
    if request.method == "POST" and paper.answered_count and form.is_valid():
        said = {actions.POINT: form.cleaned_data["point"]} if paper.lowest else {}
        return _hand_in(link, said)
    if not paper.open_count and not paper.lowest:
        return redirect("answer_part", link.review.public_id, len(paper.parts))
    context = {
        "review": link.review,
        "paper": paper,
        "form": form if paper.lowest else None,
        "whose": _whose(link),
        "writers_word": count_word(max(COMMENTS_FROM, link.review.minimum)),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "reviews/answer_check.html", context, status=status)


@by_link
@require_safe
@reads_on_get
@with_link
@alone
def answer_thanks(request, link: PersonalLink) -> HttpResponse:
    """Say what happens next, when the result comes, and how to change or withdraw."""
    sheet = actions.open_sheet(invitation=link.invitation, token=link.token)
    if not sheet.handed_in:
        return redirect("answer_part", link.review.public_id, 1)
    paper = _paper(link, sheet)
    return render(request, "reviews/answer_thanks.html", {"review": link.review, "paper": paper})


@by_link
@get_or_post
@reads_on_get
@with_link
@alone
def answer_withdraw(request, link: PersonalLink) -> HttpResponse:
    """Ask once more, in words, and then remove the sheet."""
    if request.method == "POST":
        actions.withdraw(invitation=link.invitation, token=link.token, now=timezone.now())
        return redirect("answer_withdrawn", link.review.public_id)
    return render(request, "reviews/answer_withdraw.html", {"review": link.review})


@by_link
@require_safe
@reads_on_get
@with_link
@alone
def answer_withdrawn(request, link: PersonalLink) -> HttpResponse:
    """Say that the sheet is gone, and that one may begin again."""
    return render(request, "reviews/answer_withdrawn.html", {"review": link.review})


@by_link
@require_safe
@reads_on_get
@with_link
def answer_together(request, link: PersonalLink) -> HttpResponse:
    """Say that this side is too small for anonymity and answers in one joint, signed sheet."""
    if not link.open_mode:
        return redirect("answer_part", link.review.public_id, 1)
    return render(request, "reviews/answer_together.html", {"review": link.review, "side": link.invitation.side})


def _paper(link: PersonalLink, sheet: actions.Sheet) -> Questionnaire:
    return questionnaire_of(link.review, link.invitation.side, sheet.answers)


def _hand_in(link: PersonalLink, remarks: dict[str, str] | None = None) -> HttpResponse:
    actions.hand_in(
        invitation=link.invitation, token=link.token, answers={}, remarks=remarks or {}, now=timezone.now()
    )
    return redirect("answer_thanks", link.review.public_id)


def _show(request, link: PersonalLink, page: PartPage) -> HttpResponse:
    return render(
        request, "reviews/answer_part.html", {"page": page, "review": page.review, "whose": _whose(link)}
    )


def _whose(link: PersonalLink) -> str:
    """The name of whom the link is for: whoever opened a colleague's link by mistake sees it at once."""
    return link.invitation.participant.user.name


def _language(request, link: PersonalLink) -> str:
    """The language chosen on this device, else the person's own."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else link.person.language


def _gone(request, *, names_token: bool = False) -> HttpResponse:
    """One page for every link that opens nothing: unknown, closed, withdrawn or somebody else's."""
    response = render(request, "reviews/link_gone.html", {"names_token": names_token}, status=404)
    return _quiet(response, NO_REFERRER if names_token else OWN_SITE_ONLY)


def _quiet(response: HttpResponse, referrer: str) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = referrer
    return response
