"""A kind of thing that the sides of a test can consent to: it does nothing but become joint."""

from partnerships.roles import Permission
from partnerships.room.consent.kinds import Kind, register

MATTER = Kind(
    key="test_matter",
    permission=Permission.CONSENT_TO_WORK,
    title=lambda content: "A matter of the tests",
    rows=lambda content: [(name, str(value)) for name, value in content.items()],
    on_joint=lambda proposal, content, now: None,
)
register(MATTER)
