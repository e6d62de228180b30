"""A database with the demo's content in it."""

from collections.abc import Iterator

import pytest

from cms.demo.load import Loaded
from tests.demo_shops import AT, PASSWORDS, load, shop_a
from tests.snapshots import Snapshots

__all__ = ["AT", "PASSWORDS", "load"]


@pytest.fixture(scope="module")
def _loaded_once(snapshots: Snapshots) -> Iterator[Loaded]:
    with shop_a(snapshots) as result:
        yield result


@pytest.fixture
def loaded(_loaded_once: Loaded, db: None) -> Loaded:
    """Shop A, loaded; what the test changes is undone."""
    return _loaded_once
