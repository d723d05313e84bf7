"""Addresses of this room. Of allauth's pages only those that Samen uses."""

from allauth.account import views as allauth
from django.urls import path

from accounts.people import views
from accounts.people.gates import Gate, marked, open_to_all

urlpatterns = [
    path("login/", open_to_all(allauth.login), name="account_login"),
    path("logout/", open_to_all(allauth.logout), name="account_logout"),
    path("inactive/", open_to_all(allauth.account_inactive), name="account_inactive"),
    path("password/change/", marked(allauth.password_change, Gate("signed_in")), name="account_change_password"),
    path("password/set/", marked(allauth.password_set, Gate("signed_in")), name="account_set_password"),
    path("password/reset/", open_to_all(allauth.password_reset), name="account_reset_password"),
    path("password/reset/done/", open_to_all(allauth.password_reset_done), name="account_reset_password_done"),
    path(
        "password/reset/key/<uidb36>-<key>/",
        open_to_all(allauth.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        open_to_all(allauth.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("language/", views.person_language, name="person_language"),
    path("colours/", views.person_theme, name="person_theme"),
]
