"""Living through the stories: the same verbs that people and the worker use, with dates in the past."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User
from accounts.post.models import OutboxMail
from assessments.criteria.actions import ensure_default
from assessments.criteria.reads import load
from assessments.reviews import actions as reviews
from assessments.reviews import keyring, sealing
from assessments.reviews.farewell import BEFORE
from assessments.reviews.instruments import instrument_of
from assessments.reviews.models import ReviewPlan, TrustReview
from assessments.reviews.plans import propose_plan
from assessments.reviews.scoring import Instrument
from assessments.reviews.standing import write_opened, write_planned
from assessments.signals import actions as signals
from dashboards.demonstration import rooms
from dashboards.demonstration.answers import draw
from dashboards.demonstration.scene import Scene, Step, months_before
from dashboards.demonstration.stories import COMPANIES, STORIES, Person, Story, StorySide
from partnerships.lifecycle import Stage
from partnerships.roles import Function, Permission, may
from partnerships.room.consent import actions as consent
from partnerships.room.history.actions import record
from partnerships.room.models import Participant, Partnership, Side
from partnerships.room.standing.actions import note_names

PASSWORD = "samen-demo"
ADMINISTRATOR = "admin@samen.example"
CLOSES_IN = timedelta(minutes=20)
STAYS_SILENT = {"alice", "bob", "marit"}  # a visitor answers in their place


def build(*, now: datetime) -> None:
    """Write the whole demonstration. The database must be empty of people."""
    password = make_password(PASSWORD)
    User.objects.create(
        email=ADMINISTRATOR,
        name="Ada Beheer",
        language="en",
        password=password,
        is_installation_administrator=True,
        is_demonstration=True,
    )
    organisations = {
        company.key: Organisation.objects.create(
            name=company.name,
            short_name=company.short_name,
            kind=company.kind,
            country=company.country,
            created_at=months_before(now, 60),
        )
        for company in COMPANIES
    }
    people: dict[str, User] = {}
    for story in STORIES:
        _live(story, organisations, people, password, now)
    reviews.clean_due(now=now)
    # What the past has mailed has been read long ago, and so have the letters about its warnings.
    long_ago = now - timedelta(hours=2)
    signals.tell_due(now=long_ago)
    OutboxMail.objects.filter(created_at__lte=long_ago).delete()


def let_colleagues_answer(*, now: datetime, closes_in: timedelta) -> int:
    """Let everybody but the named visitors answer the open rounds, and let these close soon.

    Returns how many rounds will close. For the demonstration only.
    """
    rounds = TrustReview.objects.filter(
        state=TrustReview.State.OPEN, partnership__is_demonstration=True
    ).select_related("partnership", "criteria_set")
    for review in rounds:
        story = next(story for story in STORIES if story.subject == review.partnership.subject)
        _answer(review, story, progress=1.0, now=now, but_not=STAYS_SILENT | {"marieke", "hugo"})
        _closes(review, now + closes_in, now)
    return len(rounds)


def _live(
    story: Story, organisations: dict[str, Organisation], people: dict[str, User], password: str, now: datetime
) -> None:
    began = months_before(now, story.partners_for_months)
    with transaction.atomic():
        partnership = _partnership(story, organisations, people, password, began, now)
        _agree_on_reviews(partnership, began, now)
    scene = Scene(story.key, partnership, began, now, story.parted)
    steps = [*_rounds(partnership, story, now), *rooms.steps(scene)]
    for step in sorted(steps, key=lambda step: step.at):
        with transaction.atomic():
            step.do(step.at)
    partnership.refresh_from_db(fields=["stage"])
    if partnership.stage == Stage.PARTED:
        _nothing_planned(partnership)
    elif story.open_now:
        _open_round(partnership, story, now)
    else:
        day = partnership.day_at(now) + timedelta(days=story.next_in_days)
        ReviewPlan.objects.filter(partnership=partnership).update(next_full_on=day, next_pulse_on=None)
        write_planned(plan=ReviewPlan.objects.get(partnership=partnership), now=now)


def _nothing_planned(partnership: Partnership) -> None:
    ReviewPlan.objects.filter(partnership=partnership).update(next_full_on=None, next_pulse_on=None)
    write_planned(plan=ReviewPlan.objects.get(partnership=partnership), now=partnership.created_at)


def _partnership(
    story: Story,
    organisations: dict[str, Organisation],
    people: dict[str, User],
    password: str,
    began: datetime,
    now: datetime,
) -> Partnership:
    partnership = Partnership.objects.create(
        subject=story.subject,
        stage=story.stage,
        stage_since=months_before(now, story.stage_for_months).date(),
        partners_since=began.date(),
        created_at=began,
        is_demonstration=True,
    )
    record(partnership=partnership, verb="partnership.opened", by=None, now=began)
    domains = {company.key: company.domain for company in COMPANIES}
    for mark, side in enumerate(story.sides, start=1):
        row = Side.objects.create(
            partnership=partnership,
            organisation=organisations[side.company],
            label=side.label,
            mark=mark,
            joined_at=began,
        )
        for person in side.people:
            user = _user(person, organisations[side.company], domains[side.company], people, password, began)
            Participant.objects.create(
                partnership=partnership,
                side=row,
                user=user,
                function=person.function,
                job_title=person.job_title,
                joined_at=began,
            )
    note_names(partnership=partnership, now=began)
    return partnership


def _user(
    person: Person,
    organisation: Organisation,
    domain: str,
    people: dict[str, User],
    password: str,
    since: datetime,
) -> User:
    email = f"{person.login}@{domain}"
    if email not in people:
        people[email] = User.objects.create(
            email=email,
            name=person.name,
            language=person.language,
            password=password,
            is_demonstration=True,
            joined_at=since,
        )
        leads = person.function in (Function.LEAD, Function.DIRECTOR)
        Membership.objects.create(
            organisation=organisation,
            user=people[email],
            job_title=person.job_title,
            is_administrator=person.function == Function.LEAD,
            may_open_partnerships=leads,
            since=since,
        )
    return people[email]


def _agree_on_reviews(partnership: Partnership, began: datetime, now: datetime) -> None:
    """The sides agree on statements and rhythm as they would: one proposes, the others accept."""
    leads = list(Participant.objects.filter(partnership=partnership, function=Function.LEAD).order_by("pk"))
    proposals = propose_plan(
        partnership=partnership,
        criteria_set=ensure_default(began),
        first_on=began.date() + timedelta(days=60),
        full_every_months=6,
        pulse_every_months=None,
        window_days=10,
        minimum=4,
        keep_below=0,
        by=leads[0],
        now=began + timedelta(days=20),
    )
    for proposal in proposals:
        for lead in leads[1:]:
            consent.accept(
                proposal=proposal, fingerprint=proposal.fingerprint, by=lead, now=began + timedelta(days=23)
            )


def _rounds(partnership: Partnership, story: Story, now: datetime) -> Iterator[Step]:
    for place, months in enumerate(story.rounds):
        progress = place / max(1, len(story.rounds) - 1)
        opens = months_before(now, months)
        yield Step(opens, lambda at, progress=progress: _round(partnership, story, at, progress))
    if story.parted:
        opens = months_before(now, story.parted) - BEFORE
        yield Step(opens, lambda at: _round(partnership, story, at, 1.0, is_farewell=True))


def _round(
    partnership: Partnership, story: Story, opens: datetime, progress: float, *, is_farewell: bool = False
) -> None:
    plan = ReviewPlan.objects.select_related("partnership").get(partnership=partnership)
    kind = TrustReview.Kind.FULL
    review = reviews.open_round(plan=plan, kind=kind, due_on=opens.date(), now=opens, is_farewell=is_farewell)
    assert review is not None, story.subject
    _answer(review, story, progress=progress, now=opens + timedelta(days=2))
    reviews.close(review_pk=review.pk, now=review.closes_at)


def _open_round(partnership: Partnership, story: Story, now: datetime) -> None:
    """A round that opened a week ago, that most have answered and that the worker closes soon."""
    plan = ReviewPlan.objects.select_related("partnership").get(partnership=partnership)
    opens = now - timedelta(days=9)
    review = reviews.open_round(plan=plan, kind=TrustReview.Kind.FULL, due_on=opens.date(), now=opens)
    assert review is not None
    _answer(review, story, progress=1.0, now=now, but_not=STAYS_SILENT)
    _closes(review, now + CLOSES_IN, now)
    OutboxMail.objects.filter(kind="review_invitation", sent_at=None, created_at=opens).update(created_at=now)


def _closes(review: TrustReview, at: datetime, now: datetime) -> None:
    """Move the close of an open round, as only the demonstration does."""
    review.closes_at = at
    review.save(update_fields=["closes_at"])
    plan = ReviewPlan.objects.select_related("partnership").get(partnership=review.partnership_id)
    write_opened(review=review, plan=plan, now=now)


def _answer(
    review: TrustReview, story: Story, *, progress: float, now: datetime, but_not: set[str] | None = None
) -> None:
    instrument = instrument_of(load(review.criteria_set), review.item_codes)
    keys = keyring.read(review.public_id)
    assert keys is not None
    rows = {row.side.organisation.short_name: row for row in review.sides.select_related("side__organisation")}
    names = {company.key: company.short_name for company in COMPANIES}
    for side in story.sides:
        row = rows[names[side.company]]
        if row.open_mode:
            _sign_jointly(review, side, row.side_id, instrument, progress, now)
            continue
        for person, answers, remarks in _sheets(side, story, instrument, review.number, progress):
            if but_not and person.login in but_not:
                continue
            invitation = review.invitations.select_related("participant__user").get(
                side=row.side_id, participant__user__name=person.name
            )
            token = sealing.link_token(keys.secret, invitation.public_id)
            if reviews.open_sheet(invitation=invitation, token=token).handed_in:
                continue
            reviews.hand_in(invitation=invitation, token=token, answers=answers, remarks=remarks, now=now)


def _sheets(
    side: StorySide, story: Story, instrument: Instrument, number: int, progress: float
) -> Iterator[tuple[Person, dict[str, int], dict[str, str]]]:
    able = [p for p in side.people if may(Function(p.function), Permission.ANSWER_REVIEW)]
    silent = set(Random(f"{story.subject}:{side.company}:{number}").sample([p.login for p in able], side.silent))
    remarks = story.remarks.get(side.company, [])
    last = number == len(story.rounds)
    for place, person in enumerate(able):
        if person.login in silent:
            continue
        answers = draw(
            side.view,
            instrument.items,
            person=f"{story.subject}:{person.login}",
            progress=progress,
            round_number=number,
            points=instrument.points,
        )
        wrote = dict([remarks[place]]) if last and place < len(remarks) else {}
        yield person, answers, wrote


def _sign_jointly(
    review: TrustReview, side: StorySide, side_pk: int, instrument: Instrument, progress: float, now: datetime
) -> None:
    answers = draw(
        side.view,
        instrument.items,
        person=f"{side.company}:together",
        progress=progress,
        round_number=review.number,
        points=instrument.points,
    )
    people = list(Participant.objects.filter(side=side_pk).select_related("user"))
    sheet = reviews.write_joint_sheet(
        review=review, answers=answers, keep="", change="", version=0, by=people[0], now=now
    )
    for person in people:
        reviews.sign_joint_sheet(review=review, version=sheet.version, by=person, now=now)
