"""The verbs of a trust review, in the order of its life."""

from assessments.reviews.actions.answering import POINT, NotOpen, Sheet, hand_in, open_sheet, save_draft, withdraw
from assessments.reviews.actions.cleaning import clean_due
from assessments.reviews.actions.closing import close, close_due
from assessments.reviews.actions.due import run_due
from assessments.reviews.actions.farewell import open_farewells
from assessments.reviews.actions.joint import (
    NotAsked,
    NothingToSign,
    WrittenMeanwhile,
    sign_joint_sheet,
    write_joint_sheet,
)
from assessments.reviews.actions.key_folder import KeysElsewhere
from assessments.reviews.actions.opening import open_due, open_round
from assessments.reviews.actions.reminding import ask_for_link, remind_due, tell_coverage_due

__all__ = [
    "POINT",
    "KeysElsewhere",
    "NotAsked",
    "NotOpen",
    "NothingToSign",
    "Sheet",
    "WrittenMeanwhile",
    "ask_for_link",
    "clean_due",
    "close",
    "close_due",
    "hand_in",
    "open_due",
    "open_farewells",
    "open_round",
    "open_sheet",
    "remind_due",
    "run_due",
    "save_draft",
    "sign_joint_sheet",
    "tell_coverage_due",
    "withdraw",
    "write_joint_sheet",
]
