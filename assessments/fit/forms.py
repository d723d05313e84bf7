"""What is typed about the fit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from accounts.versions import VersionedForm
from assessments.fit.models import FitSheet
from partnerships.choice.criteria.models import LEVELS
from partnerships.choice.criteria.reads import JointCriterion

BELIEF = (
    (0, _("0: no, each of us does as well alone")),
    (25, _("25: a little, perhaps")),
    (50, _("50: in some things")),
    (75, _("75: yes, in most things")),
    (100, _("100: yes, and neither of us could do it without the other")),
)


class FitForm(VersionedForm):
    """For each criterion one of five anchors and what was seen; whether there is more together."""

    fingerprint = forms.RegexField(r"\A[0-9a-f]{64}\Z", widget=forms.HiddenInput)

    def __init__(self, *args, criteria: list[JointCriterion], **kwargs):
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterion in criteria:
            key = criterion.public_id
            self.fields[f"level_{key}"] = _level(criterion.title, criterion.why, criterion.anchors)
            self.fields[f"evidence_{key}"] = TextField(
                label=_("What you saw or know"),
                required=False,
                max_length=600,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
        self.fields["belief"] = forms.TypedChoiceField(
            label=_("Together we achieve more than each of us alone"),
            choices=[(str(level), text) for level, text in BELIEF],
            coerce=int,
            empty_value=None,
            required=False,
            widget=forms.RadioSelect,
        )
        self.fields["belief_because"] = TextField(
            label=_("Because"), required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2})
        )
        self.fields["to_talk_about"] = TextField(
            label=_("Still to talk about"),
            required=False,
            max_length=600,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def marks(self) -> dict[str, dict[str, Any]]:
        """Return criterion → level and evidence."""
        typed = self.cleaned_data
        return {
            criterion.public_id: {
                "level": typed[f"level_{criterion.public_id}"],
                "evidence": typed[f"evidence_{criterion.public_id}"],
            }
            for criterion in self.criteria
        }


def filled(sheet: FitSheet | None, fingerprint: str) -> dict[str, Any]:
    """Return what the form begins with."""
    if sheet is None:
        return {"version": 0, "fingerprint": fingerprint}
    initial: dict[str, Any] = {
        "version": sheet.version,
        "fingerprint": fingerprint,
        "belief": sheet.belief,
        "belief_because": sheet.belief_because,
        "to_talk_about": sheet.to_talk_about,
    }
    for key, said in sheet.marks.items():
        initial |= {f"level_{key}": said["level"], f"evidence_{key}": said["evidence"]}
    return initial


def _level(title: str, why: str, anchors: tuple[tuple[int, str], ...]) -> forms.TypedChoiceField:
    assert {level for level, _text in anchors} == set(LEVELS)
    return forms.TypedChoiceField(
        label=title,
        help_text=why,
        choices=[(str(level), f"{level}: {text}") for level, text in anchors],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
