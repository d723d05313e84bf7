"""What stands for each name in an address: one registry for the access matrix and for bad input.

HOW TO EXTEND. A new route whose address holds a name that is not in `PLACES` fails the build and says so.
Add one line here:

    "session": lambda world, whose: JointSessionFactory(partnership=world.room(whose)).public_id,

The maker gets the world and `whose`: "own" (Noordzee and Aldersteen's room `meals`, the organisation
Noordzee), "foreign" (the room `snacks`, the organisation Rondeel) or "elsewhere" (the room `linen`, the
organisation Zorggroep; stands for "foreign" to whoever has to do with `snacks`). It returns the text for the
address, and is asked once for each `whose`. Use `world.room`, `world.organisation`, `world.side`,
`world.seat` (a lead of the room). What belongs to one person belongs to `world.asker`.

When one name means different things in different routes, give the route its own makers in `PLACES_OF`.
What no row has is made by `missing`; names that need another form for it stand in `MISSING`.
"""

from collections.abc import Callable

from accounts.identifiers import public_id
from accounts.organisations.models import Invitation, Membership, Organisation
from accounts.organisations.tokens import hash_of, token_of
from accounts.people.models import User
from partnerships.roles import Function
from partnerships.room.models import Participant, Partnership, Side
from tests.cast import Cast
from tests.factories import InvitationFactory, OpenSeatFactory, ParticipantFactory, ProposalFactory, UserFactory
from tests.house.routes import Route


class World:
    """The cast, and the rows that addresses lead to."""

    def __init__(self, cast: Cast, asker: User | None = None):
        self.cast = cast
        self.asker = asker
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

    def _argument(self, route: Route, name: str, whose: str) -> str:
        if whose == "missing":
            return MISSING.get(name, missing)()
        makers = PLACES_OF.get(route.name, {})
        key = (route.name if name in makers else "", name, whose)
        if key not in self._made:
            self._made[key] = str((makers.get(name) or PLACES[name])(self, whose))
        return self._made[key]


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


def _token(world: World) -> str:
    invitation = InvitationFactory(organisation=world.organisation("own"))
    token = token_of(invitation.public_id)
    Invitation.objects.filter(pk=invitation.pk).update(token_hash=hash_of(token))
    return token


def _of_the_installation(world: World, whose: str) -> str:
    return InvitationFactory(organisation=world.organisation(whose), by_installation=True).public_id


Maker = Callable[[World, str], object]

PLACES: dict[str, Maker] = {
    "partnership": lambda world, whose: world.room(whose).public_id,
    "organisation": lambda world, whose: world.organisation(whose).public_id,
    "side": lambda world, whose: world.side(whose).public_id,
    "participant": lambda world, whose: world.seat(whose, Function.MEMBER).public_id,
    "proposal": lambda world, whose: ProposalFactory(proposed_by=world.seat(whose)).public_id,
    "member": _membership,
    "person": lambda world, whose: world.seat(whose, Function.MEMBER).user.public_id,
    "seat": lambda world, whose: OpenSeatFactory(kept_by=world.seat(whose)).public_id,
    "member": _membership,
    "person": lambda world, whose: UserFactory().public_id,
    "invitation": lambda world, whose: InvitationFactory(organisation=world.organisation(whose)).public_id,
}

PLACES_OF: dict[str, dict[str, Maker]] = {
    # Nobody's link but the person's own: a wrong key and a key of nobody show the same page.
    "account_reset_password_from_key": {
        "uidb36": lambda world, whose: "1",
        "key": lambda world, whose: "set-password",
    },
    # A link is no object among others: who holds it is let in, and everything else is no such link.
    "join": {"token": lambda world, whose: _token(world)},
    "setup": {"token": lambda world, whose: missing_token()},
    "administration_invitation_resend": {"invitation": lambda world, whose: _of_the_installation(world, whose)},
    "administration_invitation_revoke": {"invitation": lambda world, whose: _of_the_installation(world, whose)},
}

MISSING: dict[str, Callable[[], str]] = {
    "token": missing_token,
    "uidb36": missing_number,
    "number": missing_number,
    "version": missing_number,
}
