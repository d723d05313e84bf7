"""Ready-made rows: one factory per model, situations as traits.

    PartnershipFactory(growing=True, sides=3)         three sides with a lead and a director each
    ParticipantFactory(side=side, director=True)      a person with a membership and a seat
    TrustReviewFactory(partnership=p, closed=True)

Every moment is `NOW` of `tests/moments.py` or lies some days from it: no factory reads a clock.
"""

import base64
import hashlib
import json
from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from accounts.identifiers import public_id
from accounts.jobs.models import JobRun
from accounts.organisations.models import Invitation, Membership, Organisation, OrganisationEvent
from accounts.organisations.tokens import hash_of, token_of
from accounts.people.models import FirstDay, SavedView, User
from accounts.post.models import OutboxMail
from assessments.criteria.models import CriteriaSet, Criterion, Facet
from assessments.reviews.models import (
    AnswerSheet,
    JointSheet,
    JointSignature,
    KeyFolder,
    Remark,
    ReviewInvitation,
    ReviewPlan,
    ReviewResult,
    ReviewSide,
    ReviewStatistics,
    SealedSheet,
    TrustReview,
)
from partnerships.lifecycle import Stage
from partnerships.roles import Function
from partnerships.room.canonical import canonical, fingerprint
from partnerships.room.models import (
    ChainHead,
    Consent,
    Event,
    OpenSeat,
    Participant,
    Partnership,
    Proposal,
    Side,
    Standing,
)
from tests import kinds  # noqa: F401  (registers the kinds of the tests)
from tests.moments import NOW

PASSWORD = "quiet-harbour-lantern-42"


