"""What holds for every page a person asks for."""

from django.utils import translation
from django.utils.cache import patch_cache_control


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
