"""How the wording of a criteria set is written down in code, in both languages. Pure."""

from dataclasses import dataclass, field

Both = tuple[str, str]  # English, Dutch


@dataclass(frozen=True)
class StatementWording:
    """One statement; `{they}` stands for the name of the other side or sides."""

    code: str
    text: Both
    reversed: bool = False
    mirrors: str = ""


@dataclass(frozen=True)
class FacetWording:
    """A facet or condition with its statements."""

    code: str
    name: Both
    kind: str
    weight: int
    part: int
    statements: list[StatementWording] = field(default_factory=list)


@dataclass(frozen=True)
class SetWording:
    """A whole set."""

    code: str
    name: Both
    labels: list[Both]
    parts: list[Both]
    facets: list[FacetWording]
    purpose: str = "trust"

    @property
    def points(self) -> int:
        return len(self.labels)
