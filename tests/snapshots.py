"""Whole databases kept under a name and put back in a moment: what takes seconds to load is loaded once.

A snapshot holds every row and where every sequence stands, so that a database put back is the one that was kept.
SQLite's is a copy of its file in memory, PostgreSQL's a schema beside the tables. Each process has its own; what one
of them has loaded, the others take from the shelf of the test run.
"""

from __future__ import annotations

import pickle
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from tests.shelf import Shelf, done, is_done

AS_MIGRATED = "as_migrated"
_STANDING = "standing_of_sequences"


class Snapshots(ABC):
    """The snapshots of this process's test database, the first of it as migrated.

    ``base`` names the one that tests find, and that stands again after a test that commits. Copying needs the
    database to itself: nothing here may be called within a transaction.
    """

    def __init__(self, blocker: DjangoDbBlocker, shelf: Shelf) -> None:
        stands, meant = connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"]
        if stands != meant:
            raise RuntimeError(f"{stands} is not the test database {meant}: mark a test with django_db.")
        self._blocker = blocker
        self._shelf = shelf
        self._loaded: dict[str, Any] = {}
        self.base = AS_MIGRATED
        self._keep(AS_MIGRATED, None)

    def put_back(self, name: str) -> None:
        """Make the database what it was when kept under ``name``."""
        with self._blocker.unblock():
            self._copy_in(name)
        cache.clear()

    def provide[T](self, name: str, load: Callable[[], T], *, upon: Callable[[], object] | None = None) -> T:
        """Put a snapshot back, and return what ``load`` returned when it was made.

        Where no process of this run has made it, it is made: by ``load``, upon the database as migrated or as
        ``upon`` provides it. What ``load`` returns has to be pickled.
        """
        if name not in self._loaded:
            with self._shelf.alone_with(name) as place:
                if is_done(place):
                    self._take(name, place)
                else:
                    upon() if upon else self.put_back(AS_MIGRATED)
                    with self._blocker.unblock():
                        self._keep(name, load())
                    self._offer(name, place)
        self.put_back(name)
        return self._loaded[name]

    @contextmanager
    def based_on[T](
        self, name: str, load: Callable[[], T], *, upon: Callable[[], object] | None = None
    ) -> Iterator[T]:
        """Let tests find this snapshot, as of a module's first test until after its last."""
        if self.base != AS_MIGRATED:
            raise RuntimeError(
                f"These tests already stand on {self.base}; put those of {name} into another module."
            )
        try:
            result = self.provide(name, load, upon=upon)
            self.base = name
            yield result
        finally:
            self.base = AS_MIGRATED
            self.put_back(AS_MIGRATED)

    def _keep(self, name: str, loaded: Any) -> None:
        with self._blocker.unblock():
            self._copy_out(name)
        self._loaded[name] = loaded

    def _offer(self, name: str, place: Path) -> None:
        (place / "loaded").write_bytes(pickle.dumps(self._loaded[name]))
        with self._blocker.unblock():
            self._copy_to(place, name)
        done(place)

    def _take(self, name: str, place: Path) -> None:
        with self._blocker.unblock():
            self._copy_from(place, name)
        self._loaded[name] = pickle.loads((place / "loaded").read_bytes())  # noqa: S301 -- written by this very run

    @abstractmethod
    def _copy_out(self, name: str) -> None: ...

    @abstractmethod
    def _copy_in(self, name: str) -> None: ...

    @abstractmethod
    def _copy_to(self, place: Path, name: str) -> None: ...

    @abstractmethod
    def _copy_from(self, place: Path, name: str) -> None: ...

    @abstractmethod
    def discard(self) -> None:
        """Let go of what does not end with the test database."""


class SQLiteSnapshots(Snapshots):
    """Databases in memory, copied page by page."""

    def __init__(self, blocker: DjangoDbBlocker, shelf: Shelf) -> None:
        self._copies: dict[str, sqlite3.Connection] = {}
        super().__init__(blocker, shelf)

    def _copy_out(self, name: str) -> None:
        self._copies[name] = sqlite3.connect(":memory:")
        _file().backup(self._copies[name])

    def _copy_in(self, name: str) -> None:
        self._copies[name].backup(_file())

    def _copy_to(self, place: Path, name: str) -> None:
        with closing(sqlite3.connect(place / "rows")) as shelved:
            self._copies[name].backup(shelved)

    def _copy_from(self, place: Path, name: str) -> None:
        self._copies[name] = sqlite3.connect(":memory:")
        with closing(sqlite3.connect(place / "rows")) as shelved:
            shelved.backup(self._copies[name])

    def discard(self) -> None:
        """Close the copies."""
        for copy in self._copies.values():
            copy.close()


