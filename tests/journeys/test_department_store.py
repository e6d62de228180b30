"""The second shop at its own name: answers, an order, and a return that is looked at."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from order_portal.demo.alamara import ORDERS, shipped
from order_portal.models import ReturnRequest
from tests.journeys.people import Customer

pytestmark = pytest.mark.journey


@pytest.fixture
def customer(page: Page, both_shops_site: LiveServer) -> Customer:
    """A customer of the second shop."""
    return Customer(page, f"http://alamara.localhost:{both_shops_site.thread.port}")


def _is_clean(customer: Customer) -> None:
    found = Axe().run(customer.page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not customer.page.evaluate(wide), customer.page.url


def test_a_customer_reads_the_answers_and_asks_for_a_return(customer: Customer) -> None:
    page = customer.page
    page.set_viewport_size({"width": 390, "height": 844})

    assert "no time limit" in customer.reads("/en/returning/is-there-a-time-limit/")
    assert "sans limite de temps" in customer.reads("/fr/retours/")
    _is_clean(customer)
    assert "$9.95, free from $150.00" in customer.reads("/en/shipping/")
    _is_clean(customer)

    number = ORDERS.numbers()[ORDERS.stories.index(shipped.gift_card)]
    assert "There is no time limit" in customer.opens(number, "omar@client.example")
    page.get_by_role("link", name="Return items").first.click()
    assert "This cannot be returned: Gift cards" in customer.text()
    _is_clean(customer)

    page.get_by_label("Why").select_option(label="I changed my mind")
    page.get_by_role("button", name="Send my request").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"Return {number}-R1")
    assert "By mail, with our prepaid label" in customer.text()
    assert ReturnRequest.objects.get(number=f"{number}-R1").state == "requested"
