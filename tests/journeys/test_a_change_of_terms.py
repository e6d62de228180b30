"""An editor changes a term, and everything that says it or acts on it follows; what was promised before stays."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import expect

from order_portal.facts import order_facts
from order_portal.models import Order
from order_portal.terms import pinned
from policies.facts import ReturnIntent
from policies.returns import decide_return
from tests.journeys.conftest import SHOP, Clock, paris
from tests.journeys.orders import EMAIL, delivered, placed
from tests.journeys.people import Customer, Editor

pytestmark = pytest.mark.journey

ANSWER = "/en/sending-back/how-long-do-i-have/"


def _stated_window(customer: Customer) -> str:
    answer = customer.page.request.get(f"{customer.url}/api/content/v1/{SHOP}/terms/").json()
    return str(next(value["text"] for value in answer["values"] if value["ref"] == "returns.window"))


def _until(number: str, at: datetime) -> datetime | None:
    order = Order.objects.get(number=number)
    return decide_return(intent=ReturnIntent(), order=order_facts(order), terms=pinned(order), at=at).until


def test_a_longer_return_window_governs_new_orders_and_leaves_older_ones_alone(
    editor: Editor, customer: Customer, clock: Clock
) -> None:
    older = placed("AA-1", paris("2026-11-03", "10:00"))
    delivered(older, handed_over_at=paris("2026-11-03", "17:00"), delivered_at=paris("2026-11-04", "10:00"))
    clock.put(paris("2026-11-05", "09:00"))
    before = customer.opens("AA-1", EMAIL)
    promised = _until("AA-1", paris("2026-11-05", "09:00"))
    assert "14 days" in before
    assert "Wednesday 18 November 2026" in before
    assert "14 days" in customer.reads("/en/returns/")
    assert "14 calendar days" in customer.reads(ANSWER)
    assert _stated_window(customer) == "14 days"

    editor.sign_in()
    editor.open_terms("returnterms")
    editor.page.get_by_label("Goods can be returned within").fill("30")
    editor.publish()

    clock.put(paris("2026-11-05", "10:00"))
    newer = placed("AA-2", paris("2026-11-05", "10:00"))
    delivered(newer, handed_over_at=paris("2026-11-05", "17:00"), delivered_at=paris("2026-11-06", "10:00"))
    clock.put(paris("2026-11-09", "09:00"))
    assert "30 days" in customer.reads("/en/returns/")
    assert "30 calendar days" in customer.reads(ANSWER)
    assert "30 jours" in customer.reads("/fr/retours/")
    assert _stated_window(customer) == "30 days"
    new_order = customer.opens("AA-2", EMAIL)
    # The thirtieth day, 6 December, is a Sunday: it moves to Monday.
    assert "30 days" in new_order
    assert "Monday 7 December 2026" in new_order
    old_order = customer.opens("AA-1", EMAIL)
    assert "14 days" in old_order
    assert "Wednesday 18 November 2026" in old_order
    assert "30 days" not in old_order
    assert _until("AA-1", paris("2026-11-09", "09:00")) == promised


def test_a_later_cutoff_lets_new_orders_be_cancelled_longer_and_not_older_ones(
    editor: Editor, customer: Customer, clock: Clock
) -> None:
    placed("AA-1", paris("2026-11-03", "09:30"))
    editor.sign_in()
    clock.put(paris("2026-11-03", "10:00"))
    editor.open_terms("shippingterms")
    editor.page.get_by_label("Cutoff time").fill("15:00")
    editor.publish()

    clock.put(paris("2026-11-03", "11:00"))
    placed("AA-2", paris("2026-11-03", "11:00"))
    clock.put(paris("2026-11-03", "14:00"))
    assert "3:00 pm" in customer.reads("/en/shipping/")

    older = customer.opens("AA-1", EMAIL, then="cancel")
    assert "noon on Tuesday 3 November 2026" in older
    expect(customer.page.get_by_role("button", name="Cancel the order")).to_have_count(0)

    newer = customer.opens("AA-2", EMAIL)
    assert "3:00 pm on Tuesday 3 November 2026" in newer
    customer.page.get_by_role("link", name="Cancel the order").first.click()
    customer.page.locator("main form button[type='submit']").first.click()
    expect(customer.page.locator("main")).to_contain_text("cancelled")
    assert Order.objects.get(number="AA-2").cancelled_at is not None
    assert Order.objects.get(number="AA-1").cancelled_at is None
