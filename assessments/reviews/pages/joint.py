"""The joint sheet of a side, ready for its template."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from assessments.reviews.forms import JointSheetForm
from assessments.reviews.models import JointSheet, ReviewInvitation, TrustReview
from assessments.reviews.pages.rounds import local
from assessments.reviews.questionnaire import Part, Questionnaire, questionnaire_of
from partnerships.room.access import Access


@dataclass(frozen=True)
class Signer:
    """Somebody who is asked, and whether the version of now carries their name."""

    name: str
    words: str
    has_signed: bool


@dataclass(frozen=True)
class TwoTexts:
    """One statement or question on which the typed and the saved sheet differ."""

    label: str
    yours: str
    theirs: str


@dataclass(frozen=True)
class JointPage:
    """The sheet as it stands, or as it was typed; who has signed which version."""

    paper: Questionnaire
    form: JointSheetForm
    version: int
    signers: Sequence[Signer]
    you_have_signed: bool
    until: datetime
    differences: Sequence[TwoTexts] = ()
    errors: bool = False

    @property
    def is_complete(self) -> bool:
        """Everybody asked has signed the version of now: it counts."""
        return bool(self.version) and all(signer.has_signed for signer in self.signers)

    def with_typed(self, form: JointSheetForm, beside: JointSheet | None = None) -> "JointPage":
        """Return the page with what was just typed in it, and where it differs from what stands there now."""
        given = {name: str(answer) for name, answer in form.answers.items()}
        parts = [_typed(part, given, form) for part in self.paper.parts]
        if beside is None:
            return replace(self, paper=Questionnaire(parts), form=form, errors=True)
        form.data = form.data.copy()
        form.data["version"] = beside.version
        return replace(
            self,
            paper=Questionnaire(parts),
            form=form,
            version=beside.version,
            differences=_differences(self.paper, form, beside),
        )


def joint_page(review: TrustReview, access: Access) -> JointPage:
    """Return the joint sheet of the reader's side."""
    sheet = JointSheet.objects.filter(review=review, side=access.side).first()
    paper = questionnaire_of(review, access.side, sheet.answers if sheet else {})
    version = sheet.version if sheet else 0
    initial = {"version": version}
    if sheet:
        initial |= {"keep": sheet.keep, "change": sheet.change}
    signed = {row.participant_id: row.version for row in sheet.signatures.all()} if sheet else {}
    return JointPage(
        paper=paper,
        form=JointSheetForm(statements=paper.statements, with_remarks=True, initial=initial),
        version=version,
        signers=_signers(review, access, signed, version),
        you_have_signed=bool(version) and signed.get(access.participant.pk) == version,
        until=local(review.closes_at, access.partnership.time_zone),
    )


def _signers(review: TrustReview, access: Access, signed: dict[int, int], version: int) -> list[Signer]:
    asked = ReviewInvitation.objects.filter(
        review=review, side=access.side, participant__left_at=None
    ).select_related("participant__user")
    rows = sorted(asked, key=lambda row: (row.participant.user.name.casefold(), row.pk))
    return [
        Signer(
            row.participant.user.name,
            _signed_words(signed.get(row.participant_id), version),
            bool(version) and signed.get(row.participant_id) == version,
        )
        for row in rows
    ]


def _signed_words(signed: int | None, version: int) -> str:
    if signed is None:
        return _("not signed yet")
    if signed == version:
        return _("signed version %(number)s") % {"number": signed}
    return _("signed version %(number)s, which has changed since") % {"number": signed}


def _typed(part: Part, given: dict[str, str], form: JointSheetForm) -> Part:
    return replace(
        part,
        statements=[
            replace(
                statement,
                answer=given.get(statement.name, ""),
                error=form.errors[statement.name][0] if statement.name in form.errors else "",
            )
            for statement in part.statements
        ],
    )


def _differences(paper: Questionnaire, form: JointSheetForm, beside: JointSheet) -> list[TwoTexts]:
    found = []
    for statement in paper.statements:
        labels = {point.value: point.label for point in statement.points} | {
            "": _("still open"),
            statement.cant_value: _("I can’t judge this"),
        }
        yours = labels[str(form.answers.get(statement.name, ""))]
        theirs = labels[str(beside.answers.get(statement.name, ""))]
        if yours != theirs:
            found.append(TwoTexts(statement.text, yours, theirs))
    for question in form.questions:
        yours, theirs = form.remarks[question], getattr(beside, question)
        if yours != theirs:
            found.append(TwoTexts(str(form.fields[question].label), yours or "–", theirs or "–"))
    return found
