"""What stands for each name in an address: one registry for the access matrix and for bad input.

HOW TO EXTEND. A new route whose address holds a name that is not in `PLACES` fails the build and says so.
Add one line here:

    "session": lambda world, whose: JointSessionFactory(partnership=world.room(whose)).public_id,

The maker gets the world and `whose`: "own" (Noordzee and Aldersteen's room `meals`, the organisation
Noordzee), "foreign" (the room `snacks`, the organisation Rondeel) or "elsewhere" (the room `linen`, the
organisation Zorggroep; stands for "foreign" to whoever has to do with `snacks`). It returns the text for the
address, and is asked once for each `whose` in a test. Use `world.room`, `world.organisation`, `world.side`,
`world.seat` (a lead of the room). What belongs to the person who asks belongs to `world.asker`: such a name
stands in `OF_THE_ASKER` as well. Pages that ask for a cookie get it from `cookies`.

When one name means different things in different routes, give the route its own makers in `PLACES_OF`.
What no row has is made by `missing`; names that need another form for it stand in `MISSING`.
"""

from collections.abc import Callable
from importlib import import_module
from pkgutil import iter_modules

from accounts.identifiers import public_id
from accounts.organisations.models import Membership, Organisation
from accounts.organisations.tokens import token_of
from accounts.people.models import User
from assessments.criteria.actions import ensure_default
from assessments.reviews import keyring
from assessments.reviews.actions import open_round
from assessments.reviews.personal_link import cookie_name
from assessments.reviews.sealing import link_token
from partnerships.roles import Function
from partnerships.room.models import Participant, Partnership, Side
from tests.cast import Cast
from tests.factories import (
    InvitationFactory,
    OpenSeatFactory,
    ParticipantFactory,
    ProposalFactory,
    ReviewPlanFactory,
    SavedViewFactory,
    TrustReviewFactory,
    UserFactory,
)
from tests.house import rooms
from tests.house.routes import Route
from tests.moments import NOW


class World:
    """The cast, and the rows that addresses lead to."""

    def __init__(self, cast: Cast, asker: User | None = None):
        self.cast = cast
        self.asker = asker
        self.links: dict[str, str] = {}  # public id of an open round → the token of a link into it
        self._made: dict[tuple, str] = {}

    def room(self, whose: str) -> Partnership:
        return {"own": self.cast.meals, "foreign": self.cast.snacks, "elsewhere": self.cast.linen}[whose]

    def organisation(self, whose: str) -> Organisation:
        return {"own": self.cast.noordzee, "foreign": self.cast.rondeel, "elsewhere": self.cast.zorggroep}[whose]

    def side(self, whose: str) -> Side:
        return Side.objects.get(partnership=self.room(whose), organisation=self._seated(whose))

    def seat(self, whose: str, function: str = Function.LEAD) -> Participant:
        """Return somebody with this function on our side of the room; made if there is nobody."""
        side = self.side(whose)
        seat = Participant.objects.present().filter(side=side, function=function).first()
        return seat or ParticipantFactory(side=side, function=function)

    def _seated(self, whose: str) -> Organisation:
        return self.cast.zorggroep if whose == "elsewhere" else self.cast.noordzee

    def arguments(self, route: Route, whose: str, *, first: str = "") -> dict[str, str]:
        """Return a text for each name in the route's address; `first`: whose the first one is instead."""
        made = {}
        for place, name in enumerate(route.arguments):
            made[name] = self._argument(route, name, first if first and place == 0 else whose)
        return made

    def furnish(self, route: Route) -> None:
        """Let a row stand for each name in any address of the own room, so that this route's lists have some."""
        for name in PLACES:
            self._argument(route, name, "own")

    def _argument(self, route: Route, name: str, whose: str) -> str:
        if whose == "missing":
            return MISSING.get(name, missing)()
        makers = PLACES_OF.get(route.name, {})
        key = (route.name if name in makers else "", name, whose, self.asker if name in OF_THE_ASKER else None)
        if key not in self._made:
            self._made[key] = str((makers.get(name) or PLACES[name])(self, whose))
        return self._made[key]


def cookies(world: World, arguments: dict[str, str]) -> dict[str, str]:
    """Return the cookies that a browser brings which came here by the way that is meant."""
    review = arguments.get("review", "")
    return {cookie_name(review): world.links[review]} if review in world.links else {}