# --- accounts -------------------------------------------------------------
class UserFactory(DjangoModelFactory):
    """A person with an account; everybody's password is `PASSWORD`."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        dutch = factory.Trait(language="nl")
        installation_administrator = factory.Trait(is_installation_administrator=True)
        inactive = factory.Trait(is_active=False)

    name = factory.Sequence(lambda n: f"Person {n}")
    email = factory.LazyAttribute(lambda o: f"{o.name.lower().replace(' ', '.')}@people.example")
    password = factory.django.Password(PASSWORD)
    joined_at = NOW - timedelta(days=400)


class SavedViewFactory(DjangoModelFactory):
    class Meta:
        model = SavedView

    user = factory.SubFactory(UserFactory)
    page = "portfolio"
    name = factory.Sequence(lambda n: f"View {n}")
    query = "stage=growing"
    saved_at = NOW


class FirstDayFactory(DjangoModelFactory):
    class Meta:
        model = FirstDay

    class Params:
        used = factory.Trait(used_at=NOW)

    nonce = "n" * 64
    made_at = NOW


class OrganisationFactory(DjangoModelFactory):
    class Meta:
        model = Organisation

    class Params:
        public_body = factory.Trait(kind=Organisation.Kind.PUBLIC_BODY)

    name = factory.Sequence(lambda n: f"Organisation {n}")
    short_name = factory.LazyAttribute(lambda o: o.name.split(" ")[0] if " " not in o.name else o.name)
    created_at = NOW - timedelta(days=400)


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership
        django_get_or_create = ("organisation", "user")

    class Params:
        administrator = factory.Trait(is_administrator=True)
        portfolio_reader = factory.Trait(is_portfolio_reader=True)
        opener = factory.Trait(may_open_partnerships=True)
        left = factory.Trait(left_at=NOW - timedelta(days=1))

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    since = NOW - timedelta(days=400)


class InvitationFactory(DjangoModelFactory):
    """An invitation; the token of its link is `tokens.token_of(invitation.public_id)`."""

    class Meta:
        model = Invitation

    class Params:
        expired = factory.Trait(created_at=NOW - timedelta(days=8), expires_at=NOW - timedelta(days=1))
        accepted = factory.Trait(accepted_at=NOW - timedelta(hours=1))
        revoked = factory.Trait(revoked_at=NOW - timedelta(hours=1))

    public_id = factory.LazyFunction(public_id)
    organisation = factory.SubFactory(OrganisationFactory)
    email = factory.Sequence(lambda n: f"invited.{n}@people.example")
    name = factory.Sequence(lambda n: f"Invited {n}")
    token_hash = factory.LazyAttribute(lambda o: hash_of(token_of(o.public_id)))
    created_at = NOW - timedelta(days=1)
    expires_at = NOW + timedelta(days=6)


class OrganisationEventFactory(DjangoModelFactory):
    class Meta:
        model = OrganisationEvent

    organisation = factory.SubFactory(OrganisationFactory)
    at = NOW
    verb = "organisation.created"


class OutboxMailFactory(DjangoModelFactory):
    class Meta:
        model = OutboxMail

    class Params:
        sent = factory.Trait(sent_at=NOW, next_try_at=None, tries=1)

    kind = "consent_asked"
    to_email = "alice@noordzee.example"
    once = factory.Sequence(lambda n: f"news:{n}")
    message_id = factory.LazyAttribute(lambda o: f"<{o.once.replace(':', '-')}@samen.test>")
    created_at = NOW
    next_try_at = NOW


class JobRunFactory(DjangoModelFactory):
    """A run that did something."""

    class Meta:
        model = JobRun

    class Params:
        idle = factory.Trait(outcome="idle", counts={})
        begun = factory.Trait(outcome="begun", counts={}, took=None)
        failed = factory.Trait(outcome="failed", counts={}, error="OperationalError")

    job = "accounts.post.tasks.deliver"
    begun_at = NOW
    outcome = "done"
    took = 10
    counts = {"letters": 12}


# --- partnerships ---------------------------------------------------------
class PartnershipFactory(DjangoModelFactory):
    """A partnership. `sides=2` fills it with sides that have a lead and a director each."""

    class Meta:
        model = Partnership
        skip_postgeneration_save = True

    class Params:
        meeting = factory.Trait(stage=Stage.MEETING)
        envisioning = factory.Trait(stage=Stage.ENVISIONING)
        agreeing = factory.Trait(stage=Stage.AGREEING)
        growing = factory.Trait(stage=Stage.GROWING, partners_since=(NOW - timedelta(days=300)).date())
        parted = factory.Trait(stage=Stage.PARTED)

    subject = factory.Sequence(lambda n: f"subject {n}")
    stage = Stage.MEETING
    stage_since = (NOW - timedelta(days=60)).date()
    created_at = NOW - timedelta(days=300)

    @factory.post_generation
    def sides(self, create, number, **kwargs):
        for _ in range(number or 0):
            side = SideFactory(partnership=self)
            ParticipantFactory(side=side, lead=True)
            ParticipantFactory(side=side, director=True)


class SideFactory(DjangoModelFactory):
    class Meta:
        model = Side

    class Params:
        customer = factory.Trait(label=Side.Label.CUSTOMER)
        supplier = factory.Trait(label=Side.Label.SUPPLIER)
        left = factory.Trait(left_at=NOW - timedelta(days=1))

    partnership = factory.SubFactory(PartnershipFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    mark = factory.LazyAttribute(lambda o: Side.objects.filter(partnership=o.partnership).count() + 1)
    joined_at = NOW - timedelta(days=300)


class ParticipantFactory(DjangoModelFactory):
    """A person with a seat, and with a membership in the side's organisation."""

    class Meta:
        model = Participant
        skip_postgeneration_save = True

    class Params:
        observer = factory.Trait(function=Function.OBSERVER)
        counsel = factory.Trait(function=Function.COUNSEL)
        lead = factory.Trait(function=Function.LEAD)
        director = factory.Trait(function=Function.DIRECTOR)
        moved_out = factory.Trait(left_at=NOW - timedelta(days=1))

    side = factory.SubFactory(SideFactory)
    partnership = factory.SelfAttribute("side.partnership")
    user = factory.SubFactory(UserFactory)
    function = Function.MEMBER
    joined_at = NOW - timedelta(days=200)

    @factory.post_generation
    def member(self, create, *args, **kwargs):
        MembershipFactory(organisation=self.side.organisation, user=self.user)


class OpenSeatFactory(DjangoModelFactory):
    """A seat that is kept for a colleague of `kept_by`; `organisation_name` and `mark` for an organisation."""

    class Meta:
        model = OpenSeat

    class Params:
        for_organisation = factory.Trait(
            side=None,
            mark=3,
            organisation_name=factory.Sequence(lambda n: f"Guest {n}"),
            invitation=factory.SubFactory(InvitationFactory, organisation=None),
        )

    kept_by = factory.SubFactory(ParticipantFactory, lead=True)
    partnership = factory.SelfAttribute("kept_by.partnership")
    side = factory.SelfAttribute("kept_by.side")
    invitation = factory.SubFactory(
        InvitationFactory, organisation=factory.SelfAttribute("..kept_by.side.organisation")
    )
    kept_at = NOW


class StandingFactory(DjangoModelFactory):
    class Meta:
        model = Standing
        django_get_or_create = ("partnership",)

    partnership = factory.SubFactory(PartnershipFactory)
    search_text = factory.LazyAttribute(lambda o: o.partnership.subject.lower())
    updated_at = NOW


