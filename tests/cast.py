"""The fixed cast: the same people in every test, so that a name says at once who may do what.

Noordzee (airline) and Aldersteen (caterer) share the room `meals`. Noordzee and Rondeel, a competitor of
Aldersteen, share `snacks`: nothing of it may show in `meals`, and the other way round. Zorggroep and Holm
share `linen`, which nobody of the others has anything to do with.

| person  | is                                                            |
|---------|---------------------------------------------------------------|
| alice   | lead of Noordzee's side                                       |
| bob     | member of Noordzee's side                                     |
| ruben   | director of Noordzee's side                                   |
| olive   | observer on Noordzee's side                                   |
| noor    | counsel on Noordzee's side                                    |
| sander  | moved out of Noordzee and its side; his account still works   |
| wouter  | administrator of the organisation Noordzee, without a seat    |
| petra   | portfolio reader of Noordzee, without a seat                  |
| marieke | lead of Aldersteen's side                                     |
| hugo    | director of Aldersteen's side                                 |
| iris    | lead of Noordzee's side in `snacks`, not in `meals`           |
| charlie | lead of Rondeel's side in `snacks`: the outsider              |
| zora    | lead of Zorggroep's side in `linen`                           |
| admin   | administrator of the installation                             |
"""

from dataclasses import dataclass, fields
from datetime import timedelta

from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User
from partnerships.room.models import Participant, Partnership, Side
from tests.factories import (
    ChainHeadFactory,
    MembershipFactory,
    OrganisationFactory,
    ParticipantFactory,
    PartnershipFactory,
    SideFactory,
    StandingFactory,
    UserFactory,
)
from tests.moments import NOW


@dataclass(frozen=True)
class Cast:
    """Everybody and everything of the table above."""

    noordzee: Organisation
    aldersteen: Organisation
    rondeel: Organisation
    zorggroep: Organisation
    meals: Partnership
    snacks: Partnership
    linen: Partnership
    alice: User
    bob: User
    ruben: User
    olive: User
    noor: User
    sander: User
    wouter: User
    petra: User
    marieke: User
    hugo: User
    iris: User
    charlie: User
    zora: User
    admin: User

    @property
    def people(self) -> dict[str, User]:
        """Everybody, by first name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.type is User}

    def side_of(self, organisation: Organisation, partnership: Partnership | None = None) -> Side:
        """Return the organisation's side in `meals`, or in another partnership."""
        return Side.objects.get(partnership=partnership or self.meals, organisation=organisation)

    def seat_of(self, user: User, partnership: Partnership | None = None) -> Participant:
        """Return the person's seat in `meals`, or in another partnership."""
        return Participant.objects.get(partnership=partnership or self.meals, user=user)


def gather() -> Cast:
    """Make the cast."""
    noordzee = OrganisationFactory(name="Noordzee Airways", short_name="Noordzee")
    aldersteen = OrganisationFactory(name="Aldersteen Catering", short_name="Aldersteen")
    rondeel = OrganisationFactory(name="Rondeel Foods", short_name="Rondeel")
    zorggroep = OrganisationFactory(name="Zorggroep Duinland", short_name="Zorggroep", public_body=True)

    meals = PartnershipFactory(subject="meals above the ocean", growing=True)
    snacks = PartnershipFactory(subject="snacks on short flights", growing=True)
    linen = PartnershipFactory(subject="linen and laundry", meeting=True)
    for partnership in (meals, snacks, linen):
        StandingFactory(partnership=partnership)
        ChainHeadFactory(partnership=partnership)

    ours = SideFactory(partnership=meals, organisation=noordzee, customer=True)
    theirs = SideFactory(partnership=meals, organisation=aldersteen, supplier=True)
    other_ours = SideFactory(partnership=snacks, organisation=noordzee, customer=True)
    other_theirs = SideFactory(partnership=snacks, organisation=rondeel, supplier=True)
    linen_zorggroep = SideFactory(partnership=linen, organisation=zorggroep)
    SideFactory(partnership=linen, organisation=OrganisationFactory(name="Holm Laundry", short_name="Holm"))

    people = {
        "alice": _person("Alice Vermeer", "alice@noordzee.example"),
        "bob": _person("Bob de Wit", "bob@noordzee.example"),
        "ruben": _person("Ruben Dekker", "ruben@noordzee.example"),
        "olive": _person("Olive Smit", "olive@noordzee.example"),
        "noor": _person("Noor Haddad", "noor@noordzee.example"),
        "sander": _person("Sander Kok", "sander@noordzee.example"),
        "wouter": _person("Wouter Prins", "wouter@noordzee.example"),
        "petra": _person("Petra Bos", "petra@noordzee.example"),
        "marieke": _person("Marieke van Aalst", "marieke@aldersteen.example"),
        "hugo": _person("Hugo Aldersteen", "hugo@aldersteen.example"),
        "iris": _person("Iris Mulder", "iris@noordzee.example"),
        "charlie": _person("Charlie Rood", "charlie@rondeel.example"),
        "zora": _person("Zora Blom", "zora@zorggroep.example"),
        "admin": _person("Ada Beheer", "admin@samen.example", installation_administrator=True),
    }
    ParticipantFactory(side=ours, user=people["alice"], lead=True)
    ParticipantFactory(side=ours, user=people["bob"])
    ParticipantFactory(side=ours, user=people["ruben"], director=True)
    ParticipantFactory(side=ours, user=people["olive"], observer=True)
    ParticipantFactory(side=ours, user=people["noor"], counsel=True)
    ParticipantFactory(side=ours, user=people["sander"], lead=True, moved_out=True)
    ParticipantFactory(side=theirs, user=people["marieke"], lead=True)
    ParticipantFactory(side=theirs, user=people["hugo"], director=True)
    ParticipantFactory(side=other_ours, user=people["iris"], lead=True)
    ParticipantFactory(side=other_theirs, user=people["charlie"], lead=True)
    ParticipantFactory(side=linen_zorggroep, user=people["zora"], lead=True)
    Membership.objects.filter(user=people["sander"]).update(left_at=NOW - timedelta(days=1))
    MembershipFactory(organisation=noordzee, user=people["wouter"], administrator=True)
    MembershipFactory(organisation=noordzee, user=people["petra"], portfolio_reader=True)

    return Cast(
        noordzee=noordzee,
        aldersteen=aldersteen,
        rondeel=rondeel,
        zorggroep=zorggroep,
        meals=meals,
        snacks=snacks,
        linen=linen,
        **people,
    )


def _person(name: str, email: str, **traits) -> User:
    return UserFactory(name=name, email=email, **traits)
