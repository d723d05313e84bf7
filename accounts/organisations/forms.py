"""What is typed about organisations and the people in them. Forms check; actions write."""

from django import forms
from django.conf import settings
from django.forms.models import fields_for_model
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.calendars.countries import DEFAULT_ZONE, countries, zones
from accounts.organisations.models import Membership, Organisation
from accounts.organisations.short_names import LONGEST, short_of
from accounts.people.fields import AddressField, LineField, NewPasswordField, TextField
from accounts.people.forms import PasswordRule, language_field
from accounts.versions import VersionedForm

RIGHTS = fields_for_model(Membership, Membership.RIGHTS)  # in the words of the membership itself


def _countries():
    return countries(get_language() or settings.LANGUAGE_CODE)


def _kinds():
    return [(kind.value, capfirst(kind.label)) for kind in Organisation.Kind]


def _zones():
    return [(zone, zone.replace("_", " ")) for zone in zones()]


class OrganisationForm(forms.Form):
    """An organisation as its people would introduce it."""

    name = LineField(
        label=_("Name of the organisation"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    short_name = LineField(
        label=_("Short name"),
        max_length=LONGEST,
        required=False,
        help_text=_("As it is said in a sentence: Noordzee, Aldersteen."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=_kinds)
    country = forms.ChoiceField(
        label=_("Country"),
        choices=_countries,
        initial="NL",
        help_text=_("Its public holidays are no working days."),
    )

    def clean(self):
        """Without a short name it is called by its name, without the legal form."""
        cleaned = super().clean()
        if "name" in cleaned and not cleaned.get("short_name") and "short_name" not in self.errors:
            cleaned["short_name"] = short_of(cleaned["name"])
        return cleaned


class OrganisationInPlaceForm(OrganisationForm):
    """An organisation with its time zone."""

    time_zone = forms.ChoiceField(label=_("Time zone"), choices=_zones, initial=DEFAULT_ZONE)


class OrganisationEditForm(VersionedForm, OrganisationInPlaceForm):
    """The details of an organisation that exists."""


class FirstAdministratorInvitationForm(forms.Form):
    """Who will manage the people of an organisation."""

    email = AddressField(
        label=_("Work e-mail"), max_length=254, help_text=_("An address of the organisation itself.")
    )
    name = LineField(label=_("Name"), max_length=120, required=False)
    job_title = LineField(label=_("What this person does there"), max_length=120, required=False)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    message = TextField(
        label=_("A few words of your own"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class InvitationForm(FirstAdministratorInvitationForm):
    """A colleague and what the colleague may do."""

    as_administrator = RIGHTS["is_administrator"]
    as_portfolio_reader = RIGHTS["is_portfolio_reader"]
    may_open_partnerships = RIGHTS["may_open_partnerships"]
    field_order = (
        "email",
        "name",
        "job_title",
        "as_administrator",
        "as_portfolio_reader",
        "may_open_partnerships",
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["email"].help_text = ""


class MembershipForm(VersionedForm):
    """What a person does in an organisation and may do for it."""

    job_title = LineField(label=_("What this person does there"), max_length=120, required=False)
    is_administrator = RIGHTS["is_administrator"]
    is_portfolio_reader = RIGHTS["is_portfolio_reader"]
    may_open_partnerships = RIGHTS["may_open_partnerships"]

    @classmethod
    def held(cls, membership: Membership) -> dict:
        """Return what the form shows of a membership."""
        names = ("job_title", *Membership.RIGHTS, "version")
        return {name: getattr(membership, name) for name in names}


class JoinForm(forms.Form):
    """What a person who has an account says on taking a place."""

    job_title = LineField(
        label=_("What you do there"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )


class NewPersonForm(PasswordRule, JoinForm):
    """What a person without an account says on taking a place. The address is the invitation's."""

    name = LineField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = NewPasswordField()
    language = language_field()
    field_order = ("name", "job_title", "password", "language")

    def __init__(self, *args, email: str, **options):
        self.email = email
        super().__init__(*args, **options)


class OwnOrganisationForm(forms.Form):
    """For which of the own organisations a place is taken: only these are offered."""

    organisation = forms.ModelChoiceField(
        label=_("For which organisation?"),
        queryset=Organisation.objects.none(),
        to_field_name="public_id",
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args, own, **options):
        super().__init__(*args, **options)
        self.fields["organisation"].queryset = own
