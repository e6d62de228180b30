"""A database with the demo's content in it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import transaction

from cms.demo.content import AUDREY_ALEXANDRE
from cms.demo.load import Loaded, load_content
from cms.demo.people import Passwords

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
PASSWORDS = Passwords(admin="admin-demo-pass", editor="editor-demo-pass", service="service-demo-pass")


def load(at: datetime = AT, port: int = 8000, folder: str = AUDREY_ALEXANDRE) -> Loaded:
    """Load one shop of the demo as the command does: shop A, which most tests need alone."""
    return load_content(at=at, hostname="localhost", port=port, passwords=PASSWORDS, folder=folder)


@pytest.fixture(scope="module")
def _loaded_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Loaded]:
    """Load the demo for a whole module: it takes seconds. Each test then has its own savepoint."""
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        result = load()
    yield result
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)
        cache.clear()


@pytest.fixture
def loaded(_loaded_once: Loaded, db: None) -> Loaded:
    """Shop A, loaded; what the test changes is undone."""
    return _loaded_once
