"""People: who is asking."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.identifiers import public_id


class UserQuerySet(models.QuerySet["User"]):
    """The words in which people are looked up."""

    def active(self):
        """People who can sign in."""
        return self.filter(is_active=True)

    def matching(self, text: str):
        """People whose name or address contains the text."""
        return self.filter(Q(name__icontains=text) | Q(email__icontains=text)) if text else self


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    """Makes people. Addresses are kept in lower case: nobody has two accounts for one mailbox."""

    def create_user(self, email: str, name: str, password: str | None = None, **fields) -> "User":
        user = self.model(email=email.strip().lower(), name=name.strip(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email=email.strip().lower())


class User(AbstractBaseUser):
    """A person with an account. The e-mail address is the name to sign in with.

    Being administrator of the installation gives no right to read any partnership.
    """

    class Language(models.TextChoices):
        ENGLISH = "en", "English"
        DUTCH = "nl", "Nederlands"

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    email = models.EmailField(_("work e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=5, choices=Language, default=Language.ENGLISH)
    is_installation_administrator = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(
        default=False, help_text="Made by the demonstration; exempt from the password rule."
    )
    joined_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)
    sessions_epoch = models.PositiveIntegerField(
        default=1, help_text="Counting this up ends every session that began before."
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ("name", "pk")
        constraints = [models.UniqueConstraint(Lower("email"), name="people_email_once_in_any_case")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name.split(" ")[0]

    def _get_session_auth_hash(self, secret=None) -> str:
        # Django signs every session with this; the epoch lets a person end all the others.
        salt = "accounts.people.models.session"
        value = f"{self.password}:{self.sessions_epoch}"
        return salted_hmac(salt, value, secret=secret, algorithm="sha256").hexdigest()


class SavedView(models.Model):
    """A list as somebody likes to see it: its filters and order under a name of their own.

    `page`: the name of the list's address; `query`: what stands behind the question mark there. Sending the
    address to a colleague shows them the same filters over what they themselves may see.
    """

    public_id = models.CharField(max_length=20, unique=True, default=public_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="saved_views")
    page = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=600)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("user_id", "page", "name")
        constraints = [models.UniqueConstraint(fields=["user", "page", "name"], name="people_view_name_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """The address that shows it."""
        return f"{reverse(self.page)}?{self.query}"


class FirstDay(models.Model):
    """The one row from which the token of the first day is made.

    The token is an HMAC of `nonce` under the installation's secret, so it can be printed again and is
    stored nowhere. `used_at` is set by whoever comes first.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    nonce = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="people_first_day_once")]

    def __str__(self) -> str:
        return "used" if self.used_at else "open"
