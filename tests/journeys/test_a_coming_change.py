"""A change for next month: announced at once, governing from its first minute and not before."""

from __future__ import annotations

import pytest

from order_portal.models import Order
from order_portal.terms import pinned
from tests.journeys.conftest import SHOP, Clock, paris
from tests.journeys.orders import placed
from tests.journeys.people import Customer, Editor

pytestmark = pytest.mark.journey

ANSWER = "/en/sending-back/how-long-do-i-have/"


def _promised(customer: Customer, at: str) -> str:
    """What the content API says of returns at an instant, or now."""
    answer = customer.page.request.get(f"{customer.url}/api/content/v1/{SHOP}/terms/{at}").json()
    return str(next(value["text"] for value in answer["values"] if value["ref"] == "returns.window"))


def test_next_months_window_is_announced_today_and_governs_next_month(
    editor: Editor, customer: Customer, clock: Clock
) -> None:
    editor.sign_in()
    editor.open_terms("returnterms")
    editor.page.get_by_label("Goods can be returned within").fill("30")
    editor.page.get_by_label("Governs orders from").fill("2026-12-01 00:00")
    editor.page.keyboard.press("Escape")
    editor.publish()

    page = customer.reads("/en/returns/")
    assert "From 1 December 2026" in page
    assert "30 days (today 14 days)" in page
    assert "14 calendar days" in customer.reads(ANSWER)
    assert "À partir du 1 décembre 2026" in customer.reads("/fr/retours/").replace("1er", "1")
    assert _promised(customer, "") == "14 days"
    assert _promised(customer, "?on=2026-12-01T00:00:00%2B01:00") == "30 days"

    clock.put(paris("2026-11-30", "23:59"))
    assert "14 calendar days" in customer.reads(ANSWER)
    before = placed("AA-1", paris("2026-11-30", "23:59"))

    clock.put(paris("2026-12-01", "00:00"))
    assert "30 calendar days" in customer.reads(ANSWER)
    now = customer.reads("/en/returns/")
    assert "30 days" in now
    assert "From 1 December 2026" not in now
    after = placed("AA-2", paris("2026-12-01", "00:00"))
    assert [_window(order) for order in (before, after)] == [14, 30]


def _window(order: Order) -> int:
    """How many days the terms give that the order was placed under."""
    window = pinned(order).returns.window
    assert window is not None
    return window.length
