"""How an organisation is called in a sentence, where nobody says: its name without the legal form. Pure."""

LEGAL_FORMS = {
    "ab", "ag", "as", "bv", "bvba", "cv", "ev", "gmbh", "inc", "kg", "limited", "llc", "llp", "ltd",
    "nv", "oy", "plc", "sa", "sarl", "sas", "se", "spa", "srl", "vof",
}  # fmt: skip
LONGEST = 40


def short_of(name: str) -> str:
    """Return "Wijkwerk" for "Wijkwerk N.V."; a name that is nothing but a legal form stays as it is."""
    words = name.split()
    while len(words) > 1 and words[-1].replace(".", "").strip(",").lower() in LEGAL_FORMS:
        words.pop()
    return " ".join(words).rstrip(",")[:LONGEST].rstrip()
