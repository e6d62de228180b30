"""An editor types new terms and sees them on the shop's pages, before anything is saved or governs."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cms.terms.models import TermsVersion
from tests.journeys.conftest import SHOP
from tests.journeys.people import Customer, Editor

pytestmark = pytest.mark.journey

PAGES = {
    "How long do I have to return an item? (English)": "/en/sending-back/how-long-do-i-have/",
    "Retours et remboursements (Français)": "/fr/retours/",
    "Returns and refunds (English)": "/en/returns/",
}


def test_45_days_that_nobody_saved_are_seen_on_three_pages(editor: Editor, customer: Customer) -> None:
    page = editor.page
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "ram" in message.text else None)
    editor.sign_in()
    editor.open_terms("returnterms")
    page.get_by_role("button", name="Toggle preview").click()
    panel = page.frame_locator("iframe#w-preview-iframe")
    value = panel.locator("data[data-ref='returns.window']").first
    expect(value).to_contain_text("14")

    page.get_by_label("Goods can be returned within").fill("45")
    for mode, path in PAGES.items():
        # Wagtail leaves out a change of mode that comes while it still loads.
        page.wait_for_load_state("networkidle")
        page.get_by_label("Preview mode").select_option(mode)
        expect(panel.locator(f"link[rel='canonical'][href$='{path}']")).to_have_count(1, timeout=15_000)
        expect(value).to_contain_text("45", timeout=15_000)
        expect(value).to_have_attribute("data-changed", "")
        expect(panel.locator(".ribbon")).to_contain_text(
            "vigueur" if path.startswith("/fr/") else "Not in force"
        )
        said = customer.reads(path)
        assert "14 " in said
        assert "45 " not in said
    assert refused == []
    assert TermsVersion.objects.filter(shop__code=SHOP, kind="returns").count() == 1
