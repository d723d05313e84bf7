"""Who is answered what: the declared half of the access matrix.

HOW TO EXTEND. Every route has one row in `ROWS` (those of a room in `rooms/`), by its name; a route without a
row fails the build, with the line to add. A row says the gate (as the view carries it: a weakened gate
fails here), and what somebody who is let in gets on the own object for GET and for POST without any fields:
who is let in gets on the own object for GET and for POST without any fields:

    "session_record": Row("partnership:write_room", get=200, post=200),

Status by role: `post={"lead": 302, "": 200}` (empty: all others). Who is let in follows from the gate by
`RULES`; a route that departs from it names the roles: `Row("signed_in", get=200, refused={"moved_out": 404})`.
`answers={"foreign": 410}` for an object that everybody gets the same of. A new kind of gate needs a rule.
`compares=False` where a foreign object may look other than a missing one.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.house import rooms
from tests.house.row import FUNCTIONS, IN, OTHER_SIDE, ROLES, RULES, TO_SIGN_IN, Row

__all__ = ["FUNCTIONS", "IN", "ROLES", "ROWS", "RULES", "TO_SIGN_IN", "Row"]

ROWS: dict[str, Row] = {
    # accounts/people
    "account_login": Row("open", get={"nobody": 200, "": 302}, post={"nobody": 200, "": 302}),
    "account_logout": Row("open", get={"nobody": 302, "": 200}, post=302),
    "account_inactive": Row("open", post=405),
    "account_change_password": Row("signed_in", post=200),
    "account_set_password": Row("signed_in", get=302, post=302),
    "account_reset_password": Row("open", post=200),
    "account_reset_password_done": Row("open", post=405),
    "account_reset_password_from_key": Row("open", post=200, compares=False),
    "account_reset_password_from_key_done": Row("open", post=405),
    "person_language": Row("open", get=405, post=302),
    "person_theme": Row("open", get=405, post=302),
    "setup_where": Row("open", get=404),
    "setup": Row("link", get=404, post=404, compares=False),
    "person_settings": Row("signed_in", post=422),
    "person_sign_out_elsewhere": Row("signed_in", get=405, post=302),
    "view_keep": Row("signed_in", get=405, post=302),
    "view_drop": Row("signed_in", get=405, post=302),
    "what_we_store": Row("open"),
    "demo_post": Row("signed_in"),
    # A link that was withdrawn says so to whoever holds it; one that never was is not found.
    "join": Row("link", post=422, answers={"foreign": 410, "elsewhere": 410}, compares=False),
    "organisations": Row("signed_in", get={"installation_administrator": 200, "moved_out": 200, "": 302}),
    "organisation": Row("organisation:member"),
    "organisation_log": Row("organisation:member"),
    "organisation_edit": Row("organisation:administrator", post=422),
    "organisation_invite": Row("organisation:administrator", post=422),
    "membership_edit": Row("organisation:administrator", post=422),
    "membership_remove": Row("organisation:administrator", post=302),
    "invitation_resend": Row("organisation:administrator", get=405, post=302),
    "invitation_revoke": Row("organisation:administrator", get=405, post=302),
    "administration": Row("installation_administrator"),
    "administration_people": Row("installation_administrator"),
    "administration_person": Row("installation_administrator"),
    "administration_person_deactivate": Row("installation_administrator", get=405, post=302),
    "administration_person_reactivate": Row("installation_administrator", get=405, post=302),
    "administration_organisation_new": Row("installation_administrator", post=422),
    "administration_organisation": Row("installation_administrator"),
    "administration_organisation_log": Row("installation_administrator"),
    "administration_organisation_edit": Row("installation_administrator", post=422),
    "administration_organisation_invite": Row("installation_administrator", post=422),
    "administration_invitation_resend": Row("installation_administrator", get=405, post=302),
    "administration_invitation_revoke": Row("installation_administrator", get=405, post=302),
    # partnerships/room
    "partnership_open": Row(
        "signed_in",
        get={"organisation_administrator": 200, "": 403},
        post={"organisation_administrator": 422, "": 403},
    ),
    "room_people": Row("partnership:read_room"),
    "seat_add": Row("partnership:manage_seats", post=422),
    "seat_invite": Row("partnership:manage_seats", post=422),
    "side_invite": Row("partnership:manage_seats", post=422),
    "seat_edit": Row("partnership:manage_seats", post=422, refused=OTHER_SIDE),
    "seat_end": Row("partnership:manage_seats", post=302, refused=OTHER_SIDE),
    "open_seat_again": Row("partnership:manage_seats", get=405, post=302, refused=OTHER_SIDE),
    "open_seat_withdraw": Row("partnership:manage_seats", post=302, refused=OTHER_SIDE),
    "consent_list": Row("partnership:read_room"),
    "consent_detail": Row("partnership:read_room"),
    "consent_accept": Row(
        "partnership:read_room", get=405, post={"director": 409, "lead": 409, "partner": 409, "": 403}
    ),
    "consent_decline": Row(
        "partnership:read_room", get=405, post={"director": 409, "lead": 409, "partner": 409, "": 403}
    ),
    "consent_withdraw": Row(
        "partnership:read_room",
        get=405,
        post={"director": 302, "lead": 302, "portfolio_reader": 403, "": 409},
    ),
    "room_history": Row("partnership:read_room"),
    # dashboards
    "portfolio": Row("signed_in"),
    "ask_list": Row("signed_in"),
    "room_overview": Row("partnership:read_room"),
    "administration_health": Row("installation_administrator"),
    "administration_jobs": Row("installation_administrator"),
    "healthz": Row("open"),
    "demo_answer": Row("signed_in", get=405, post=302),
    # assessments/reviews
    "method": Row("open"),
    "review_list": Row("partnership:read_room"),
    "review_plan": Row("partnership:read_room"),
    "review_plan_propose": Row("partnership:consent_to_work", get=405, post=422),
    "review_result": Row("partnership:read_room"),
    "review_link": Row("partnership:answer_review", post=302),
    "joint_sheet": Row("partnership:answer_review", post=422),
    "joint_sheet_sign": Row("partnership:answer_review", get=405, post=302),
    "answer_link": Row("link", get=302),
    "answer_part": Row("link", post=302),
    "answer_check": Row("link", post=200),
    "answer_thanks": Row("link", get=302),
    "answer_withdraw": Row("link", post=302),
    "answer_withdrawn": Row("link"),
    "answer_together": Row("link"),
}

for _module in iter_modules(rooms.__path__, f"{rooms.__name__}."):
    ROWS |= import_module(_module.name).ROWS
