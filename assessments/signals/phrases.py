"""The fixed sentences of each warning: what it says, what usually helps, why it closed."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Phrase:
    """The sentences of one kind of finding; `other_title` where a side expects to be seen worse than it is."""

    title: object
    short: object
    helps: object
    closing: object
    other_title: object = ""


PHRASES = {
    "moved_down": Phrase(
        _("%(what)s moved down for %(sides)s"),
        _("trust moved down"),
        _("Ask what happened before you say what you think. Agree on one thing to do differently."),
        _("A newer review no longer shows this fall."),
    ),
    "told_apart": Phrase(
        _("The sides see %(what)s differently"),
        _("you see it differently"),
        _("Let the lower side tell first, with an example. Then the higher side says what it did not know."),
        _("A newer review no longer tells the sides apart here."),
    ),
    "not_talked": Phrase(
        _("Nobody has talked about the last result"),
        _("nobody has talked about the last result"),
        _("Plan a review talk: half an hour is enough to agree on one thing."),
        _("The result was talked about, or a newer one took its place."),
    ),
    "blind_spot": Phrase(
        _("%(sides)s expects to be seen better than it is: %(what)s"),
        _("a side expects to be seen otherwise than it is"),
        _("Tell each other one thing that you noticed lately, good or bad."),
        _("A newer review no longer shows this blind spot."),
        _("%(sides)s expects to be seen worse than it is: %(what)s"),
    ),
    "divided": Phrase(
        _("%(sides)s is divided about %(what)s, two reviews running"),
        _("a side is divided, two reviews running"),
        _("Talk inside the own side first: people there live through different partnerships."),
        _("A newer review no longer shows this side divided."),
    ),
    "falling_coverage": Phrase(
        _("Fewer and fewer people of %(sides)s answer"),
        _("fewer and fewer people answer"),
        _("Say what was done with the last answers: people answer when something follows."),
        _("More people answered again."),
    ),
    "key_person_gone": Phrase(
        _("%(sides)s has been without a %(function)s for a month"),
        _("a seat has been empty for a month"),
        _("Name somebody, if need be for the time being, and introduce them in a session."),
        _("Somebody has taken the seat."),
    ),
    "commitments_broken": Phrase(
        _("%(sides)s keeps less of what it promises than it used to"),
        _("promises are kept less often than before"),
        _("Promise less, and say sooner when a day cannot be met: a day that moves by agreement is kept."),
        _("As much is kept again as before."),
    ),
    "mandate_weakened": Phrase(
        _("Those behind %(sides)s have doubts"),
        _("a mandate has weakened"),
        _("Ask what they need in order to stay content, and who can tell them."),
        _("The sides talked about it, or the doubts are gone."),
    ),
    "no_session": Phrase(
        _("No session in twice the agreed rhythm"),
        _("you have not met for twice the agreed rhythm"),
        _("Meet briefly rather than not at all, or agree on a rhythm that you keep."),
        _("A session was held."),
    ),
    "lane_idle": Phrase(
        _("Nothing has moved in the lane “%(lane)s” for 45 days"),
        _("a lane lies idle"),
        _("Pick the smallest thing that can be done this month, and who does it."),
        _("Something moved again."),
    ),
    "contract_early": Phrase(
        _("%(sides)s began to draft what binds before the vision was sealed"),
        _("contract talk before the vision is sealed"),
        _("Park it until the seal: write down what worries you, and go on with why you do this together."),
        _("The vision is sealed, or the draft is gone."),
    ),
    "counsel_missing": Phrase(
        _("No counsel of %(sides)s is watching yet"),
        _("counsel is not involved yet"),
        _("Invite counsel as a reader now: who has seen the vision grow drafts what fits it."),
        _("Counsel sits at the table, or the stage has passed."),
    ),
    "no_review_planned": Phrase(
        _("No next review is planned"),
        _("no next review is planned"),
        _("Agree on a rhythm. A review takes four minutes a person."),
        _("A review is planned."),
    ),
    "no_session_planned": Phrase(
        _("No next session is planned"),
        _("no next session is planned"),
        _("Put the next session in the calendar before the end of each one."),
        _("A session is planned."),
    ),
}
