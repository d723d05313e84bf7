"""What is typed about knowing each other."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.people.fields import TextField
from partnerships import glossary
from partnerships.choice.knowing.models import TOPICS, Depth
from partnerships.choice.knowing.topics import LABELS


def _depths() -> list[tuple[str, str]]:
    return [
        (depth.value, f"{capfirst(str(depth.label))}: {glossary.meaning(f'depth.{depth}')}") for depth in Depth
    ]


class DepthForm(forms.Form):
    """One choice for each topic."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for topic in TOPICS:
            self.fields[topic] = forms.ChoiceField(label=LABELS[topic], choices=_depths, widget=forms.RadioSelect)
        self.fields["learned"] = TextField(
            label=_("What would help us to know each other better?"),
            required=False,
            max_length=600,
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def levels(self) -> dict[str, str]:
        """Return topic → depth."""
        return {topic: self.cleaned_data[topic] for topic in TOPICS}
