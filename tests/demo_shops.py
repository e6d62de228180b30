"""The demo's shops as a Sunday in November finds them, for tests that read them without a browser."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, datetime

from cms.demo.content import ALAMARA, AUDREY_ALEXANDRE
from cms.demo.load import Loaded, load_content
from cms.demo.people import Passwords
from tests.snapshots import Snapshots

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PASSWORDS = Passwords(admin="admin-demo-pass", editor="editor-demo-pass", service="service-demo-pass")


def load(at: datetime = AT, port: int = 8000, folder: str = AUDREY_ALEXANDRE) -> Loaded:
    """Load one shop of the demo as the command does: shop A, which most tests need alone."""
    return load_content(at=at, hostname="localhost", port=port, passwords=PASSWORDS, folder=folder)


def shop_a(snapshots: Snapshots) -> AbstractContextManager[Loaded]:
    """Tests stand on shop A."""
    return snapshots.based_on("shop_a", load)


def both_shops(snapshots: Snapshots) -> AbstractContextManager[Loaded]:
    """Tests stand on both shops; what is said of the second is returned."""
    return snapshots.based_on(
        "both_shops", lambda: load(folder=ALAMARA), upon=lambda: snapshots.provide("shop_a", load)
    )
