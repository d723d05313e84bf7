"""Addresses of this room."""

from django.urls import path

from partnerships.room.attachments import views as attachments
from partnerships.room.chronicle import views as history
from partnerships.room.consent import views as consent
from partnerships.room.notes import views as notes
from partnerships.room.questions import views as questions
from partnerships.room.table import views as table

urlpatterns = [
    path("partnerships/new/", table.partnership_open, name="partnership_open"),
    path("p/<public_id:partnership>/people/", table.room_people, name="room_people"),
    path("p/<public_id:partnership>/people/add/", table.seat_add, name="seat_add"),
    path("p/<public_id:partnership>/people/invite/", table.seat_invite, name="seat_invite"),
    path("p/<public_id:partnership>/people/side/", table.side_invite, name="side_invite"),
    path("p/<public_id:partnership>/people/<public_id:participant>/", table.seat_edit, name="seat_edit"),
    path("p/<public_id:partnership>/people/<public_id:participant>/end/", table.seat_end, name="seat_end"),
    path(
        "p/<public_id:partnership>/people/<public_id:participant>/stand-in/",
        table.stand_in_name,
        name="stand_in_name",
    ),
    path(
        "p/<public_id:partnership>/people/<public_id:participant>/stand-in/end/",
        table.stand_in_end,
        name="stand_in_end",
    ),
    path(
        "p/<public_id:partnership>/seats/<public_id:seat>/again/",
        table.open_seat_again,
        name="open_seat_again",
    ),
    path(
        "p/<public_id:partnership>/seats/<public_id:seat>/withdraw/",
        table.open_seat_withdraw,
        name="open_seat_withdraw",
    ),
    path("p/<public_id:partnership>/consent/", consent.consent_list, name="consent_list"),
    path(
        "p/<public_id:partnership>/consent/<public_id:proposal>/",
        consent.consent_detail,
        name="consent_detail",
    ),
    path(
        "p/<public_id:partnership>/consent/<public_id:proposal>/accept/",
        consent.consent_accept,
        name="consent_accept",
    ),
    path(
        "p/<public_id:partnership>/consent/<public_id:proposal>/decline/",
        consent.consent_decline,
        name="consent_decline",
    ),
    path(
        "p/<public_id:partnership>/consent/<public_id:proposal>/withdraw/",
        consent.consent_withdraw,
        name="consent_withdraw",
    ),
    path("p/<public_id:partnership>/questions/", questions.question_list, name="question_list"),
    path("p/<public_id:partnership>/questions/ask/", questions.question_ask, name="question_ask"),
    path(
        "p/<public_id:partnership>/questions/<public_id:question>/",
        questions.question_detail,
        name="question_detail",
    ),
    path(
        "p/<public_id:partnership>/questions/<public_id:question>/answer/",
        questions.question_answer,
        name="question_answer",
    ),
    path(
        "p/<public_id:partnership>/questions/<public_id:question>/settle/",
        questions.question_settle,
        name="question_settle",
    ),
    path(
        "p/<public_id:partnership>/questions/<public_id:question>/reopen/",
        questions.question_reopen,
        name="question_reopen",
    ),
    path(
        "p/<public_id:partnership>/questions/<public_id:question>/withdraw/",
        questions.question_withdraw,
        name="question_withdraw",
    ),
    path("p/<public_id:partnership>/notes/", notes.note_list, name="note_list"),
    path("p/<public_id:partnership>/notes/edit/", notes.note_edit, name="note_edit"),
    path("p/<public_id:partnership>/attachments/", attachments.attachment_list, name="attachment_list"),
    path("p/<public_id:partnership>/attachments/add/", attachments.attachment_add, name="attachment_add"),
    path(
        "p/<public_id:partnership>/attachments/<public_id:attachment>/",
        attachments.attachment_download,
        name="attachment_download",
    ),
    path(
        "p/<public_id:partnership>/attachments/<public_id:attachment>/remove/",
        attachments.attachment_remove,
        name="attachment_remove",
    ),
    path("p/<public_id:partnership>/history/", history.room_history, name="room_history"),
]