class ProposalFactory(DjangoModelFactory):
    """A version put to all sides, of a kind that exists only in tests (`tests/kinds.py`)."""

    class Meta:
        model = Proposal
        exclude = ("says",)

    class Params:
        joint = factory.Trait(state=Proposal.State.JOINT, settled_at=NOW)

    says = factory.Sequence(lambda n: {"text": f"text {n}"})
    proposed_by = factory.SubFactory(ParticipantFactory, lead=True)
    partnership = factory.SelfAttribute("proposed_by.partnership")
    kind = "test_text"
    subject_id = factory.LazyFunction(public_id)
    content = factory.LazyAttribute(lambda o: canonical(o.says))
    fingerprint = factory.LazyAttribute(lambda o: fingerprint(o.content))
    proposed_at = NOW


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = Consent

    class Params:
        declined = factory.Trait(verdict=Consent.Verdict.DECLINED, reason="too early")

    proposal = factory.SubFactory(ProposalFactory)
    given_by = factory.SelfAttribute("proposal.proposed_by")
    side = factory.SelfAttribute("given_by.side")
    verdict = Consent.Verdict.ACCEPTED
    fingerprint = factory.SelfAttribute("proposal.fingerprint")
    given_at = NOW


class ChainHeadFactory(DjangoModelFactory):
    class Meta:
        model = ChainHead
        django_get_or_create = ("partnership",)

    partnership = factory.SubFactory(PartnershipFactory)


class EventFactory(DjangoModelFactory):
    """A row of the event chain outside any chain; for a true chain use `history.actions.record`."""

    class Meta:
        model = Event

    partnership = factory.SubFactory(PartnershipFactory)
    number = factory.LazyAttribute(lambda o: Event.objects.filter(partnership=o.partnership).count() + 1)
    at = NOW
    verb = "room.opened"
    digest_before = ""
    digest = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())


# --- assessments ----------------------------------------------------------
class CriteriaSetFactory(DjangoModelFactory):
    """A small set: `facets` facets (default none) with `statements` statements each.

    CriteriaSetFactory(facets=2)                      a draft
    CriteriaSetFactory(facets=2, published=True)      frozen rows and all
    """

    class Meta:
        model = CriteriaSet
        skip_postgeneration_save = True

    class Params:
        published = factory.Trait(
            status=CriteriaSet.Status.PUBLISHED,
            published_at=NOW - timedelta(days=100),
            fingerprint=factory.Sequence(lambda n: hashlib.sha256(f"set {n}".encode()).hexdigest()),
        )
        fit = factory.Trait(purpose=CriteriaSet.Purpose.FIT)

    code = factory.Sequence(lambda n: f"set-{n}")
    name_en = factory.LazyAttribute(lambda o: f"Set {o.code}")
    name_nl = factory.LazyAttribute(lambda o: f"Lijst {o.code}")
    labels_en = factory.LazyFunction(lambda: [f"label {n}" for n in range(1, 8)])
    labels_nl = factory.LazyFunction(lambda: [f"woord {n}" for n in range(1, 8)])
    parts = factory.LazyFunction(lambda: [{"en": "Part", "nl": "Deel"}])
    created_at = NOW - timedelta(days=120)

    @factory.post_generation
    def facets(self, create, number, *, statements=2, **kwargs):
        frozen = self.published_at is not None
        for order in range(1, (number or 0) + 1):
            weight = 100 // number + (100 % number if order == 1 else 0)
            facet = FacetFactory(criteria_set=self, order=order, weight=weight, frozen=frozen)
            for place in range(1, statements + 1):
                CriterionFactory(facet=facet, order=(order - 1) * statements + place, frozen=frozen)


class FacetFactory(DjangoModelFactory):
    class Meta:
        model = Facet

    criteria_set = factory.SubFactory(CriteriaSetFactory)
    code = factory.Sequence(lambda n: f"facet-{n}")
    order = 1
    kind = Facet.Kind.TRUST
    weight = 100
    name_en = factory.LazyAttribute(lambda o: f"Facet {o.code}")
    name_nl = factory.LazyAttribute(lambda o: f"Facet {o.code} nl")


class CriterionFactory(DjangoModelFactory):
    class Meta:
        model = Criterion

    facet = factory.SubFactory(FacetFactory)
    criteria_set = factory.SelfAttribute("facet.criteria_set")
    code = factory.Sequence(lambda n: f"C{n}")
    order = 1
    text_en = factory.LazyAttribute(lambda o: f"{{they}} keep their word ({o.code}).")
    text_nl = factory.LazyAttribute(lambda o: f"{{they}} houden woord ({o.code}).")


class ReviewPlanFactory(DjangoModelFactory):
    class Meta:
        model = ReviewPlan
        django_get_or_create = ("partnership",)

    partnership = factory.SubFactory(PartnershipFactory, growing=True, sides=2)
    criteria_set = factory.SubFactory(CriteriaSetFactory, facets=2, published=True)
    full_every_months = 6
    pulse_every_months = 3
    next_full_on = (NOW + timedelta(days=30)).date()