def _file() -> sqlite3.Connection:
    connection.ensure_connection()
    found = connection.connection
    assert isinstance(found, sqlite3.Connection)
    return found


class PostgreSQLSnapshots(Snapshots):
    """A schema for each snapshot, with plain copies of the tables and the places of the sequences.

    Every name in these statements is ours or the catalogue's own.
    """

    def _copy_out(self, name: str) -> None:
        standing = " UNION ALL ".join(
            f"SELECT '{sequence}' AS name, last_value, is_called FROM {sequence}"  # noqa: S608
            for sequence in self._sequences
        )
        with transaction.atomic():
            _run([f"CREATE SCHEMA {name}"])
            _run(f"CREATE TABLE {name}.{table} AS TABLE {table}" for table in self._tables)
            _run([f"CREATE TABLE {name}.{_STANDING} AS {standing}"])

    def _copy_in(self, name: str) -> None:
        """Replace the rows: with tables as small as these, far faster than to truncate.

        Foreign keys are checked when all rows are there; triggers that guard rows from being deleted stand aside.
        """
        with transaction.atomic():
            _run([f"LOCK TABLE {', '.join(self._tables)} IN EXCLUSIVE MODE", "SET CONSTRAINTS ALL DEFERRED"])
            _run(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in self._guarded)
            _run(f"DELETE FROM {table}" for table in self._tables)  # noqa: S608
            _run(f"INSERT INTO {table} TABLE {name}.{table}" for table in self._tables)
            _run(["SET CONSTRAINTS ALL IMMEDIATE"])
            _run(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in self._guarded)
            _run([f"SELECT setval(name, last_value, is_called) FROM {name}.{_STANDING}"])  # noqa: S608

    def _copy_to(self, place: Path, name: str) -> None:
        for number, table in enumerate(self._kept):
            with _copying(f"COPY {name}.{table} TO STDOUT (FORMAT BINARY)") as copy:
                (place / str(number)).write_bytes(b"".join(bytes(block) for block in copy))

    def _copy_from(self, place: Path, name: str) -> None:
        """Make the schema of rows that another process wrote, whose tables are the same by the same migrations."""
        with transaction.atomic():
            _run([f"CREATE SCHEMA {name}"])
            _run(f"CREATE TABLE {name}.{table} (LIKE {table})" for table in self._tables)
            _run([f"CREATE TABLE {name}.{_STANDING} (name text, last_value bigint, is_called boolean)"])
            for number, table in enumerate(self._kept):
                with _copying(f"COPY {name}.{table} FROM STDIN (FORMAT BINARY)") as copy:
                    copy.write((place / str(number)).read_bytes())

    def discard(self) -> None:
        """Do nothing: the schemas are part of the test database."""

    @property
    def _kept(self) -> list[str]:
        return [*self._tables, _STANDING]

    @cached_property
    def _tables(self) -> list[str]:
        return _names(
            "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema ORDER BY 1"
        )

    @cached_property
    def _sequences(self) -> list[str]:
        return _names("SELECT quote_ident(sequencename) FROM pg_sequences WHERE schemaname = current_schema")

    @cached_property
    def _guarded(self) -> list[str]:
        return _names("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")


def _run(statements: Iterable[str]) -> None:
    """Send statements in one go: a hundred ways there and back would cost more than the work."""
    together = "; ".join(statements)
    with connection.cursor() as cursor:
        if together:
            cursor.execute(together)


def _names(query: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [name for (name,) in cursor.fetchall()]


@contextmanager
def _copying(statement: str) -> Iterator[Any]:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        yield copy


def snapshots_of_database(blocker: DjangoDbBlocker, shelf: Shelf) -> Snapshots:
    """The snapshots for the kind of database that the tests run on, which stands as migrated."""
    kinds = {"sqlite": SQLiteSnapshots, "postgresql": PostgreSQLSnapshots}
    return kinds[connection.vendor](blocker, shelf)
