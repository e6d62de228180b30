"""Every page of the portal, and the demo's own pages, by the rules of axe, without JavaScript and on a phone."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from cms.pages.models.base import HelpPage
from order_portal.models import ReturnRequest
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


@pytest.fixture
def buyer(page: Page, both_shops_site: LiveServer, width: int, scheme: Any) -> Customer:
    """A customer of shop A, which has its orders, at a window of that look."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    return Customer(page, both_shops_site.url)


def _complaints(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [f"{page.url}: {entry['id']} {[node['target'] for node in entry['nodes']]}" for entry in found] + (
        [f"{page.url}: scrolls sideways"] if wide else []
    )


@pytest.mark.parametrize(("number", "email"), ORDERS)
@pytest.mark.parametrize(("language", "width", "scheme"), LOOKS)
def test_the_pages_of_an_order_leave_nothing_to_complain_of(
    buyer: Customer, number: str, email: str, language: str
) -> None:
    buyer.asks_for(number, email, language=language)
    complaints = _complaints(buyer.page)
    buyer.enters(buyer.mailed_code())
    complaints += _complaints(buyer.page)
    requests = ReturnRequest.objects.filter(order__number=number)
    for path in ("cancel", "return", *(f"returns/{request.number}" for request in requests)):
        buyer.page.goto(f"{buyer.url}/{language}/orders/order/{number}/{path}/")
        complaints += _complaints(buyer.page)
    assert complaints == []


@pytest.mark.parametrize(("language", "width", "scheme"), LOOKS)
def test_an_empty_form_and_the_mailbox_leave_nothing_to_complain_of(buyer: Customer, language: str) -> None:
    number, email = ORDERS[0]
    buyer.asks_for(number, email, language=language)
    buyer.page.context.clear_cookies()
    buyer.page.goto(f"{buyer.url}/{language}/orders/")
    buyer.page.locator("main form button[type='submit']").first.click()
    complaints = _complaints(buyer.page)
    buyer.page.goto(f"{buyer.url}/demo/mailbox/")
    assert complaints + _complaints(buyer.page) == []


def test_the_demo_s_own_pages_leave_nothing_to_complain_of(customer: Customer) -> None:
    customer.page.set_viewport_size({"width": 390, "height": 900})
    complaints = []
    for page in HelpPage.__subclasses__():
        for found in page.objects.live()[:4]:
            customer.page.goto(f"{customer.url}{found.public_path}")
            complaints += _complaints(customer.page)
    assert complaints == []
