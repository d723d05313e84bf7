"""Addresses of this room."""

from django.urls import path

from partnerships.room.chronicle import views as history
from partnerships.room.consent import views as consent
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
    path("p/<public_id:partnership>/history/", history.room_history, name="room_history"),
]
