"""Terms in plain fields, in a real browser: inserted at the caret, read back, chosen instead of typed."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect
from playwright.sync_api import Page as Browser

from cms.pages.models import QuestionPage

pytestmark = pytest.mark.journey


def stored(question: QuestionPage) -> QuestionPage:
    latest: QuestionPage = QuestionPage.objects.get(pk=question.pk).get_latest_revision_as_object()
    return latest


def save(page: Browser) -> None:
    with page.expect_response(
        lambda response: response.request.method == "POST" and "/edit/" in response.url
    ):
        page.get_by_role("button", name="Save draft").click()
    page.wait_for_load_state("networkidle")


def choose(page: Browser, words: str, *, title: str = "Insert a term") -> None:
    """Find a term and take it, by keyboard alone."""
    dialog = page.get_by_role("dialog", name=title)
    expect(dialog.get_by_label("Find")).to_be_focused()
    expect(dialog.get_by_role("option").first).to_be_visible()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)


def button_of(field: Locator) -> Locator:
    return field.locator("xpath=following-sibling::*").get_by_role("button", name="Insert a term into")


def reading(page: Browser, field: Locator) -> Locator:
    return page.locator(f"#{field.get_attribute('id')}-reading")


def test_a_term_is_inserted_into_a_title_at_the_caret_and_read_back(
    editing: Browser, question: QuestionPage
) -> None:
    title = editing.locator("#id_title")
    title.focus()
    editing.keyboard.press("Control+a")
    editing.keyboard.type("Within ?")
    editing.keyboard.press("ArrowLeft")
    editing.keyboard.press("Tab")
    expect(button_of(editing.locator("#id_title"))).to_be_focused()
    editing.keyboard.press("Enter")
    choose(editing, "return window")

    expect(title).to_be_focused()
    expect(title).to_have_value("Within {{ returns.window }}?")
    expect(reading(editing, title)).to_have_text("Reads: Within 14 days?")
    save(editing)
    assert stored(question).title == "Within {{ returns.window }}?"


def test_what_cannot_be_read_is_said_while_it_is_typed(editing: Browser) -> None:
    title = editing.locator("#id_title")
    title.fill("{{ returns.windw }}, {{ returns.window|clock }}")

    expect(reading(editing, title)).to_have_text(
        "Reads: [there is no term “returns.windw”], [not written as “clock”]"
    )


def test_a_block_that_is_added_has_the_button_too(editing: Browser, question: QuestionPage) -> None:
    body = editing.locator("#panel-child-content-body-section")
    body.get_by_title("Insert a block").last.click()
    editing.get_by_role("option", name="Heading", exact=True).click()
    heading = body.locator("input[name=body-1-value]")
    expect(button_of(heading)).to_have_accessible_name("Insert a term into Heading")
    button_of(heading).click()
    choose(editing, "cutoff")

    expect(heading).to_have_value("{{ shipping.cutoff_time }}")
    expect(reading(editing, heading)).to_have_text("Reads: noon")
    save(editing)
    assert stored(question).body[1].value == "{{ shipping.cutoff_time }}"


def test_a_term_at_a_glance_is_chosen_and_not_typed(editing: Browser, question: QuestionPage) -> None:
    card = editing.locator(".term-choice")
    expect(card).to_contain_text("Return window 14 days returns.window")
    expect(editing.locator("input[name=body-0-value-rows-0-value-ref]")).to_be_hidden()

    card.get_by_role("button", name=re.compile("Choose another term: Term, Return window, 14 days")).press(
        "Enter"
    )
    dialog = editing.get_by_role("dialog", name="Choose a term")
    expect(dialog.locator("[role=option][aria-selected=true]")).to_contain_text("returns.window")
    expect(dialog.get_by_label("Written as")).to_be_hidden()
    choose(editing, "orders close", title="Choose a term")

    expect(card).to_contain_text("Orders close at noon shipping.cutoff_time")
    save(editing)
    assert stored(question).body[0].value["rows"][0]["ref"] == "shipping.cutoff_time"


def test_the_dialog_says_what_it_does(editing: Browser) -> None:
    button_of(editing.locator("#id_title")).click()
    dialog = editing.get_by_role("dialog", name="Insert a term")
    find = dialog.get_by_role("combobox", name="Find")
    expect(dialog.get_by_role("option").first).to_be_visible()

    find.fill("nothing of the kind")
    expect(dialog.get_by_role("status").first).to_have_text("No term has these words. Try another one.")
    expect(dialog.get_by_role("button", name="Insert")).to_be_disabled()
    find.fill("return window")
    expect(dialog.locator("[role=option][aria-selected=true]")).to_contain_text("returns.window")
    chosen = dialog.locator("[role=option][aria-selected=true]").get_attribute("id")
    expect(find).to_have_attribute("aria-activedescendant", str(chosen))
    expect(dialog.get_by_role("status").first).to_have_text(re.compile(r"^\d+ terms?$"))
    find.press("ArrowDown")
    found = Axe().run(editing, context=".term-chooser").response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []

    editing.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(editing.locator("#id_title")).to_be_focused()
