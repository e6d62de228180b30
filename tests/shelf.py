"""What one process of a test run has made at length and the others take: a folder of theirs, one maker at a time."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_DONE = "done"


class Shelf:
    """A folder with a place for each name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    @contextmanager
    def alone_with(self, name: str) -> Iterator[Path]:
        """Give the place of ``name``, a folder, and keep the other processes away from it meanwhile.

        See ``is_done`` for whether somebody has filled it. The lock goes with the process, however that ends.
        """
        place = self._folder / name
        place.mkdir(exist_ok=True)
        with (self._folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield place


def is_done(place: Path) -> bool:
    """Whether what belongs there is there, whole."""
    return (place / _DONE).exists()


def done(place: Path) -> None:
    """Say that all is there: nobody takes what a process that was stopped has left."""
    (place / _DONE).touch()


def shelf_of_run(temporary: pytest.TempPathFactory) -> Shelf:
    """The shelf of this run of tests; alone, a process has one to itself."""
    own = temporary.getbasetemp()
    return Shelf((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shelf")
