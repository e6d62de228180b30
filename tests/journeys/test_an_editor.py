"""An editor goes wrong: each mistake gets a clear sentence at its field, and nothing is half-written."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cms.pages.models import QuestionPage
from cms.terms.models import TermsVersion
from tests.journeys.conftest import SHOP, paris
from tests.journeys.people import Editor

pytestmark = pytest.mark.journey


def _versions(kind: str) -> int:
    return int(TermsVersion.objects.filter(shop__code=SHOP, kind=kind).count())


def test_terms_out_of_range_or_in_the_past_are_refused_at_their_fields(editor: Editor) -> None:
    before = _versions("returns")
    editor.sign_in()
    editor.open_terms("returnterms")
    page = editor.page
    expect(page.get_by_text("since 1 January 2026, 00:00, Paris time")).to_be_visible()
    page.get_by_label("Goods can be returned within").fill("99999")
    page.get_by_label("Governs orders from").fill("2026-11-02 09:00")
    editor.press_publish()
    window = page.locator(".w-panel__wrapper", has=page.locator("#id_window_length")).last
    expect(window.locator(".error-message")).to_be_visible()
    start = page.locator(".w-panel__wrapper", has=page.locator("#id_effective_from")).last
    expect(start.locator(".error-message")).to_contain_text("cannot take effect in the past")
    expect(start).to_contain_text("Read on your clock: Paris time.")
    assert _versions("returns") == before

    page.get_by_label("Goods can be returned within").fill("30")
    page.get_by_label("Governs orders from").fill("2027-01-01 00:00")
    editor.press_publish()
    expect(page.locator(".messages")).to_contain_text(
        "They will govern orders placed from 1 January 2027, 00:00, Paris time on"
    )
    newest = TermsVersion.objects.filter(shop__code=SHOP, kind="returns").order_by("number").last()
    assert newest is not None
    assert newest.effective_from == paris("2027-01-01", "00:00")


@pytest.mark.parametrize(
    ("reference", "sentence"),
    [
        ("returns.windoww", "Did you mean “returns.window”?"),
        ("shipping.services.teleport", "There is no term called “shipping.services.teleport”."),
    ],
)
def test_a_page_that_names_no_term_of_the_shop_is_not_published(
    editor: Editor, reference: str, sentence: str
) -> None:
    question = QuestionPage.objects.get(slug="how-long-do-i-have", locale__language_code="en")
    editor.sign_in()
    page = editor.page
    page.goto(f"{editor.url}/admin/pages/{question.pk}/edit/")
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").fill(f"How long is {{{{ {reference} }}}}?")
    editor.press_publish()

    expect(page.locator("#panel-child-content-title-section .error-message")).to_contain_text(sentence)
    assert QuestionPage.objects.get(pk=question.pk).title == question.title
