"""The demo, loaded once for all commands of a guide."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from cms.demo.content import SHOPS
from cms.demo.load import load_content
from cms.demo.people import Passwords

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PASSWORDS = Passwords(admin="admin-demo-pass", editor="editor-demo-pass", service="service-demo-pass")


@pytest.fixture(scope="module")
def _demo_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Load the demo's content, which takes seconds, and take it back after the module."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        for folder in SHOPS:
            load_content(at=AT, hostname="localhost", port=8000, passwords=PASSWORDS, folder=folder)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)
        cache.clear()


@pytest.fixture
def demo(_demo_once: None, db: None) -> None:
    """The content of both shops; what a test changes is undone."""