def unknown_places(route: Route) -> list[str]:
    """Return the names in a route's address that nobody has said anything about."""
    return [name for name in route.arguments if name not in PLACES | PLACES_OF.get(route.name, {})]


def missing() -> str:
    """Return a public id that no row has."""
    return public_id()


def missing_number() -> str:
    return "987654"


def missing_token() -> str:
    return token_of(public_id())


def _membership(world: World, whose: str) -> str:
    person = UserFactory()
    return Membership.objects.create(
        organisation=world.organisation(whose), user=person, since=world.cast.noordzee.created_at
    ).public_id


def _round(world: World, whose: str) -> str:
    """Return an open round in which alice is asked, with enough people on each side for anonymity."""
    if whose == "own":
        for side in Side.objects.filter(partnership=world.room(whose)):
            ParticipantFactory.create_batch(4, side=side)
    return _small_round(world, whose)


def _small_round(world: World, whose: str) -> str:
    """Return an open round of sides that answer in a joint sheet; a bare row where nobody looks inside."""
    if whose != "own":
        return TrustReviewFactory(partnership=world.room(whose)).public_id
    plan = ReviewPlanFactory(partnership=world.room(whose), criteria_set=ensure_default(NOW))
    review = open_round(plan=plan, kind="full", due_on=NOW.date(), now=NOW)
    asked = review.invitations.get(participant__user=world.cast.alice)
    world.links[review.public_id] = link_token(keyring.read(review.public_id).secret, asked.public_id)
    return review.public_id


def _answer_token(world: World, whose: str) -> str:
    return world.links[_round(world, "own")] if whose == "own" else missing_token()


def _of_the_installation(world: World, whose: str) -> str:
    return InvitationFactory(organisation=world.organisation(whose), by_installation=True).public_id


Maker = Callable[[World, str], object]

PLACES: dict[str, Maker] = {
    "partnership": lambda world, whose: world.room(whose).public_id,
    "organisation": lambda world, whose: world.organisation(whose).public_id,
    "side": lambda world, whose: world.side(whose).public_id,
    "participant": lambda world, whose: world.seat(whose, Function.MEMBER).public_id,
    "proposal": lambda world, whose: ProposalFactory(proposed_by=world.seat(whose)).public_id,
    "review": _round,
    "part": lambda world, whose: 1,
    "member": _membership,
    "person": lambda world, whose: world.seat(whose, Function.MEMBER).user.public_id,
    "seat": lambda world, whose: OpenSeatFactory(kept_by=world.seat(whose)).public_id,
    "invitation": lambda world, whose: InvitationFactory(organisation=world.organisation(whose)).public_id,
    "view": lambda world, whose: (
        SavedViewFactory(user=(whose == "own" and world.asker) or world.seat("elsewhere").user).public_id
    ),
}

PLACES_OF: dict[str, dict[str, Maker]] = {
    # Nobody's link but the person's own: a wrong key and a key of nobody show the same page.
    "account_reset_password_from_key": {
        "uidb36": lambda world, whose: "1",
        "key": lambda world, whose: "set-password",
    },
    # The installation sends anew what it has sent itself.
    "administration_invitation_resend": {"invitation": _of_the_installation},
    "administration_invitation_revoke": {"invitation": _of_the_installation},
    "answer_link": {"token": _answer_token},
    "joint_sheet": {"review": _small_round},
    "joint_sheet_sign": {"review": _small_round},
    "answer_together": {"review": _small_round},
    # On an installation that has people there is no first day any more: every token is a wrong one.
    "setup": {"token": lambda world, whose: missing_token()},
    "join": {
        "token": lambda world, whose: token_of(
            InvitationFactory(organisation=world.organisation("own"), revoked=whose != "own").public_id
        ),
    },
}

OF_THE_ASKER: set[str] = {"view"}

MISSING: dict[str, Callable[[], str]] = {
    "token": missing_token,
    "uidb36": missing_number,
    "number": missing_number,
    "version": missing_number,
    "part": lambda: "1",
}

for _module in iter_modules(rooms.__path__, f"{rooms.__name__}."):
    PLACES |= import_module(_module.name).PLACES
    PLACES_OF |= import_module(_module.name).PLACES_OF
