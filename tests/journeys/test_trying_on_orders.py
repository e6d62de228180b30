"""An editor tries a shorter window on orders and is stopped by the law; a legal reviewer gives a reason."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from cms.impact.models import ImpactRun
from cms.legal.models import KeptReason
from cms.terms.models import TermsVersion
from tests.journeys.conftest import PASSWORDS, SHOP, Clock, paris
from tests.journeys.orders import delivered, placed
from tests.journeys.people import Editor

pytestmark = pytest.mark.journey
WHY = "Counsel agreed on 14 November: customers who ask within fourteen days are served all the same."


def _versions() -> int:
    return int(TermsVersion.objects.filter(shop__code=SHOP, kind="returns").count())


def _tried(page: Page, days: str) -> None:
    page.get_by_label("Goods can be returned within").fill(days)
    page.get_by_role("button", name="Try on orders").click()


def _orders_of_two_days(clock: Clock) -> None:
    for number, day in (("AA-1", "2026-11-03"), ("AA-2", "2026-11-12")):
        clock.put(paris(day, "10:00"))
        parcel = placed(number, paris(day, "10:00"))
        clock.put(paris(day, "18:00"))
        delivered(parcel, handed_over_at=paris(day, "17:00"), delivered_at=paris(day, "17:30"))
    clock.put(paris("2026-11-16", "09:00"))


def _as_legal_reviewer(editor: Editor) -> None:
    """Publish the same ten days, and write the reason that is asked for."""
    page = editor.page
    page.context.clear_cookies()
    editor.name, editor.password = "legal", PASSWORDS.legal
    editor.sign_in()
    editor.open_terms("returnterms")
    page.get_by_label("Goods can be returned within").fill("10")
    editor.press_publish()
    page.get_by_label("Reason").fill(WHY)
    page.get_by_role("button", name="Accept with this reason; publish").click()


def _tell_who_loses(figures: Locator) -> None:
    expect(figures).to_contain_text("Worse for 2 orders of 2.")
    expect(figures).to_contain_text("No longer possible: 1 order")
    expect(figures).to_contain_text("Less time: 1 order")
    expect(figures).to_contain_text("They keep their own terms")
    figures.locator("summary").first.click()
    expect(
        figures.get_by_role("cell", name="AA-1").or_(figures.get_by_role("cell", name="AA-2")).first
    ).to_be_visible()


def test_fourteen_days_become_ten_once_the_losers_were_read(editor: Editor, clock: Clock) -> None:
    _orders_of_two_days(clock)
    editor.sign_in()
    editor.open_terms("returnterms")
    page, before = editor.page, _versions()

    _tried(page, "99999")
    expect(page.locator("[data-impact-outcome]")).to_contain_text("Correct these first")

    _tried(page, "10")
    figures = page.locator("[data-impact-outcome]")
    _tell_who_loses(figures)
    assert _versions() == before

    editor.press_publish()
    expect(page.locator(".messages")).to_contain_text("not published. These terms fall short of the law.")
    expect(page.locator(".messages")).to_contain_text("ask a legal reviewer (legal)")
    assert _versions() == before

    _as_legal_reviewer(editor)
    expect(page.locator("main")).to_contain_text("Nothing is published yet.")
    expect(page.locator("main")).to_contain_text("Worse for 2 orders of 2.")
    assert _versions() == before

    page.get_by_role("button", name="I have read this; publish").click()
    expect(page.locator(".messages")).to_contain_text("published")
    assert _versions() == before + 1
    led = ImpactRun.objects.filter(version__isnull=False).get()
    kept = KeptReason.objects.get(reason__text=WHY)
    assert (kept.version, kept.reason.giver) == (led.version, "legal")
    assert led.version == TermsVersion.objects.filter(shop__code=SHOP, kind="returns").latest("number")
    editor.open_terms("returnterms")
    expect(page.locator("[data-impact-panel]")).to_contain_text("2 orders: worse for 2 → version 2")
