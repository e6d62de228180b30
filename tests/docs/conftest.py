"""The demo, for all commands of a guide."""

from collections.abc import Iterator

import pytest

from tests.demo_shops import both_shops
from tests.snapshots import Snapshots


@pytest.fixture(scope="module")
def _demo_once(snapshots: Snapshots) -> Iterator[None]:
    with both_shops(snapshots):
        yield


@pytest.fixture
def demo(_demo_once: None, db: None) -> None:
    """The content of both shops; what a test changes is undone."""
