"""What holds for every page a person asks for."""

from django.conf import settings
from django.shortcuts import redirect
from django.utils import translation
from django.utils.cache import patch_cache_control

from accounts.people.models import User

# What works before there is any account, beside files and the page itself.
FIRST_DAY_PATHS = ("/setup/", "/healthz", "/what-we-store/", "/accounts/language/", "/accounts/colours/")


class PersonLanguageMiddleware:
    """Shows pages in the person's own language; before sign-in in the cookie's or the browser's."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = self._language_of(request)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        translation.deactivate()
        return response

    @staticmethod
    def _language_of(request) -> str:
        if request.user.is_authenticated:
            return request.user.language
        return translation.get_language_from_request(request)


class PrivatePagesMiddleware:
    """No page is kept by a cache between Samen and the person."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        return response


class FirstDayMiddleware:
    """While there is no account, every page leads to the one that says where the token is.

    A person who is signed in proves that there is one; nobody else is asked more than one row.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.passed = (*FIRST_DAY_PATHS, "/" + settings.STATIC_URL.lstrip("/"))

    def __call__(self, request):
        if not request.path_info.startswith(self.passed) and self._is_first_day(request):
            return redirect("setup_where")
        return self.get_response(request)

    @staticmethod
    def _is_first_day(request) -> bool:
        return not request.user.is_authenticated and not User.objects.exists()
