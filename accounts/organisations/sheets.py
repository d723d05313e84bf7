"""Organisations, their people and their log, as files for who manages them."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

ORGANISATIONS = Sheet(
    "organisations",
    [
        Column(_("Name"), "name"),
        Column(_("Short name"), "short_name"),
        Column(_("Kind"), "get_kind_display"),
        Column(_("Country"), "country"),
        Column(_("Time zone"), "time_zone"),
        Column(_("People"), "people"),
        Column(_("Since"), "created_at"),
    ],
)

PEOPLE = Sheet(
    "people",
    [Column(_("Name"), "name"), Column(_("E-mail"), "email"), Column(_("Since"), "joined_at")],
)

MEMBERS = Sheet(
    "colleagues",
    [
        Column(_("Name"), "user__name"),
        Column(_("E-mail"), "user__email"),
        Column(_("What they do"), "job_title"),
        Column(_("Administrator"), "is_administrator"),
        Column(_("Portfolio reader"), "is_portfolio_reader"),
        Column(_("May open partnerships"), "may_open_partnerships"),
        Column(_("Since"), "since"),
    ],
)

LOG = Sheet("log", [Column(_("When"), "at"), Column(_("What happened"), "sentence")])
