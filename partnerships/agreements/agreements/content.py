"""What exactly is accepted: all clauses with their sources, the glossary, the dates, the files."""

import json
from typing import Any

from django.utils.translation import gettext as _

from accounts.people.templatetags.samen import day
from partnerships import glossary
from partnerships.agreements.agreements.models import Agreement
from partnerships.agreements.clauses.models import Clause
from partnerships.agreements.glossary.models import Term
from partnerships.room.models import Attachment

KIND = "agreement"
DATES = ("begins_on", "ends_on", "review_on", "renew_by_on", "check_on")


def content_of_draft(agreement: Agreement, clauses=None, terms=None, files=None) -> dict[str, Any]:
    """Return the version as it stands in the rows; what the page has already fetched can be handed in."""
    if clauses is None:
        clauses = Clause.objects.standing().with_source().filter(agreement=agreement)
    if terms is None:
        terms = Term.objects.filter(agreement=agreement, removed_at=None)
    if files is None:
        files = Attachment.objects.filter(partnership=agreement.partnership_id, removed_at=None).on(
            KIND, agreement.public_id
        )
    return {
        "agreement": agreement.public_id,
        "kind": agreement.kind,
        "title": agreement.title,
        "version": agreement.draft_number,
        "dates": {name: _iso(getattr(agreement, name)) for name in DATES},
        "clauses": [_clause(clause) for clause in clauses],
        "glossary": [{"term": term.term, "meaning": term.meaning} for term in terms],
        "files": [{"name": file.name, "sha256": file.sha256} for file in files],
        "substantial": {"answer": agreement.substantial, "because": agreement.substantial_because},
    }


def current(partnership, subject_id: str) -> dict[str, Any]:
    """Return what the rows behind a proposal say now, for the consent that asks."""
    agreement = Agreement.objects.get(partnership=partnership, public_id=subject_id)
    return content_of_draft(agreement)


def content_of_accepted(accepted) -> dict[str, Any]:
    """Return what an accepted version says."""
    content = json.loads(accepted.content)
    assert isinstance(content, dict)
    return content


def source_of(clause: Clause) -> tuple[str, Any] | None:
    """Return kind and row of what a clause rests on."""
    if clause.decision_id:
        return "decision", clause.decision
    if clause.principle_id:
        return "principle", clause.principle
    if clause.objective_id:
        return "objective", clause.objective
    return None


def source_text(kind: str, row) -> str:
    """Return what a source says, in its own words."""
    return row.title if kind == "objective" else row.text


def is_joint(source: tuple[str, Any] | None) -> bool:
    """Tell whether all sides have accepted what a clause rests on, and it still holds."""
    if source is None:
        return False
    kind, row = source
    ended = row.set_aside_at if kind == "objective" else row.ended_at
    return row.joint_at is not None and ended is None


def _clause(clause: Clause) -> dict[str, Any]:
    source = source_of(clause)
    return {
        "id": clause.public_id,
        "number": clause.number,
        "title": clause.title,
        "text": clause.text,
        "reason": clause.reason,
        "source": {"kind": source[0], "id": source[1].public_id, "text": source_text(*source)} if source else None,
    }


def _iso(day) -> str:
    return day.isoformat() if day else ""


# --- in words ---------------------------------------------------------------
def title(content: dict[str, Any]) -> str:
    """Return what the version is called."""
    return _("%(title)s, version %(number)s") % {"title": content["title"], "number": content["version"]}


def rows(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Return all that is accepted, row by row."""
    found = [(_("Kind"), glossary.label(f"agreement.{content['kind']}"))]
    found += [(label, day(iso)) for label, iso in dates_in_words(content)]
    for clause in content["clauses"]:
        label = _("Clause %(number)s") % {"number": clause["number"]}
        lines = [clause["title"], clause["text"]]
        if clause["source"]:
            lines.append(_("Rests on: %(text)s") % {"text": clause["source"]["text"]})
        lines.append(_("Because: %(reason)s") % {"reason": clause["reason"]})
        found.append((label, "\n".join(lines)))
    found += [(_("“%(term)s”") % {"term": term["term"]}, term["meaning"]) for term in content["glossary"]]
    found += [(_("File"), f"{file['name']} ({file['sha256'][:16]}…)") for file in content["files"]]
    if content["substantial"]["answer"]:
        answer = Agreement.Substantial(content["substantial"]["answer"]).label
        found.append((_("Is the change substantial?"), f"{answer}. {content['substantial']['because']}"))
    return found


def dates_in_words(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the dates that are set: label and ISO day."""
    labels = {
        "begins_on": _("Holds from"),
        "ends_on": _("Ends on"),
        "review_on": _("Looked at again on"),
        "renew_by_on": _("Decide on renewal by"),
        "check_on": _("Checked next on"),
    }
    return [(labels[name], content["dates"][name]) for name in DATES if content["dates"].get(name)]
