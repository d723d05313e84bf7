"""What people type about themselves. Forms check; actions write."""

from allauth.account.forms import ResetPasswordForm
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.people.actions import ask_for_new_password
from accounts.people.fields import AddressField, LineField, NewPasswordField
from accounts.people.models import User
from accounts.versions import VersionedForm


def language_field() -> forms.ChoiceField:
    """The language of pages and letters."""
    return forms.ChoiceField(label=_("Language of pages and letters"), choices=settings.LANGUAGES)


class PasswordRule:
    """Checks the chosen password against the rule, knowing the person's own words."""

    def clean(self):
        cleaned = super().clean()
        password = self.cleaned_data.get("password")
        if password:
            person = User(
                name=self.cleaned_data.get("name", ""),
                email=self.cleaned_data.get("email", "") or getattr(self, "email", ""),
            )
            try:
                validate_password(password, person)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned


class NewPasswordAddressForm(ResetPasswordForm):
    """The address to which the link for a new password goes. allauth calls `save` when the form is good."""

    def save(self, request, **kwargs) -> str:
        address = self.cleaned_data["email"]
        ask_for_new_password(address=address, language=get_language(), now=timezone.now())
        return address


class FirstAdministratorForm(PasswordRule, forms.Form):
    """The first account of an installation."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = AddressField(
        label=_("Your work e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = NewPasswordField()
    language = language_field()


class PersonForm(VersionedForm):
    """A person's own details."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = language_field()
