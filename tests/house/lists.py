"""How to fill each list: one registry for constant statements, pages and files.

HOW TO EXTEND. A page that shows `paged` or `listing` rows, or whose name ends in `_list`, has one line in
`FILLERS`; without it the build fails. The line names who asks, and makes some rows that differ in everything a
list may look up (person, side, state). The test multiplies these to as many as it wants:

    "question_list": Filler(rows=lambda world: [QuestionFactory(asked_by=world.somebody(n)) for n in world.ten]),

`fresh`: what must be new in each copy beside the columns that are unique by themselves. `grow(cast, number)`: for
lists that need more than copies of rows.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Model

from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User
from partnerships.roles import Function
from partnerships.room.models import Participant, Partnership, Side
from partnerships.room.standing.models import Standing
from tests import factories as f
from tests.cast import Cast
from tests.moments import NOW


class Filled:
    """The cast, and people of both sides of its room."""

    ten = range(10)

    def __init__(self, cast: Cast):
        self.cast = cast
        self.room = cast.meals
        self.sides = list(Side.objects.filter(partnership=cast.meals).order_by("pk"))

    def somebody(self, place: int = 0, function: str = Function.MEMBER) -> Participant:
        """Return a new person, on either side by turns."""
        return f.ParticipantFactory(side=self.sides[place % 2], function=function)


@dataclass(frozen=True)
class Filler:
    """How a list is filled, and who asks for it.

    `reader`: somebody who reads the list and may not take it along; nobody where all who read it may.
    `is_taken`: False for what is no matter for a file.
    """

    rows: Callable[[Filled], list[Model]] = lambda world: []
    grow: Callable[[Cast, int], None] | None = None
    asker: str = "alice"
    reader: str = "olive"
    is_taken: bool = True
    place: Callable[[Cast], list[str]] = lambda cast: [cast.meals.public_id]
    fresh: dict[str, Callable[[int], Any]] = field(default_factory=dict)

    def begin(self, world: Filled) -> list[Model]:
        """Put ten rows on the list."""
        if self.grow is not None:
            self.grow(world.cast, len(world.ten))
        return self.rows(world)

    def go_on(self, world: Filled, rows: list[Model], number: int) -> None:
        """Fill the list up to so many rows."""
        if self.grow is not None:
            self.grow(world.cast, number)
        else:
            _multiply(rows, number - len(rows), self.fresh)


def _multiply(rows: list[Model], number: int, fresh: dict[str, Callable[[int], Any]]) -> None:
    """Insert so many copies of these rows, each with keys of its own."""
    model = type(rows[0])
    own = [each for each in model._meta.concrete_fields if each.unique and each.has_default()]
    copies = []
    for place in range(number):
        made = copy(rows[place % len(rows)])
        made._state = copy(made._state)
        made.pk, made._state.adding = None, True
        for each in own:
            setattr(made, each.attname, each.get_default())
        for name, value in fresh.items():
            setattr(made, name, value(place + 1_000))
        copies.append(made)
    model._default_manager.bulk_create(copies, batch_size=200)


# --- lists that need more than copies -------------------------------------
def _partnerships(cast: Cast, number: int) -> None:
    """Give Alice rooms of her own, each with another organisation at the table and a standing."""
    there = Participant.objects.filter(user=cast.alice).count()
    rooms = Partnership.objects.bulk_create(
        f.PartnershipFactory.build(growing=True, subject=f"room {place}") for place in range(there, number)
    )
    others = Organisation.objects.bulk_create(
        f.OrganisationFactory.build(name=f"Partner {place}") for place in range(there, number)
    )
    pairs = [
        (f.SideFactory.build(partnership=room, organisation=cast.noordzee, mark=1),
         f.SideFactory.build(partnership=room, organisation=other, mark=2))
        for room, other in zip(rooms, others, strict=True)
    ]  # fmt: skip
    sides = Side.objects.bulk_create(side for pair in pairs for side in pair)
    Participant.objects.bulk_create(
        Participant(
            user=cast.alice, partnership=side.partnership, side=side, function=Function.LEAD, joined_at=NOW
        )
        for side in sides[::2]
    )
    Standing.objects.bulk_create(
        f.StandingFactory.build(partnership=room, search_text=room.subject) for room in rooms
    )


def _colleagues(cast: Cast, number: int) -> None:
    """Fill Noordzee with colleagues."""
    people = _people(number - Membership.objects.filter(organisation=cast.noordzee).count())
    Membership.objects.bulk_create(
        f.MembershipFactory.build(organisation=cast.noordzee, user=person, since=NOW) for person in people
    )


def _accounts(cast: Cast, number: int) -> None:
    _people(number - User.objects.count())


def _people(number: int) -> list[User]:
    there = User.objects.count()
    return User.objects.bulk_create(
        f.UserFactory.build(email=f"person{there + place}@people.example", password="!")
        for place in range(max(number, 0))
    )


def _at(place: int):
    return NOW - timedelta(days=place + 1)


def _own_organisation(cast: Cast) -> list[str]:
    return [cast.noordzee.public_id]


def _nowhere(cast: Cast) -> list[str]:
    return []


def _quick_wins(world: Filled) -> list[Model]:
    """Started ones of pairs that differ, and candidates."""
    made = []
    for place in world.ten:
        own, other = world.somebody(place), world.somebody(place + 1)
        traits = {"started": True, "owner": own, "co_owner": other, "receiver": other.side} if place % 2 else {}
        objective = f.ObjectiveFactory(partnership=world.room, joint=True)
        made.append(f.QuickWinFactory(partnership=world.room, added_by=own, objective=objective, **traits))
    return made


def _answered_proposals(world: Filled) -> list[Model]:
    made = [f.ProposalFactory(proposed_by=world.somebody(place, Function.LEAD), joint=True) for place in world.ten]
    for place, proposal in enumerate(made):
        f.ConsentFactory(proposal=proposal, given_by=world.somebody(place, Function.LEAD))
    return made


def _notes(world: Filled) -> list[Model]:
    made = []
    for place in world.ten:
        about = f.QuestionFactory(asked_by=world.somebody(place))
        who = f.ParticipantFactory(side=world.cast.seat_of(world.cast.alice).side)
        made.append(f.NoteFactory(updated_by=who, subject_kind="question", subject_id=about.public_id))
    return made


def _drafts(world: Filled) -> list[Model]:
    vision = f.VisionFactory(partnership=world.room)
    return [
        f.VisionDraftFactory(vision=vision, number=place + 1, written_by=world.somebody(place))
        for place in world.ten
    ]


FILLERS: dict[str, Filler] = {
    # accounts
    "administration": Filler(
        rows=lambda world: [f.OrganisationFactory() for _ in world.ten],
        asker="admin", reader="", place=_nowhere, fresh={"name": lambda n: f"Organisation {n}"},
    ),
    "administration_people": Filler(grow=_accounts, asker="admin", reader="", place=_nowhere),
    "administration_organisation": Filler(
        grow=_colleagues, asker="admin", reader="", place=_own_organisation
    ),
    "administration_organisation_log": Filler(
        rows=lambda world: [
            f.OrganisationEventFactory(organisation=world.cast.noordzee, by=world.somebody(n).user)
            for n in world.ten
        ],
        asker="admin", reader="", place=_own_organisation,
    ),
    "organisation": Filler(grow=_colleagues, asker="wouter", place=_own_organisation),
    "organisation_log": Filler(
        rows=lambda world: [
            f.OrganisationEventFactory(organisation=world.cast.noordzee, by=world.somebody(n).user)
            for n in world.ten
        ],
        asker="wouter", place=_own_organisation,
    ),
    "administration_jobs": Filler(
        rows=lambda world: [
            f.JobRunFactory(**({("failed", "begun")[n % 2]: True} if n % 4 else {})) for n in world.ten
        ],
        asker="admin", reader="", place=_nowhere,
    ),
    # the room
    "question_list": Filler(
        rows=lambda world: [
            f.QuestionFactory(asked_by=world.somebody(n), answered=n % 2 == 0, to_side=world.sides[(n + 1) % 2])
            for n in world.ten
        ]
    ),
    "attachment_list": Filler(
        rows=lambda world: [f.AttachmentFactory(uploaded_by=world.somebody(n)) for n in world.ten],
        fresh={"stored_as": lambda n: f"aa/{n:048}"},
    ),
    "note_list": Filler(rows=_notes, reader="bob", fresh={"subject_id": lambda n: f"gone{n:016}"}),
    "consent_list": Filler(rows=_answered_proposals, fresh={"subject_id": lambda n: f"thing{n}"}),
    "room_history": Filler(
        rows=lambda world: [
            f.EventFactory(partnership=world.room, by=world.somebody(n), verb="side.named") for n in world.ten
        ],
        fresh={"number": lambda n: n},
    ),
    # sessions
    "session_list": Filler(
        rows=lambda world: [
            f.JointSessionFactory(
                partnership=world.room, held=True, planned_by=world.somebody(n), host=world.sides[n % 2]
            )
            for n in world.ten
        ]
    ),
    "decision_list": Filler(
        rows=lambda world: [
            f.DecisionFactory(
                proposed_by=world.somebody(n),
                joint=n % 2 == 0,
                session=f.JointSessionFactory(partnership=world.room, held=True, planned_by=world.somebody()),
            )
            for n in world.ten
        ],
        fresh={"number": lambda n: n},
    ),
    "commitment_list": Filler(
        rows=lambda world: [f.CommitmentFactory(owner=world.somebody(n), late=n % 2 == 0) for n in world.ten]
    ),
    # choosing
    "idea_list": Filler(rows=lambda world: [f.IdeaFactory(brought_by=world.somebody(n)) for n in world.ten]),
    "search_list": Filler(
        rows=lambda world: [f.PartnerSearchFactory(organisation=world.cast.noordzee) for _ in world.ten],
        asker="wouter",
        reader="", place=_own_organisation,
    ),
    # equal footing
    "grievance_list": Filler(
        rows=lambda world: [
            f.GrievanceFactory(raised_by=world.somebody(n), resolved=n % 2 == 0) for n in world.ten
        ]
    ),
    "contribution_list": Filler(
        rows=lambda world: [
            f.ContributionFactory(recorded_by=world.somebody(n), confirmed=n % 2 == 0) for n in world.ten
        ]
    ),
    # vision
    "expectation_list": Filler(
        rows=lambda world: [
            f.ExpectationFactory(partnership=world.room, side=world.sides[n % 2], stated_by=world.somebody(n))
            for n in world.ten
        ]
    ),
    "vision_versions": Filler(rows=_drafts, fresh={"number": lambda n: n}),
    # start small
    "quick_win_list": Filler(rows=_quick_wins),
    "kitchen_visit_list": Filler(
        rows=lambda world: [
            f.KitchenVisitFactory(
                partnership=world.room,
                host=world.sides[n % 2],
                planned_by=world.somebody(n),
                visitors=[world.somebody(n + 1)],
            )
            for n in world.ten
        ]
    ),
    # trust
    "signal_list": Filler(
        rows=lambda world: [f.WarningFactory(partnership=world.room, closed=True) for _ in world.ten],
        fresh={"raised_at": _at},
    ),
    # dashboards
    "ask_list": Filler(
        rows=lambda world: [
            f.QuestionFactory(asked_by=world.somebody(1), to_side=world.sides[0]) for _ in world.ten
        ],
        place=_nowhere, reader="", is_taken=False,
    ),
    "portfolio": Filler(grow=_partnerships, place=_nowhere, reader=""),
    "milestones": Filler(
        rows=lambda world: [
            f.ObjectiveFactory(partnership=world.room, joint=True, owner=world.somebody(0)) for _ in world.ten
        ],
        place=_nowhere, reader="",
    ),
}  # fmt: skip
