"""A customer opens an order, reads what may be done and why not, cancels, and asks for a return."""

from __future__ import annotations

import pytest
from django.core import mail
from playwright.sync_api import expect

from order_portal.models import OrderEvent, ReturnRequest
from order_portal.vocabulary import OrderEventKind, ReturnState
from tests.journeys.conftest import Clock, paris
from tests.journeys.orders import EMAIL, delivered, placed
from tests.journeys.people import Customer

pytestmark = pytest.mark.journey


def test_cancelling_changes_the_order_writes_an_event_and_sends_a_mail(
    customer: Customer, clock: Clock
) -> None:
    order = placed("AA-1", paris("2026-11-03", "09:30"))
    clock.put(paris("2026-11-03", "11:40"))

    text = customer.opens("aa-1 ", EMAIL.upper())
    assert "You can cancel until noon on Tuesday 3 November 2026" in text
    customer.page.get_by_role("link", name="Cancel the order").first.click()
    expect(customer.page.locator("main")).to_contain_text("€507.00")
    customer.page.locator("main form button[type='submit']").first.click()

    expect(customer.page.locator("main")).to_contain_text("cancelled")
    order.refresh_from_db()
    assert order.cancelled_at is not None
    assert OrderEvent.objects.filter(order=order, kind=OrderEventKind.CANCELLED).count() == 1
    assert "AA-1" in mail.outbox[-1].subject
    assert "€507.00" in mail.outbox[-1].body


def test_the_cutoff_passes_while_the_customer_reads(customer: Customer, clock: Clock) -> None:
    order = placed("AA-1", paris("2026-11-03", "09:30"))
    clock.put(paris("2026-11-03", "11:59"))
    customer.opens("AA-1", EMAIL)
    customer.page.get_by_role("link", name="Cancel the order").first.click()
    clock.put(paris("2026-11-03", "12:00"))
    customer.page.locator("main form button[type='submit']").first.click()

    expect(customer.page.locator("main")).to_contain_text(
        "could be cancelled until noon on Tuesday 3 November 2026"
    )
    customer.page.get_by_role("link", name="term").first.click()
    expect(customer.page).to_have_url(f"{customer.url}/en/orders-and-cancellation/#cancellation-until")
    order.refresh_from_db()
    assert order.cancelled_at is None


def test_a_return_is_asked_for_in_french_on_a_phone(customer: Customer, clock: Clock) -> None:
    order = placed("AA-1", paris("2026-11-03", "09:30"), locale="fr")
    delivered(order, handed_over_at=paris("2026-11-03", "17:00"), delivered_at=paris("2026-11-04", "10:00"))
    clock.put(paris("2026-11-06", "20:00"))
    customer.page.set_viewport_size({"width": 390, "height": 844})

    text = customer.opens("AA-1", EMAIL, language="fr", then="return")
    assert "mercredi 18 novembre 2026" in text
    form = customer.page.locator("main form").filter(has=customer.page.locator("select"))
    form.locator("select").nth(0).select_option("1")
    form.locator("select").nth(1).select_option("changed_mind")
    form.locator("input[type='checkbox']").check()
    form.locator("button[type='submit']").click()
    customer.page.wait_for_load_state()

    request = ReturnRequest.objects.get(order=order)
    assert request.state == ReturnState.REQUESTED
    assert request.number in customer.text()
    letter = mail.outbox[-1]
    assert letter.to == [EMAIL]
    assert request.number in letter.subject
    assert "Bonjour" in letter.body


def test_the_day_after_the_last_day_the_reason_and_its_clause_are_told(
    customer: Customer, clock: Clock
) -> None:
    order = placed("AA-1", paris("2026-11-03", "09:30"))
    delivered(order, handed_over_at=paris("2026-11-03", "17:00"), delivered_at=paris("2026-11-04", "10:00"))
    clock.put(paris("2026-11-18", "23:55"))
    assert "until the end of Wednesday 18 November 2026" in customer.opens("AA-1", EMAIL)
    clock.put(paris("2026-11-19", "00:00"))
    text = customer.opens("AA-1", EMAIL)
    assert "14 days" in text
    assert "Wednesday 18 November 2026" in text
    expect(customer.page.get_by_role("link", name="Return items")).to_have_count(0)
    hrefs = [link.get_attribute("href") for link in customer.page.get_by_role("link", name="term").all()]
    assert "/en/returns/#returns-window" in hrefs


def test_an_unknown_order_and_a_wrong_address_lead_to_the_same_page(customer: Customer) -> None:
    placed("AA-1", paris("2026-11-03", "08:30"))
    # The confirmation of the order; what counts is who is written to afterwards.
    mail.outbox.clear()
    pages = []
    for number, email in (("AA-1", EMAIL), ("AA-9", EMAIL), ("AA-1", "someone@client.example")):
        customer.page.context.clear_cookies()
        customer.asks_for(number, email)
        pages.append(customer.text())
    assert len(set(pages)) == 1
    assert [letter.to for letter in mail.outbox] == [[EMAIL]]


def test_a_wrong_a_stale_and_an_exhausted_code_are_told_apart(customer: Customer, clock: Clock) -> None:
    placed("AA-1", paris("2026-11-03", "08:30"))
    customer.asks_for("AA-1", EMAIL)
    right = customer.mailed_code()
    wrong = "000000" if right != "000000" else "111111"
    customer.enters(wrong)
    assert "not right" in customer.text()

    clock.put(paris("2026-11-03", "09:30"))
    customer.enters(right)
    assert "That code has expired. Ask for a new one." in customer.text()

    customer.asks_for("AA-1", EMAIL)
    right = customer.mailed_code()
    for _ in range(5):
        customer.enters("000000" if right != "000000" else "111111")
    customer.enters(right)
    assert "Ask for a new" in customer.text()
    assert "Items" not in customer.text()
