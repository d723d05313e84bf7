"""What the hot pages cost: processor time, statements and weight."""

import gzip
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.test import Client

from accounts.people.models import User
from assessments.reviews.models import TrustReview
from benchmarks.measuring import processor_seconds
from dashboards.demonstration.build import build
from partnerships.agreements.models import Agreement
from partnerships.joint_sessions.models import JointSession
from partnerships.room.models import Partnership

STATIC = Path(settings.BASE_DIR) / "static"


def figures() -> Iterator[dict[str, Any]]:
    """Yield time, statements and weight of portfolio, overview and result in the demonstration."""
    User.objects.filter(email__endswith="@people.example").update(is_active=False)
    build(now=datetime.now(UTC))
    client = Client()
    client.force_login(User.objects.get(email="alice@noordzee.example"))
    room = Partnership.objects.get(subject="Long-haul meals from Amsterdam")
    result = room.reviews.filter(state=TrustReview.State.CLOSED).order_by("-number")[0]
    session = JointSession.objects.filter(partnership=room, state=JointSession.State.HELD).order_by("-starts_at")[
        0
    ]
    agreement = Agreement.objects.filter(partnership=room).order_by("pk")[0]
    inside = f"/p/{room.public_id}/"
    pages = {
        "portfolio": "/",
        "room overview": inside,
        "result": f"{inside}trust/{result.public_id}/",
        "sessions": f"{inside}sessions/",
        "session": f"{inside}sessions/{session.public_id}/",
        "agreement": f"{inside}agreements/{agreement.public_id}/",
        "commitments": f"{inside}commitments/",
        "method": "/method/",
    }
    for name, address in pages.items():
        statements: list[str] = []
        with connection.execute_wrapper(_noting(statements)):
            body = client.get(address).content
        seconds = processor_seconds(lambda address=address: client.get(address))
        yield {"name": f"{name}: processor time", "value": round(seconds * 1000, 1), "unit": "ms"}
        yield {"name": f"{name}: statements", "value": len(statements), "unit": "", "reach": "≤ 12 in a room"}
        weight = len(gzip.compress(body, 6)) / 1024
        yield {"name": f"{name}: HTML, compressed", "value": round(weight, 1), "unit": "KB", "reach": "≤ 40"}
    yield _cold(client)


def _noting(statements: list[str]):
    def note(execute, sql, params, many, context):
        statements.append(sql)
        return execute(sql, params, many, context)

    return note


def _cold(client: Client) -> dict[str, Any]:
    """First visit: the page, the style sheet, the scripts, the typefaces, compressed as they are sent."""
    parts = [*(STATIC / "css").glob("*.css"), *(STATIC / "js").glob("*.js"), *STATIC.glob("*.svg")]
    text = sum(len(gzip.compress(path.read_bytes(), 6)) for path in parts)
    fonts = sum(path.stat().st_size for path in (STATIC / "built" / "fonts").glob("*.woff2"))
    page = len(gzip.compress(client.get("/").content, 6))
    whole = (text + fonts + page) / 1024
    return {"name": "first page cold, with fonts", "value": round(whole, 1), "unit": "KB", "reach": "≤ 150"}