class TrustReviewFactory(DjangoModelFactory):
    class Meta:
        model = TrustReview

    class Params:
        pulse = factory.Trait(kind=TrustReview.Kind.PULSE)
        closed = factory.Trait(
            state=TrustReview.State.CLOSED,
            opens_at=NOW - timedelta(days=40),
            closes_at=NOW - timedelta(days=20),
            closed_at=NOW - timedelta(days=20),
            key_destroyed_at=NOW - timedelta(days=20),
            cleaned_at=NOW - timedelta(days=20),
            due_on=(NOW - timedelta(days=40)).date(),
        )

    partnership = factory.SubFactory(PartnershipFactory, growing=True, sides=2)
    number = factory.LazyAttribute(lambda o: TrustReview.objects.filter(partnership=o.partnership).count() + 1)
    due_on = (NOW - timedelta(days=2)).date()
    criteria_set = factory.SubFactory(CriteriaSetFactory, facets=2, published=True)
    item_codes = factory.LazyAttribute(
        lambda o: list(o.criteria_set.criteria.order_by("order").values_list("code", flat=True))
    )
    public_key = base64.b64encode(b"k" * 32).decode()
    opens_at = NOW - timedelta(days=2)
    closes_at = NOW + timedelta(days=12)
    next_coverage_at = NOW + timedelta(days=1)


class KeyFolderFactory(DjangoModelFactory):
    class Meta:
        model = KeyFolder
        django_get_or_create = ("id",)

    id = 1
    mark = "0" * 32


class ReviewSideFactory(DjangoModelFactory):
    class Meta:
        model = ReviewSide

    side = factory.SubFactory(SideFactory)
    review = factory.LazyAttribute(lambda o: TrustReviewFactory(partnership=o.side.partnership))
    invited = 5


class ReviewInvitationFactory(DjangoModelFactory):
    class Meta:
        model = ReviewInvitation

    participant = factory.SubFactory(ParticipantFactory)
    side = factory.SelfAttribute("participant.side")
    review = factory.LazyAttribute(lambda o: TrustReviewFactory(partnership=o.side.partnership))
    token_hash = factory.Sequence(lambda n: hashlib.sha256(f"link {n}".encode()).hexdigest())


class SealedSheetFactory(DjangoModelFactory):
    class Meta:
        model = SealedSheet

    id = factory.Sequence(lambda n: hashlib.sha256(f"sheet {n}".encode()).hexdigest())
    side = factory.SubFactory(SideFactory)
    review = factory.LazyAttribute(lambda o: TrustReviewFactory(partnership=o.side.partnership))
    draft = b"draft"


class JointSheetFactory(DjangoModelFactory):
    class Meta:
        model = JointSheet

    side = factory.SubFactory(SideFactory)
    review = factory.LazyAttribute(lambda o: TrustReviewFactory(partnership=o.side.partnership))


class JointSignatureFactory(DjangoModelFactory):
    class Meta:
        model = JointSignature

    participant = factory.SubFactory(ParticipantFactory)
    sheet = factory.LazyAttribute(lambda o: JointSheetFactory(side=o.participant.side))
    version = factory.SelfAttribute("sheet.version")
    signed_at = NOW


class AnswerSheetFactory(DjangoModelFactory):
    class Meta:
        model = AnswerSheet

    id = factory.Sequence(lambda n: hashlib.sha256(f"answers {n}".encode()).hexdigest()[:32])
    side = factory.SubFactory(SideFactory)
    review = factory.LazyAttribute(lambda o: TrustReviewFactory(partnership=o.side.partnership, closed=True))
    answers = factory.LazyAttribute(lambda o: bytes([5] * len(o.review.item_codes)))
    facet_sums = factory.LazyFunction(dict)
    facet_counts = factory.LazyFunction(dict)


class RemarkFactory(DjangoModelFactory):
    class Meta:
        model = Remark

    id = factory.Sequence(lambda n: hashlib.sha256(f"remark {n}".encode()).hexdigest()[:32])
    side = factory.SubFactory(SideFactory)
    review = factory.LazyAttribute(lambda o: TrustReviewFactory(partnership=o.side.partnership, closed=True))
    question = "keep"
    text = factory.Sequence(lambda n: f"remark {n}")


class ReviewResultFactory(DjangoModelFactory):
    class Meta:
        model = ReviewResult

    review = factory.SubFactory(TrustReviewFactory, closed=True)
    released = "{}"
    fingerprint = factory.LazyAttribute(lambda o: fingerprint(o.released))
    revealed_at = NOW - timedelta(days=20)


class ReviewStatisticsFactory(DjangoModelFactory):
    class Meta:
        model = ReviewStatistics

    review = factory.SubFactory(TrustReviewFactory, closed=True)
    figures = json.dumps({})
