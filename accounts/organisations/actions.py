"""What is done to organisations and to the people in them."""

from datetime import datetime

from accounts.organisations.models import Invitation, Organisation


def invite(
    *,
    email: str,
    by,
    now: datetime,
    organisation: Organisation | None = None,
    name: str = "",
    job_title: str = "",
    as_administrator: bool = False,
    as_portfolio_reader: bool = False,
    may_open_partnerships: bool = False,
    language: str = "en",
    message: str = "",
    seat: dict | None = None,
) -> Invitation:
    """Keep a place for an address and send the letter. The same invitation twice is one invitation."""
    raise NotImplementedError
