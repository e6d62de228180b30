"""An editor looks at what terms were and will be, withdraws what is coming, and brings back what was."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cms.terms.models import ReturnTerms, TermsVersion
from tests.journeys.conftest import SHOP, Clock, paris
from tests.journeys.people import Customer, Editor

pytestmark = pytest.mark.journey


def _versions() -> list[int]:
    found = TermsVersion.objects.filter(shop__code=SHOP, kind="returns").order_by("number")
    return [version.terms.window.length for version in found]


def _open_versions(editor: Editor) -> None:
    """Through the menu “…” of the form."""
    editor.open_terms("returnterms")
    header = editor.page.locator(".w-slim-header")
    header.get_by_role("button", name="Actions").click()
    editor.page.get_by_role("link", name="Versions").click()
    expect(editor.page.get_by_role("img", name="When each version governs")).to_be_visible()


def _publishes_for_december(editor: Editor) -> None:
    editor.open_terms("returnterms")
    editor.page.get_by_label("Goods can be returned within").fill("30")
    editor.page.get_by_label("Governs orders from").fill("2026-12-01 00:00")
    editor.publish()


def _compares(editor: Editor) -> None:
    page = editor.page
    page.get_by_role("link", name="Compare version 2 with the one before it").click()
    row = page.get_by_role("row", name="Return window")
    expect(row).to_contain_text("14 days")
    expect(row).to_contain_text("30 days")
    page.go_back()


def _withdraws(editor: Editor) -> None:
    """First without a reason, which is refused."""
    page = editor.page
    page.get_by_role("link", name="Withdraw version 2").click()
    page.get_by_role("button", name="Withdraw version 2").click()
    expect(page.locator(".error-message")).to_contain_text("Say why.")
    page.get_by_label("Why").fill("The board changed its mind.")
    page.get_by_role("button", name="Withdraw version 2").click()
    expect(page.locator(".messages")).to_contain_text("Version 2 is withdrawn.")


def _restores(editor: Editor) -> None:
    page = editor.page
    page.get_by_role("link", name="Restore version 2").click()
    page.get_by_role("button", name="Restore version 2 as a draft").click()
    expect(page.get_by_label("Goods can be returned within")).to_have_value("30")
    expect(page.locator(".messages")).to_contain_text("Nothing changes for customers until it is published.")


def test_a_coming_version_is_compared_withdrawn_and_an_old_one_restored(
    editor: Editor, customer: Customer, clock: Clock
) -> None:
    page = editor.page
    editor.sign_in()
    _publishes_for_december(editor)
    _open_versions(editor)
    expect(page.locator("#version-2")).to_contain_text("Coming")
    _compares(editor)
    _withdraws(editor)
    expect(page.locator("#version-2")).to_contain_text("Withdrawn before it started")
    expect(page.locator("#version-3")).to_contain_text("Withdraws version 2: The board changed its mind.")
    assert _versions() == [14, 30, 14]

    clock.put(paris("2026-12-02", "09:00"))
    assert "14 days" in customer.reads("/en/returns/")
    editor.sign_in()
    page.goto(f"{editor.url}/admin/as-it-stood/?at=2026-12-01+00:00")
    expect(page.get_by_role("heading", name="on 1 December 2026, 00:00, Paris time")).to_be_visible()
    expect(page.locator("main")).to_contain_text(
        "Version 3, in force since 1 December 2026, 00:00, Paris time."
    )

    _open_versions(editor)
    _restores(editor)
    assert _versions() == [14, 30, 14]
    editor.publish()
    assert _versions() == [14, 30, 14, 30]
    assert ReturnTerms.objects.get(shop__code=SHOP).note == "Restores version 2."
    assert "30 days" in customer.reads("/en/returns/")
