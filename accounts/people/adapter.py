"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils.translation import override

from accounts.people import known_devices


class ByInvitationOnly(DefaultAccountAdapter):
    """Nobody registers; people come in by an invitation."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request, **credentials) -> str:
        # By account and never by what a header says; a browser the person has used has a count of its own.
        return known_devices.counted_as(request, credentials.get("email", ""))

    def post_login(self, request, user, **how):
        with override(user.language):  # the next page speaks it; the one left behind may not have
            response = super().post_login(request, user, **how)
        known_devices.remember(response, request, user.email)
        return response

    def is_safe_url(self, url: str | None) -> bool:
        try:
            return super().is_safe_url(url)
        except ValueError:  # half an address, such as "http://["
            return False

    def build_absolute_uri(self, request, location: str) -> str:
        # Addresses in mails come from the settings, never from a Host header that a visitor can choose.
        return settings.BASE_URL + location

    def get_reset_password_from_key_url(self, key: str) -> str:
        return settings.BASE_URL + super().get_reset_password_from_key_url(key).removeprefix(settings.BASE_URL)
