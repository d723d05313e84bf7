"""What the portfolio costs somebody who reads a thousand, ten thousand, a hundred thousand partnerships."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from random import Random
from typing import Any

from django.db import transaction
from django.forms import model_to_dict
from django.test import Client

from accounts.organisations.models import Membership, Organisation
from accounts.people.models import User
from benchmarks.measuring import processor_seconds
from dashboards.portfolio import readable, reader_of, rows_of
from partnerships.lifecycle import Stage
from partnerships.room.models import Partnership, Side, Standing
from partnerships.room.standing.actions import searchable

SMALL, MIDDLE, LARGE = 1_000, 10_000, 100_000
SLICE = 5_000
PER_PARTNER = 10  # partnerships with the same other organisation
OTHER_ADDRESSES = {
    "search": "?q=partner+12",
    "stage": f"?stage={Stage.GROWING}",
    "what waits": "?waits=on",
    "role": "?role=customer",
    "country": "?country=BE",
    "own seats": "?mine=on",
    "by subject": "?order=subject",
    "by partner": "?order=partner",
    "by session": "?order=session",
    "by last review": "?order=last",
    "by next review": "?order=next",
}


def figures() -> Iterator[dict[str, Any]]:
    """Yield the processor time of the home page at three sizes, and of its pages, filters and orders."""
    readers = {size: _reader_of(size) for size in (SMALL, MIDDLE, LARGE)}
    seconds = {}
    for size, client in readers.items():
        client.get("/")
        seconds[size] = _page(client, "/")
        yield {"name": f"portfolio of {size}: processor time", "value": _ms(seconds[size]), "unit": "ms"}
    yield _ratio(f"portfolio of {LARGE} / of {SMALL}", seconds[LARGE] / seconds[SMALL], "≤ 1.2")
    large = readers[LARGE]
    far = _page(large, "/?page=100") / seconds[LARGE]
    yield _ratio(f"portfolio of {LARGE}: page 100 / page 1", far, "≤ 1.3")
    for name, address in OTHER_ADDRESSES.items():
        other = _page(large, f"/{address}") / seconds[LARGE]
        yield _ratio(f"portfolio of {LARGE}: {name} / default", other, "≤ 2.0")
    middle = User.objects.get(email=_address(MIDDLE))
    loaded = processor_seconds(lambda: _every_row(middle), times=3)
    yield _ratio(f"portfolio of {MIDDLE} / every row made", seconds[MIDDLE] / loaded, "≤ 0.017")


def _page(client: Client, address: str) -> float:
    return processor_seconds(lambda: client.get(address))


def _every_row(user: User) -> list:
    """Return what the page would take that makes every row to show twenty."""
    return rows_of(list(readable(user)), reader_of(user))


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)


def _ratio(name: str, value: float, reach: str) -> dict[str, Any]:
    return {"name": name, "value": round(value, 3), "unit": "", "reach": reach}


def _address(size: int) -> str:
    return f"reader.{size}@benchmark.example"


def _reader_of(size: int) -> Client:
    """Write an organisation with so many partnerships, and return its portfolio reader, signed in."""
    now, chance = datetime.now(UTC), Random(size)
    patterns = [
        model_to_dict(standing, exclude=["id", "partnership", "search_text", "updated_at"])
        for standing in Standing.objects.exclude(picture={}).order_by("pk")[:50]
    ]
    with transaction.atomic():
        own = Organisation.objects.create(name=f"Organisation of {size}", short_name=f"O{size}", created_at=now)
        user = User.objects.create(email=_address(size), name="Reader", joined_at=now)
        Membership.objects.create(user=user, organisation=own, is_portfolio_reader=True, since=now)
        others = Organisation.objects.bulk_create(
            Organisation(
                name=f"Partner {number} of {size}",
                short_name=f"P{number}",
                country=chance.choice(("NL", "NL", "BE", "DE")),
                created_at=now,
            )
            for number in range(size // PER_PARTNER)
        )
    for start in range(0, size, SLICE):
        with transaction.atomic():
            _write(min(SLICE, size - start), own, others, patterns, now, chance)
    client = Client()
    client.force_login(user)
    return client


def _write(
    count: int,
    own: Organisation,
    others: list[Organisation],
    patterns: list[dict[str, Any]],
    now: datetime,
    chance: Random,
) -> None:
    """Write so many partnerships of this organisation, each with a standing like one of the patterns."""
    rooms = Partnership.objects.bulk_create(
        Partnership(
            subject=f"Subject {chance.randrange(10**6)}",
            stage=chance.choice([Stage.GROWING, Stage.GROWING, Stage.MEETING, Stage.AGREEING]),
            stage_since=(now - timedelta(days=chance.randint(5, 900))).date(),
            created_at=now,
        )
        for _ in range(count)
    )
    partners = [chance.choice(others) for _ in rooms]
    Side.objects.bulk_create(
        Side(partnership=room, organisation=organisation, label=label, mark=mark, joined_at=now)
        for room, partner in zip(rooms, partners, strict=True)
        for mark, (organisation, label) in enumerate(
            ((own, Side.Label.CUSTOMER), (partner, Side.Label.SUPPLIER)), start=1
        )
    )
    Standing.objects.bulk_create(
        Standing(
            **{**pattern, "next_review_on": (now + timedelta(days=chance.randint(0, 180))).date()},
            partnership=room,
            search_text=searchable(room.subject, own.name, partner.name),
            updated_at=now,
        )
        for room, partner, pattern in zip(rooms, partners, islice(cycle(patterns), count), strict=True)
    )
