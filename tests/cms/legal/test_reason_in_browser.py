"""A legal reviewer in a browser: takes a suggested value, is asked for a reason, and publishes with one."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from cms.legal.models import KeptReason
from cms.terms.models import ReturnTerms
from policies.terms import Kind
from tests.cms.factories import shop_with_terms
from tests.cms.law import reviewer_of
from tests.cms.terms.form_posts import address
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.journey

WHY = "Counsel agreed on 3 November, until the new texts are there."


def test_a_reviewer_is_asked_for_a_reason_and_gives_one(page: Page, live_server: Any) -> None:
    shop = shop_with_terms(terms=[audrey_alexandre()[1][Kind.RETURNS]])
    reviewer = reviewer_of(shop)
    row = ReturnTerms.objects.get(shop=shop)
    page.goto(f"{live_server.url}/admin/login/?next={address('edit', row)}")
    page.fill("#id_username", reviewer.username)
    page.fill("#id_password", "correct horse battery")
    page.press("#id_password", "Enter")

    page.locator("[data-legal-use]").first.click()
    expect(page.locator("[data-legal-status]")).to_contain_text("Nothing is saved yet")
    focused = page.evaluate("document.activeElement.name")
    assert focused == "conditions"
    assert page.locator("[name=conditions]:checked").count() < len(row.conditions)

    page.fill("#id_window_length", "10")
    footer = page.locator("footer")
    footer.get_by_role("button", name="Actions").or_(footer.locator("[data-drop-down-toggle]")).first.click()
    page.locator("button[name='action-publish']").click()
    page.get_by_role("button", name="Accept with this reason; publish").click()
    expect(page.get_by_text("Write why these terms may be published as they are")).to_be_visible()
    expect(page.get_by_label("Reason")).to_be_focused()
    page.get_by_label("Reason").fill(WHY)
    page.get_by_role("button", name="Accept with this reason; publish").click()

    expect(page.locator(".messages")).to_contain_text("published as version 2")
    assert KeptReason.objects.filter(reason__text=WHY, version__number=2).exists()
