"""A person's own things: language, colours, settings; and the first day of an installation."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.people import actions
from accounts.people.context import THEME_COOKIE, THEMES
from accounts.people.forms import FirstAdministratorForm, PersonForm
from accounts.people.gates import by_link, open_to_all, posted, readonly, reads_on_get, signed_in
from accounts.people.models import User
from accounts.post.demo_backend import letters_to
from accounts.versions import answer_to, attempt_on

YEAR = 365 * 24 * 3600
LONGEST_ADDRESS = 2000


def csrf_failure(request, reason: str = "") -> HttpResponse:
    """Say in words that the page was open too long; nothing that was typed is thrown away by the browser."""
    return render(request, "403_csrf.html", status=403)


# --- the first day -------------------------------------------------------------------------------------


@open_to_all
@require_safe
@readonly
def setup_where(request) -> HttpResponse:
    """Say where the token of the first day is. Gone as soon as there is an account."""
    if User.objects.exists():
        raise Http404
    return render(request, "people/setup_where.html", {"command": "python manage.py first_token"})


@by_link
@reads_on_get
def setup(request, token: str) -> HttpResponse:
    """Make the first account of the installation."""
    if not actions.is_first_token(token):
        raise Http404
    form = FirstAdministratorForm(
        posted(request),
        initial={"language": translation.get_language()},
    )
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.make_first_administrator(token=token, now=timezone.now(), **form.cleaned_data)
        except actions.FirstDayOver as over:
            messages.info(request, str(over))
            return redirect("account_login")
        login(request, person)
        return redirect("administration")
    return render(request, "people/setup.html", {"form": form}, status=answer_to(form))


# --- a person's own settings ---------------------------------------------------------------------------


@signed_in
@reads_on_get
def person_settings(request) -> HttpResponse:
    """Name, language, organisations, colours, password, sessions."""
    person = request.user
    held = {"name": person.name, "language": person.language, "version": person.version}
    form = PersonForm(posted(request), initial=held)

    def do():
        return actions.edit_person(person=person, **form.cleaned_data)

    tried = attempt_on(form, do)
    if tried.is_done:
        with translation.override(form.cleaned_data["language"]):
            messages.success(request, _("Saved."))
        return redirect("person_settings")
    memberships = person.memberships.present().select_related("organisation").order_by("organisation__name")
    return render(
        request,
        "people/person_settings.html",
        {"form": form, "differences": tried.differences, "memberships": memberships},
        status=answer_to(form, tried.differences),
    )


@signed_in
@require_POST
def person_sign_out_elsewhere(request) -> HttpResponse:
    """End the person's other sessions and keep this one."""
    actions.sign_out_elsewhere(person=request.user)
    update_session_auth_hash(request, request.user)
    messages.success(request, _("You are signed out everywhere else."))
    return redirect("person_settings")


@open_to_all
@require_POST
def person_language(request) -> HttpResponse:
    """Choose the language: kept with the person, before sign-in in a cookie."""
    language = request.POST.get("language", "")
    response = HttpResponseRedirect(_back(request))
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        actions.choose_language(person=request.user, language=language)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@open_to_all
@require_POST
def person_theme(request) -> HttpResponse:
    """Choose the colours: light, dark, or as the device does."""
    theme = request.POST.get("theme", "")
    response = HttpResponseRedirect(_back(request))
    if theme in THEMES:
        response.set_cookie(
            THEME_COOKIE,
            theme,
            max_age=YEAR,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


def _back(request) -> str:
    """Where the person came from, if that is a page of ours."""
    for target in (request.POST.get("next", ""), request.headers.get("Referer", "")):
        is_address = target.startswith(("/", "http://", "https://")) and len(target) <= LONGEST_ADDRESS
        if is_address and url_has_allowed_host_and_scheme(
            target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
        ):
            return target
    return "/"


# --- in plain words ------------------------------------------------------------------------------------


@open_to_all
@require_safe
@readonly
def what_we_store(request) -> HttpResponse:
    """What is stored when, for how long, and what an operator could see."""
    return render(request, "people/what_we_store.html")


@signed_in
@require_safe
@readonly
def demo_post(request) -> HttpResponse:
    """Show the mails that went to the person's own address. Routed in a demonstration only."""
    return render(request, "people/demo_post.html", {"letters": letters_to(request.user.email)})
