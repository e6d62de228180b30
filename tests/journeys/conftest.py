"""The demo's shop on a live server, a clock to move, and people who use it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

from cms.demo.content import AUDREY_ALEXANDRE, SHOPS
from cms.demo.load import Loaded, load_content
from cms.demo.people import Passwords
from order_portal.demo.desk import load_desk
from order_portal.demo.load import load_orders
from tests.journeys.people import Customer, Editor
from tests.snapshots import Snapshots

PARIS = ZoneInfo("Europe/Paris")
SHOP = "audrey-alexandre"
PASSWORDS = Passwords(
    admin="a-long-word-for-admins", editor="a-long-word-for-editors", service="a-long-word-for-desks"
)


def paris(day: str, clock: str) -> datetime:
    """A moment on the shop's clock: ``paris("2026-11-03", "11:00")``."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=PARIS)


LATE_NOVEMBER = paris("2026-11-24", "16:00")


class Clock:
    """The time of the whole process, server thread included; it goes on ticking from where it is put."""

    def __init__(self) -> None:
        self._travel: time_machine.travel | None = None

    def put(self, moment: datetime) -> None:
        """Make it ``moment``."""
        self.stop()
        self._travel = time_machine.travel(moment, tick=True)
        self._travel.start()

    def stop(self) -> None:
        """Back to the real time."""
        if self._travel:
            self._travel.stop()
            self._travel = None


@pytest.fixture
def clock() -> Iterator[Clock]:
    """A clock to put to any moment."""
    clock = Clock()
    yield clock
    clock.stop()


@pytest.fixture
def shop_site(
    clock: Clock, live_server: LiveServer, transactional_db: None, snapshots: Snapshots
) -> LiveServer:
    """Shop A with all its pages and terms, as on Tuesday 3 November 2026 at nine."""
    now = paris("2026-11-03", "09:00")
    clock.put(now)
    snapshots.provide("shop_a_live", lambda: _load(AUDREY_ALEXANDRE, now))
    return _at_home(live_server)


@pytest.fixture
def both_shops_site(
    clock: Clock, live_server: LiveServer, transactional_db: None, snapshots: Snapshots
) -> LiveServer:
    """Both shops with their orders, as on Tuesday 24 November 2026 at 16:00 in Paris, at ten in New York.

    The second answers at ``alamara.localhost``.
    """
    clock.put(LATE_NOVEMBER)
    snapshots.provide("both_shops_live", _load_both)
    return _at_home(live_server)


def _at_home(server: LiveServer) -> LiveServer:
    """Let the shops answer at the port of this process's server: they may have been loaded by another."""
    Site.objects.update(port=server.thread.port)
    Site.clear_site_root_paths_cache()
    return server


def _load_both() -> None:
    for folder in SHOPS:
        load_orders(shop=_load(folder, LATE_NOVEMBER).shop, at=LATE_NOVEMBER)


def _load(folder: str, at: datetime) -> Loaded:
    loaded = load_content(at=at, hostname="localhost", port=80, passwords=PASSWORDS, folder=folder)
    load_desk(shop=loaded.shop, group=loaded.staff.service_group)
    return loaded


@pytest.fixture
def editor(browser: Browser, shop_site: LiveServer) -> Iterator[Editor]:
    """The shop's editor, at a desk of their own."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000}, locale="en")
    yield Editor(context.new_page(), shop_site.url, "editor", PASSWORDS.editor)
    context.close()


@pytest.fixture
def customer(page: Page, shop_site: LiveServer) -> Customer:
    """A customer with a browser."""
    return Customer(page, shop_site.url)
