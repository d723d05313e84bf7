"""Organisations, the people in them, and how people come in."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    """The words in which organisations are looked up."""

    def matching(self, text: str):
        """Organisations whose name or short name contains the text."""
        return self.filter(Q(name__icontains=text) | Q(short_name__icontains=text)) if text else self

    def with_people(self):
        """Add `people` and `administrators`: how many have an account that can sign in."""
        present = Q(memberships__left_at=None, memberships__user__is_active=True)
        return self.annotate(
            people=Count("memberships", filter=present),
            administrators=Count("memberships", filter=present & Q(memberships__is_administrator=True)),
        )


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
    version = models.PositiveIntegerField(default=1)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = (Lower("name"), "pk")
        constraints = [models.UniqueConstraint(Lower("name"), name="organisations_name_once")]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    """The words in which memberships are looked up."""

    def present(self):
        """Memberships that have not ended."""
        return self.filter(left_at=None)

    def matching(self, text: str):
        """Memberships of people whose name, address or job contains the text."""
        if not text:
            return self
        return self.filter(
            Q(user__name__icontains=text) | Q(user__email__icontains=text) | Q(job_title__icontains=text)
        )

    def administrators(self):
        """Who can manage the people of an organisation today."""
        return self.present().filter(is_administrator=True, user__is_active=True)

    def able_to_open_partnerships(self):
        """Who may bring the organisation to a table."""
        return self.present().filter(Q(is_administrator=True) | Q(may_open_partnerships=True))


class Membership(models.Model):
    """A person in an organisation, with what the person may do for it.

    The row stays when the person leaves; its rights end with it, which the database sees to, so a query
    that asks for a right never finds somebody who has gone.
    """

    RIGHTS = ("is_administrator", "is_portfolio_reader", "may_open_partnerships")

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
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
    left_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ("organisation_id", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"], condition=Q(left_at=None), name="organisations_member_once"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None)
                | Q(is_administrator=False, is_portfolio_reader=False, may_open_partnerships=False),
                name="organisations_rights_end_on_leaving",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    """The words in which invitations are looked up."""

    def pending(self):
        """Neither accepted nor withdrawn nor forgotten; it may have run out."""
        return self.filter(accepted_at=None, revoked_at=None).exclude(email="")

    def takeable(self, now):
        """Pending, and its seven days have not run out."""
        return self.pending().filter(expires_at__gt=now)


class Invitation(models.Model):
    """A place kept for an address: a single-use link that expires after seven days.

    Only a hash of the link's token is stored. The token is made anew from the installation's secret when the
    mail is sent, so neither this table nor the outbox opens the door. `seat` tells the upper floors what
    the person was invited to besides the organisation; this floor does not read it (`seats.py`).
    `door` is what makes two invitations the same: organisation, address and seat.
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
    by_installation = models.BooleanField(default=False)
    seat = models.JSONField(default=dict, blank=True)
    door = models.CharField(max_length=400, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    letters = models.PositiveSmallIntegerField(default=1, help_text="how many letters were sent")
    letter_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-created_at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["door"],
                condition=Q(accepted_at=None, revoked_at=None) & ~Q(door=""),
                name="organisations_invited_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.email} → {self.organisation or '…'}"


class OrganisationEvent(models.Model):
    """Something that was done to an organisation or its people, as ids and codes. Rows are never changed.

    `as_installation`: the actor did it as administrator of the installation. Its organisation sees that.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField()
    verb = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    as_installation = models.BooleanField(default=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, null=True, related_name="+")
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["organisation", "-at"], name="organisations_log")]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.verb}"
