"""Letters about a person's own account."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.people.models import User
from accounts.post.kinds import Letter


def new_password(about: dict) -> Letter | None:
    """Write the letter with the link that sets a new password; None for an address without an account.

    Whether there is an account is asked here, when the letter would leave: the page that takes the address
    does the same for every address.
    """
    person = User.objects.active().filter(email=about["address"]).first()
    if person is None:
        return None
    key = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    return Letter(
        subject=_("A new password for Samen"),
        paragraphs=[
            _("Hello %(name)s,") % {"name": person.name},
            _("You, or somebody with your address, asked for a new password."),
        ],
        link=settings.BASE_URL + reverse("account_reset_password_from_key", kwargs=key),
        link_label=_("Choose a new password"),
        after=[
            _("The link works once, for three days."),
            _("If it was not you, you can leave this letter: nothing changes."),
        ],
    )
