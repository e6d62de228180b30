"""What every test may use: a browser where there is one, and a clean cache."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests.shelf import shelf_of_run
from tests.snapshots import Snapshots, snapshots_of_database

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NO_BROWSER = "No Chromium was found, so the browser journeys did not run. Install the package chromium."


def _is_transactional(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    return bool(
        item.get_closest_marker("journey")
        or (mark and mark.kwargs.get("transaction"))
        or {"live_server", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave journeys out without a browser; begin with the tests that take long.

    Two processes then end at about the same time, on the small tests, and one of them makes most snapshots.
    """
    journeys = [item for item in items if item.get_closest_marker("journey")]
    if journeys and not CHROMIUM:
        config.hook.pytest_deselected(items=journeys)
        items[:] = [item for item in items if item not in journeys]
        config.stash[BROWSER_MISSING] = True
    items.sort(key=_is_transactional, reverse=True)


BROWSER_MISSING = pytest.StashKey[bool]()


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say it where journeys were left out, rather than pass in silence."""
    if not CHROMIUM:
        terminalreporter.write_line(NO_BROWSER)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Start every test with an empty cache: limits on attempts are counted there."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Snapshots]:
    """Put the database back after a test that commits; Django would empty it, rows of the migrations included."""
    with django_db_blocker.unblock():
        kept = snapshots_of_database(django_db_blocker, shelf_of_run(tmp_path_factory))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: kept.put_back(kept.base))
        yield kept
    kept.discard()


@pytest.fixture(scope="session")
def snapshots(django_db_setup: Snapshots) -> Snapshots:
    """The databases that this process keeps: see ``tests.snapshots``."""
    return django_db_setup


@pytest.fixture(scope="session")
def _database_beside_browser() -> Iterator[None]:
    """Let a test use the database while its browser is open.

    Playwright's synchronous interface keeps an event loop running in the test's thread. Django would then refuse
    every query, a guard with nothing to guard here.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], _database_beside_browser: None
) -> dict[str, Any]:
    """Run the system's Chromium, without a sandbox (containers have none) and without calls home."""
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": arguments}


@pytest.fixture
def live_site(live_server: Any) -> Any:
    """Serve Wagtail's default site at the live server's address, and return the server (``.url``)."""
    from wagtail.models import Site

    Site.objects.filter(is_default_site=True).update(
        hostname=live_server.thread.host, port=live_server.thread.port
    )
    Site.clear_site_root_paths_cache()
    return live_server
