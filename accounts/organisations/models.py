"""Organisations, the people in them, and how people come in."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id


class Organisation(models.Model):
    """A company, public body or non-profit. It has people; none owns a partnership."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        PUBLIC_BODY = "public_body", _("public body")
        NON_PROFIT = "non_profit", _("non-profit organisation")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(
        _("short name"), max_length=40, help_text=_("As it is said in a sentence: Noordzee, Aldersteen.")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.COMPANY)
    country = models.CharField(
        _("country"), max_length=2, default="NL", help_text=_("Its public holidays are no working days.")
    )
    time_zone = models.CharField(_("time zone"), max_length=40, default="Europe/Amsterdam")
    created_at = models.DateTimeField()

    class Meta:
        ordering = (Lower("name"), "pk")
        constraints = [models.UniqueConstraint(Lower("name"), name="organisations_name_once")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """A person in an organisation, with what the person may do for it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    job_title = models.CharField(_("what you do there"), max_length=120, blank=True)
    is_administrator = models.BooleanField(
        _("administrator"), default=False, help_text=_("Invites and removes people of this organisation.")
    )
    is_portfolio_reader = models.BooleanField(
        _("portfolio reader"), default=False, help_text=_("Reads all partnerships of this organisation.")
    )
    may_open_partnerships = models.BooleanField(
        _("may open partnerships"),
        default=False,
        help_text=_("Invites other organisations and searches partners for this organisation."),
    )
    since = models.DateTimeField()

    class Meta:
        ordering = ("organisation_id", "pk")
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="organisations_member_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"


class Invitation(models.Model):
    """A seat kept for an address: a single-use link that expires after seven days.

    Only a hash of the link's token is stored. The token is made anew from the installation's secret when the
    mail is sent, so neither this table nor the outbox opens the door. `seat` tells the upper floors what
    the person was invited to besides the organisation; this floor does not read it.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="invitations", null=True, blank=True
    )
    email = models.EmailField(_("work e-mail"))
    name = models.CharField(_("name"), max_length=120, blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    as_administrator = models.BooleanField(default=False)
    as_portfolio_reader = models.BooleanField(default=False)
    may_open_partnerships = models.BooleanField(default=False)
    language = models.CharField(max_length=5, default="en")
    message = models.TextField(blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    seat = models.JSONField(default=dict, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "pk")

    def __str__(self) -> str:
        return f"{self.email} → {self.organisation or '…'}"
