"""Is this about terms? A short list of words in two languages, rather too few than too many. Pure: no Django."""

import re

_WORDS = (
    # English
    r"contracts?",
    r"contract terms",
    r"general (?:terms|conditions)",
    r"terms (?:and|&) conditions",
    r"conditions of (?:purchase|sale)",
    r"payment terms",
    r"penalt(?:y|ies)",
    r"liabilit(?:y|ies)",
    r"indemnit(?:y|ies)",
    r"service level agreements?",
    r"sla",
    r"price (?:list|negotiations?|agreements?)",
    r"termination clauses?",
    # Nederlands
    r"contract(?:en|voorwaarden|onderhandeling(?:en)?|tekst)",
    r"(?:algemene|inkoop|verkoop|leverings)\s?voorwaarden",
    r"betalings(?:termijn(?:en)?|voorwaarden)",
    r"boete(?:s|beding(?:en)?|clausules?)?",
    r"aansprakelijkheid",
    r"vrijwaring(?:en)?",
    r"prijs(?:lijst(?:en)?|afspra(?:ak|ken)|onderhandeling(?:en)?)",
    r"opzegbeding(?:en)?",
)
_PATTERN = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
# "Contract" is also in names of people's work, which is no talk about terms.
_NOT = re.compile(r"\bcontract(?:or|ors| manager| managers|manager|managers)\b", re.IGNORECASE)


def about_terms(text: str) -> str:
    """Return the first word that is about contract terms; empty for a text that is about something else."""
    spaced = re.sub(r"[_\-.]+", " ", text)  # names of files
    found = _PATTERN.search(_NOT.sub(" ", spaced))
    return found.group(0) if found else ""
