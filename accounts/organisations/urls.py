"""Addresses of this room."""

from django.urls import path

from accounts.organisations.views import administration, joining
from accounts.organisations.views import organisation as own

urlpatterns = [
    path("join/<token:token>/", joining.join, name="join"),
    path("organisation/", own.organisations, name="organisations"),
    path("organisation/<public_id:organisation>/", own.organisation, name="organisation"),
    path("organisation/<public_id:organisation>/log/", own.organisation_log, name="organisation_log"),
    path("organisation/<public_id:organisation>/edit/", own.organisation_edit, name="organisation_edit"),
    path("organisation/<public_id:organisation>/invite/", own.organisation_invite, name="organisation_invite"),
    path(
        "organisation/<public_id:organisation>/people/<public_id:member>/",
        own.membership_edit,
        name="membership_edit",
    ),
    path(
        "organisation/<public_id:organisation>/people/<public_id:member>/remove/",
        own.membership_remove,
        name="membership_remove",
    ),
    path(
        "organisation/<public_id:organisation>/invitations/<public_id:invitation>/resend/",
        own.invitation_resend,
        name="invitation_resend",
    ),
    path(
        "organisation/<public_id:organisation>/invitations/<public_id:invitation>/revoke/",
        own.invitation_revoke,
        name="invitation_revoke",
    ),
    path("administration/", administration.administration, name="administration"),
    path("administration/people/", administration.administration_people, name="administration_people"),
    path(
        "administration/people/<public_id:person>/",
        administration.administration_person,
        name="administration_person",
    ),
    path(
        "administration/people/<public_id:person>/deactivate/",
        administration.administration_person_deactivate,
        name="administration_person_deactivate",
    ),
    path(
        "administration/people/<public_id:person>/reactivate/",
        administration.administration_person_reactivate,
        name="administration_person_reactivate",
    ),
    path(
        "administration/organisations/new/",
        administration.administration_organisation_new,
        name="administration_organisation_new",
    ),
    path(
        "administration/organisations/<public_id:organisation>/",
        administration.administration_organisation,
        name="administration_organisation",
    ),
    path(
        "administration/organisations/<public_id:organisation>/log/",
        administration.administration_organisation_log,
        name="administration_organisation_log",
    ),
    path(
        "administration/organisations/<public_id:organisation>/edit/",
        administration.administration_organisation_edit,
        name="administration_organisation_edit",
    ),
    path(
        "administration/organisations/<public_id:organisation>/invite/",
        administration.administration_organisation_invite,
        name="administration_organisation_invite",
    ),
    path(
        "administration/invitations/<public_id:invitation>/resend/",
        administration.administration_invitation_resend,
        name="administration_invitation_resend",
    ),
    path(
        "administration/invitations/<public_id:invitation>/revoke/",
        administration.administration_invitation_revoke,
        name="administration_invitation_revoke",
    ),
]
