"""What a test reads: a page and its form as people see them, and what the history of a partnership tells."""

import re

from partnerships.room.history.models import Event


def text(answer) -> str:
    """Return what a reader sees of a page."""
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", answer.content.decode()))


def read_out(answer):
    """Give the answer back; a file among them is read to its end, which closes it.

    A file left open is complained of when Python happens to find it: in whichever test that is.
    """
    if getattr(answer, "streaming", False):
        answer.getvalue()
    return answer


def given(answer) -> dict:
    """Return what the form on a page is filled with, as a browser would send it back."""
    form = answer.context["form"]
    said = {}
    for bound in form:
        value = bound.value()
        if not (value is None or value is False or value == []):
            said[bound.html_name] = "on" if value is True else value
    return said


def verbs(partnership) -> list[str]:
    """Return the verbs of the history, in order."""
    return list(Event.objects.filter(partnership=partnership).order_by("number").values_list("verb", flat=True))
