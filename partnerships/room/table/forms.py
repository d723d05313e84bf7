"""What is typed when seats are kept and given. Forms check; actions write."""

from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.organisations.models import Membership, Organisation
from accounts.people.fields import AddressField, DayField, LineField, TextField, past_day
from partnerships import glossary
from partnerships.roles import Function
from partnerships.room.once import Once
from partnerships.room.seats.models import Participant, Side
from partnerships.room.table.actions import Guest

A_YEAR = timedelta(days=366)


def _labels() -> list[tuple[str, str]]:
    return [(label.value, capfirst(label.label)) for label in Side.Label]


def _functions() -> list[tuple[str, str]]:
    ordered = (Function.LEAD, Function.DIRECTOR, Function.MEMBER, Function.COUNSEL, Function.OBSERVER)
    return [
        (
            str(function),
            f"{capfirst(glossary.label(f'function.{function}'))}. {glossary.meaning(f'function.{function}')}",
        )
        for function in ordered
    ]


class GuestForm(forms.Form):
    """The other organisation as the inviter knows it, and the person there who gets the letter."""

    guest_organisation = LineField(
        label=_("Organisation"), max_length=160, help_text=_("As you call it. They can write it differently.")
    )
    guest_label = forms.ChoiceField(label=_("What it does in the chain"), choices=_labels)
    guest_name = LineField(label=_("Name of a person there"), max_length=120)
    guest_email = AddressField(label=_("Work e-mail of this person"), max_length=254)
    guest_language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    guest_message = TextField(
        label=_("A personal message"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stands at the top of the invitation, with your name."),
    )

    def guest(self) -> Guest:
        """Return what was typed about the other organisation."""
        typed = self.cleaned_data
        return Guest(
            organisation_name=typed["guest_organisation"],
            label=typed["guest_label"],
            email=typed["guest_email"],
            name=typed["guest_name"],
            language=typed["guest_language"],
            message=typed["guest_message"],
        )


class OpeningForm(Once, GuestForm):
    """A new partnership: the own side and the seat that is kept. `once` is signed for this person."""

    subject = LineField(
        label=_("What it is about"),
        max_length=160,
        help_text=_("For example: maintenance of forty bridges."),
    )
    organisation = forms.ChoiceField(label=_("Your organisation"))
    label = forms.ChoiceField(label=_("What it does in the chain"), choices=_labels)
    lead = forms.ChoiceField(label=_("Lead of your side"))
    partners_since = DayField(
        label=_("Partners since"),
        required=False,
        help_text=_("If you work together already."),
    )

    field_order = ("once", "subject", "partners_since", "organisation", "label", "lead")

    def __init__(self, data=None, *, user, organisations: list[Organisation], today: date, **kwargs):
        super().__init__(data, **kwargs)
        self.user, self.today = user, today
        self.give_out("open-partnership", user.pk)
        self.organisations = {organisation.public_id: organisation for organisation in organisations}
        self.fields["organisation"].choices = [(key, o.name) for key, o in self.organisations.items()]
        self.people = _people_of(organisations)
        self.fields["lead"].choices = _lead_choices(self.people, organisations)
        self.initial.setdefault("lead", f"{organisations[0].public_id}.{user.pk}")
        self.initial.setdefault("label", _usual_label(organisations[0]))
        self.initial.setdefault("guest_label", Side.Label.SUPPLIER)
        self.initial.setdefault("guest_language", user.language)

    def clean_partners_since(self) -> date | None:
        since = self.cleaned_data["partners_since"]
        if since and not 1900 <= since.year <= self.today.year + 1:
            raise ValidationError(_("This day cannot be right."))
        return past_day(since, self.today)

    def clean(self):
        typed = super().clean()
        lead = self.people.get(typed.get("lead", ""))
        chosen = typed.get("organisation")
        if lead is not None and chosen in self.organisations:
            if lead.organisation_id != self.organisations[chosen].pk:
                self.add_error("lead", _("The lead of your side is a person of your organisation."))
            typed["lead"] = lead.user
            typed["organisation"] = self.organisations[chosen]
        return typed


class ColleagueForm(forms.Form):
    """A colleague who gets a seat; only people of the own organisation without one are offered."""

    person = forms.ChoiceField(label=_("Person"))
    function = forms.ChoiceField(label=_("Function"), choices=_functions, initial=Function.MEMBER)
    job_title = LineField(
        label=_("What this person does"),
        required=False,
        max_length=120,
        help_text=_("For example: account manager. Left empty, it is what your organisation knows."),
    )

    def __init__(self, *args, colleagues: list[Membership], **kwargs):
        super().__init__(*args, **kwargs)
        self.colleagues = {membership.public_id: membership for membership in colleagues}
        self.fields["person"].choices = [(key, m.user.name) for key, m in self.colleagues.items()]

    def clean_person(self):
        return self.colleagues[self.cleaned_data["person"]].user


class InvitePersonForm(forms.Form):
    """Somebody of the own organisation who has no account yet."""

    name = LineField(label=_("Name"), max_length=120)
    email = AddressField(label=_("Work e-mail"), max_length=254)
    function = forms.ChoiceField(label=_("Function"), choices=_functions, initial=Function.MEMBER)
    job_title = LineField(label=_("What this person does"), required=False, max_length=120)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=settings.LANGUAGES)
    message = TextField(
        label=_("A personal message"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SeatForm(forms.Form):
    """The function of a person and what the person does; `anyway` once the page has warned."""

    function = forms.ChoiceField(label=_("Function"), choices=_functions)
    job_title = LineField(label=_("What this person does"), required=False, max_length=120)
    anyway = forms.BooleanField(label=_("Do it all the same"), required=False)


class EndSeatForm(forms.Form):
    """Once the page has warned: do it all the same."""

    anyway = forms.BooleanField(label=_("Do it all the same"), required=False)


class StandInForm(forms.Form):
    """Who stands in, and until when; only people who can."""

    person = forms.ChoiceField(label=_("Who stands in"))
    until = DayField(
        label=_("Until and including"),
        help_text=_("At most a year from now. It can be ended earlier."),
    )

    def __init__(self, *args, people: list[Participant], today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.public_id: person for person in people}
        self.fields["person"].choices = [
            ("", _("Choose …")),
            *((key, p.user.name) for key, p in self.people.items()),
        ]
        self.today = today

    def clean_person(self) -> Participant:
        return self.people[self.cleaned_data["person"]]

    def clean_until(self) -> date:
        until = self.cleaned_data["until"]
        if not self.today <= until <= self.today + A_YEAR:
            raise ValidationError(_("A day from today on, at most a year away."))
        return until


def _people_of(organisations: list[Organisation]) -> dict[str, Membership]:
    people = (
        Membership.objects.present()
        .filter(organisation__in=organisations, user__is_active=True)
        .select_related("user", "organisation")
        .order_by("user__name", "pk")
    )
    return {f"{m.organisation.public_id}.{m.user_id}": m for m in people}


def _lead_choices(people: dict[str, Membership], organisations: list[Organisation]) -> list:
    if len(organisations) == 1:
        return [(key, membership.user.name) for key, membership in people.items()]
    return [
        (o.name, [(key, m.user.name) for key, m in people.items() if m.organisation_id == o.pk])
        for o in organisations
    ]


def _usual_label(organisation: Organisation) -> str:
    is_public = organisation.kind == Organisation.Kind.PUBLIC_BODY
    return Side.Label.PUBLIC_BODY if is_public else Side.Label.CUSTOMER
