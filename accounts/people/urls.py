"""Addresses of this room. Of allauth's pages only those that Samen uses."""

from allauth.account import views as allauth
from django.conf import settings
from django.urls import path

from accounts.people import views
from accounts.people.gates import Gate, marked, open_to_all
from accounts.people.saved_views import views as saved_views

urlpatterns = [
    path("accounts/login/", open_to_all(allauth.login), name="account_login"),
    path("accounts/logout/", open_to_all(allauth.logout), name="account_logout"),
    path("accounts/inactive/", open_to_all(allauth.account_inactive), name="account_inactive"),
    path(
        "accounts/password/change/",
        marked(allauth.password_change, Gate("signed_in")),
        name="account_change_password",
    ),
    path("accounts/password/set/", marked(allauth.password_set, Gate("signed_in")), name="account_set_password"),
    path("accounts/password/reset/", open_to_all(allauth.password_reset), name="account_reset_password"),
    path(
        "accounts/password/reset/done/",
        open_to_all(allauth.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "accounts/password/reset/key/<account_number:uidb36>-<reset_key:key>/",
        open_to_all(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "accounts/password/reset/key/done/",
        open_to_all(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("accounts/language/", views.person_language, name="person_language"),
    path("accounts/colours/", views.person_theme, name="person_theme"),
    path("setup/", views.setup_where, name="setup_where"),
    path("setup/<token:token>/", views.setup, name="setup"),
    path("settings/", views.person_settings, name="person_settings"),
    path("settings/sign-out-elsewhere/", views.person_sign_out_elsewhere, name="person_sign_out_elsewhere"),
    path("views/keep/", saved_views.view_keep, name="view_keep"),
    path("views/<public_id:view>/drop/", saved_views.view_drop, name="view_drop"),
    path("what-we-store/", views.what_we_store, name="what_we_store"),
]
if settings.DEMO:
    urlpatterns.append(path("demo/post/", views.demo_post, name="demo_post"))
