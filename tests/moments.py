"""The clock of the tests: one Monday morning in spring, no public holiday anywhere near."""

from datetime import UTC, datetime

NOW = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
