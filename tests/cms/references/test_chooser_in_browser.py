"""The editor puts a term into an answer, in a real browser."""

import re

import pytest
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Browser

from cms.pages.models import QuestionPage

pytestmark = pytest.mark.journey
PANEL = "#panel-child-content-answer-content"


def insert_window(page: Browser, *, fmt: str) -> Locator:
    """Insert the return window in a format, and return its chip."""
    page.locator(f"{PANEL} .Draftail-BlockToolbar__trigger").click()
    page.get_by_role("option", name="Term of the shop").click()
    dialog = page.get_by_role("dialog", name="Insert a term")
    dialog.get_by_label("Find").fill("return window")
    dialog.get_by_role("option", name="returns.window").click()
    dialog.get_by_label("Written as").select_option(fmt)
    dialog.get_by_role("button", name="Insert").click()
    expect(dialog).to_have_count(0)
    return page.locator(f"{PANEL} .term-chip")


def save(page: Browser, *, expected: str) -> None:
    """Save the draft once Draftail has handed its state to the form, a quarter of a second after the change."""
    expect(page.locator("input[name=answer]")).to_have_value(re.compile(expected))
    with page.expect_response(
        lambda response: response.request.method == "POST" and "/edit/" in response.url
    ):
        page.get_by_role("button", name="Save draft").click()
    page.wait_for_load_state("networkidle")


def stored(question: QuestionPage) -> str:
    return str(QuestionPage.objects.get(pk=question.pk).get_latest_revision_as_object().answer)


def test_a_term_is_inserted_and_stored_as_an_empty_link(editing: Browser, question: QuestionPage) -> None:
    chip = insert_window(editing, fmt="number")

    expect(chip).to_have_text("14")
    expect(chip).to_have_attribute("title", "Return window (returns.window): 14")
    save(editing, expected="returns.window")
    assert 'You have <a linktype="term" ref="returns.window" fmt="number"></a>.' in stored(question)


def test_a_chip_is_changed_by_clicking_it(editing: Browser, question: QuestionPage) -> None:
    chip = insert_window(editing, fmt="number")
    answer = editing.locator(f"{PANEL} [role=textbox]")

    chip.click()
    dialog = editing.get_by_role("dialog", name="Change the term")
    expect(dialog.get_by_label("Written as")).to_have_value("number")
    editing.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(answer).to_have_text("You have 14.")
    chip.click()
    dialog.get_by_label("Written as").select_option("")
    dialog.get_by_role("button", name="Change").click()

    expect(answer).to_have_text("You have 14 days.")
    save(editing, expected="14 days")
    assert 'You have <a linktype="term" ref="returns.window" fmt=""></a>.' in stored(question)


def test_a_term_is_inserted_by_keyboard_alone_and_comes_back_as_its_value(
    editing: Browser, question: QuestionPage
) -> None:
    answer = editing.locator(f"{PANEL} [role=textbox]")

    editing.keyboard.type("/term")
    expect(editing.get_by_role("option", name="Term of the shop")).to_be_visible()
    editing.keyboard.press("Enter")
    dialog = editing.get_by_role("dialog", name="Insert a term")
    expect(dialog.get_by_label("Find")).to_be_focused()
    expect(dialog.get_by_role("option", name="returns.window")).to_be_visible()
    editing.keyboard.type("return window")
    editing.keyboard.press("Enter")

    expect(dialog).to_have_count(0)
    expect(answer).to_have_text("You have 14 days.")
    save(editing, expected="returns.window")
    assert 'You have <a linktype="term" ref="returns.window" fmt=""></a>.' in stored(question)
    editing.reload()
    expect(editing.locator(f"{PANEL} .term-chip")).to_have_text("14 days")
