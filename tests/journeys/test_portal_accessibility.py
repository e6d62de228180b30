"""Every page of the portal, and the demo's own pages, by the rules of axe, without JavaScript and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from cms.pages.models.base import HelpPage
from order_portal.demo.load import load_orders
from order_portal.models import ReturnRequest
from tests.journeys.conftest import SHOP, Clock, paris
from tests.journeys.people import Customer

pytestmark = pytest.mark.journey

# An order in each state that looks different, with its customer.
ORDERS = (
    ("AA-1001", "camille@client.example"),  # can be cancelled
    ("AA-1004", "camille@client.example"),  # awaits a bank transfer
    ("AA-1007", "camille@client.example"),  # cancelled
    ("AA-1012", "camille@client.example"),  # late
    ("AA-1016", "camille@client.example"),  # in two parcels
    ("AA-1021", "camille@client.example"),  # can be returned
    ("AA-1031", "camille@client.example"),  # returned and refunded
    ("AA-1034", "ines@client.example"),  # return declined
)
LOOKS = [("en", 1280, "light"), ("fr", 390, "dark")]


def _violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{page.url}: {entry['id']} {[node['target'] for node in entry['nodes']]}" for entry in found]


def _wider_than_the_window(page: Page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{page.url}: scrolls sideways"] if wide else []


@pytest.mark.parametrize(("language", "width", "scheme"), LOOKS)
def test_the_portal_leaves_nothing_to_complain_of(
    browser: Browser, customer: Customer, clock: Clock, language: str, width: int, scheme: str
) -> None:
    clock.put(paris("2026-11-24", "16:00"))
    load_orders(shop=SHOP, at=paris("2026-11-24", "16:00"))
    customer.page.set_viewport_size({"width": width, "height": 900})
    customer.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    complaints = []

    def look() -> None:
        complaints.extend(_violations(customer.page) + _wider_than_the_window(customer.page))

    for number, email in ORDERS:
        customer.page.context.clear_cookies()
        customer.asks_for(number, email, language=language)
        look()
        customer.enters(customer.mailed_code())
        look()
        for action in ("cancel", "return"):
            customer.page.goto(f"{customer.url}/{language}/orders/order/{number}/{action}/")
            look()
        for request in ReturnRequest.objects.filter(order__number=number):
            customer.page.goto(f"{customer.url}/{language}/orders/order/{number}/returns/{request.number}/")
            look()
    customer.page.goto(f"{customer.url}/{language}/orders/")
    customer.page.locator("main form button[type='submit']").first.click()
    look()
    customer.page.goto(f"{customer.url}/demo/mailbox/")
    look()
    assert complaints == []


def test_the_demo_s_own_pages_leave_nothing_to_complain_of(customer: Customer) -> None:
    customer.page.set_viewport_size({"width": 390, "height": 900})
    complaints = []
    for page in HelpPage.__subclasses__():
        for found in page.objects.live()[:4]:
            customer.page.goto(f"{customer.url}{found.public_path}")
            complaints.extend(_violations(customer.page) + _wider_than_the_window(customer.page))
    assert complaints == []
