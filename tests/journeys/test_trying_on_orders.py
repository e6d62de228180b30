"""An editor tries a shorter window on orders, reads who loses, and publishes with their eyes open."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from cms.impact.models import ImpactRun
from cms.terms.models import TermsVersion
from tests.journeys.conftest import SHOP, Clock, paris
from tests.journeys.orders import delivered, placed
from tests.journeys.people import Editor

pytestmark = pytest.mark.journey


def _versions() -> int:
    return int(TermsVersion.objects.filter(shop__code=SHOP, kind="returns").count())


def _tried(page: Page, days: str) -> None:
    page.get_by_label("Goods can be returned within").fill(days)
    page.get_by_role("button", name="Try on orders").click()


def test_fourteen_days_become_ten_once_the_losers_were_read(editor: Editor, clock: Clock) -> None:
    for number, day in (("AA-1", "2026-11-03"), ("AA-2", "2026-11-12")):
        clock.put(paris(day, "10:00"))
        parcel = placed(number, paris(day, "10:00"))
        clock.put(paris(day, "18:00"))
        delivered(parcel, handed_over_at=paris(day, "17:00"), delivered_at=paris(day, "17:30"))
    clock.put(paris("2026-11-16", "09:00"))
    editor.sign_in()
    editor.open_terms("returnterms")
    page, before = editor.page, _versions()

    _tried(page, "99999")
    expect(page.locator("[data-impact-outcome]")).to_contain_text("Correct these first")

    _tried(page, "10")
    figures = page.locator("[data-impact-outcome]")
    expect(figures).to_contain_text("Worse for 2 orders of 2.")
    expect(figures).to_contain_text("No longer possible: 1 order")
    expect(figures).to_contain_text("Less time: 1 order")
    expect(figures).to_contain_text("They keep their own terms")
    figures.locator("summary").first.click()
    expect(
        figures.get_by_role("cell", name="AA-1").or_(figures.get_by_role("cell", name="AA-2")).first
    ).to_be_visible()
    assert _versions() == before

    editor.press_publish()
    expect(page.locator("main")).to_contain_text("Nothing is published yet.")
    expect(page.locator("main")).to_contain_text("Worse for 2 orders of 2.")
    assert _versions() == before

    page.get_by_role("button", name="I have read this; publish").click()
    expect(page.locator(".messages")).to_contain_text("published")
    assert _versions() == before + 1
    led = ImpactRun.objects.get()
    assert led.version == TermsVersion.objects.filter(shop__code=SHOP, kind="returns").latest("number")
    editor.open_terms("returnterms")
    expect(page.locator("[data-impact-panel]")).to_contain_text("2 orders: worse for 2 → version 2")
