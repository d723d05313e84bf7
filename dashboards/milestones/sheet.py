"""Objectives of many partnerships as a file, as they stand today."""

from django.utils.translation import gettext_lazy as _

from accounts.lists.files import Column, Sheet

SHEET = Sheet(
    "objectives",
    [
        Column(_("Objective"), "line__objective__title"),
        Column(_("With"), "partners"),
        Column(_("Partnership"), "line__objective__partnership__subject"),
        Column(_("Pillar"), "line__pillar"),
        Column(_("At the start"), "line__objective__baseline"),
        Column(_("Target"), "line__objective__target"),
        Column(_("Unit"), "line__objective__unit"),
        Column(_("Due on"), "line__objective__due_on"),
        Column(_("Now"), "line__standing__now"),
        Column(_("Measured on"), "line__standing__now_on"),
        Column(_("How it stands"), "line__standing__words"),
        Column(_("Owners"), "line__owners"),
        Column(_("Sealed on"), "sealed_at"),
    ],
)
