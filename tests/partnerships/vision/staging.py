"""What the tests of this room share: typing forms as people do, and sides that accept."""

from datetime import timedelta

from django.core import signing

from accounts.identifiers import public_id
from partnerships.joint_sessions.models import JointSession
from partnerships.room.consent import actions as consent
from partnerships.room.consent.models import Proposal
from partnerships.room.models import Participant
from partnerships.vision.models import Vision
from partnerships.vision.text import actions as text_actions
from tests.factories import JointSessionFactory, ObjectiveFactory
from tests.moments import NOW

WHY = "We cook what nobody can cook alone."


def room(partnership, path: str = "") -> str:
    """Return an address in the room's vision."""
    return f"/p/{partnership.public_id}/vision/{path}"


def once(form: str, partnership, user) -> str:
    """Return the id that a form carries for this person."""
    return signing.dumps(public_id(), salt=f"{form}:{partnership.pk}:{user.pk}")


def objective_typed(cast, **more) -> dict:
    """Return the fields of an objective as alice would type them."""
    return {
        "title": "Less waste per meal",
        "pillar": "sustainability",
        "reason": "",
        "direction": "down",
        "unit": "kg",
        "baseline": "0.42",
        "baseline_on": "2026-01-01",
        "target": "0.25",
        "due_on": "2028-12-31",
        "tolerance": "",
        "verification": "Weighed at the dock by both.",
        "norm_title": "",
        "norm_version": "",
        "norm_link": "",
        "asked_by": "",
        "help_given": "",
        "owner": cast.seat_of(cast.alice).public_id,
        "counterpart": cast.seat_of(cast.marieke).public_id,
    } | more


def write(partnership, by, now=NOW, *, version=0, words="Closer to the season.") -> Vision:
    """Write the next version of the text."""
    return text_actions.write_text(
        partnership=partnership, version=version, why=WHY, big_goal="", text=words, by=by, now=now
    )


def drafted_vision(cast) -> Vision:
    """Return a vision with one joint objective."""
    ObjectiveFactory(
        partnership=cast.meals,
        joint=True,
        title="Less waste per meal",
        owner=cast.seat_of(cast.alice),
        counterpart=cast.seat_of(cast.marieke),
        drafted_by=cast.seat_of(cast.alice),
    )
    return write(cast.meals, cast.seat_of(cast.alice))


def accept_all(partnership, *, now=NOW, kind: str = "") -> None:
    """Let every side accept what lies before it, by whoever may."""
    open_now = Proposal.objects.filter(partnership=partnership, state="open").order_by("pk")
    for proposal in open_now.filter(kind=kind) if kind else open_now:
        permission = consent.kind_of(proposal.kind).permission
        people = Participant.objects.present().filter(partnership=partnership).able_to(permission)
        for person in people.order_by("pk"):
            fresh = Proposal.objects.get(pk=proposal.pk)
            consent.accept(proposal=fresh, fingerprint=fresh.fingerprint, by=person, now=now)


def sessions_stand(partnership, *, principles: bool = True, board: int | None = -1) -> None:
    """Let the sessions stand like this and no other way; `board`: days from now to the board session."""
    JointSession.objects.filter(partnership=partnership).delete()
    planner = Participant.objects.filter(partnership=partnership, function="lead").order_by("pk")[0]
    if principles:
        JointSessionFactory(partnership=partnership, planned_by=planner, kind="principles", held=True)
    if board is not None:
        at = NOW + timedelta(days=board)
        JointSessionFactory(partnership=partnership, planned_by=planner, board=True, starts_at=at)
