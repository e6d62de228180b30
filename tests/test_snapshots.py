"""What one process of a test run has loaded, another takes as it was."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from tests.snapshots import Snapshots, SQLiteSnapshots

pytestmark = pytest.mark.django_db(transaction=True)
NAME = "for_another"


def load() -> int:
    return Group.objects.create(name="Loaded").pk


def load_again() -> int:
    raise AssertionError("It was on the shelf.")


def forget(snapshots: Snapshots) -> None:
    """Let this process know no more of the snapshot than another would."""
    del snapshots._loaded[NAME]
    if isinstance(snapshots, SQLiteSnapshots):
        snapshots._copies.pop(NAME).close()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA {NAME} CASCADE")


def test_another_process_takes_it_from_the_shelf(snapshots: Snapshots) -> None:
    loaded = snapshots.provide(NAME, load)
    forget(snapshots)
    Group.objects.create(name="Later")

    assert snapshots.provide(NAME, load_again) == loaded
    assert list(Group.objects.filter(name__in=("Loaded", "Later")).values_list("pk", "name")) == [
        (loaded, "Loaded")
    ]
    assert Group.objects.create(name="Next").pk == loaded + 1
