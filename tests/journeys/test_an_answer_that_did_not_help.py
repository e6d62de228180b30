"""A reader without scripts says that an answer did not help; the editor reads it on the first screen."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from cms.demo.content import AUDREY_ALEXANDRE
from cms.demo.readers import load_readers
from cms.listening.models import EmptySearch, Vote
from cms.pages.models import QuestionPage
from tests.journeys.conftest import PASSWORDS, paris
from tests.journeys.people import Editor

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("locale", "question", "no", "reason", "send", "thanks"),
    [
        ("en", "Until when can I", "No", "It is hard to understand", "Send", "Thank you."),
        ("fr", "Jusqu’à quand", "Non", "Elle est difficile à comprendre", "Envoyer", "Merci."),
    ],
)
def test_a_reader_says_no_without_a_script(
    browser: Browser,
    shop_site: LiveServer,
    locale: str,
    question: str,
    no: str,
    reason: str,
    send: str,
    thanks: str,
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{shop_site.url}/{locale}/")
    page.get_by_role("link", name=re.compile(question)).first.click()

    page.locator(".helpful summary", has_text=no).click()
    page.get_by_label(reason).check()
    page.get_by_role("textbox").last.fill("Which day is it?")
    page.get_by_role("button", name=send).click()

    expect(page.get_by_role("heading", name=thanks)).to_be_visible()
    assert context.cookies() == []
    assert list(Vote.objects.values_list("language", "reason", "comment")) == [
        (locale, "unclear", "Which day is it?")
    ]
    page.goto(f"{shop_site.url}/{locale}/search/?q=zebra")
    assert EmptySearch.objects.get().term == "zebra"
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1400, "light"), (390, "dark")])
def test_the_first_screen_and_the_report_by_the_rules_of_axe(
    browser: Browser, shop_site: LiveServer, width: int, scheme: str
) -> None:
    load_readers(folder=AUDREY_ALEXANDRE, at=paris("2026-11-03", "09:00"))
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(f"{shop_site.url}/admin/login/")
    page.locator("[name=username]").fill("editor")
    page.locator("[name=password]").fill(PASSWORDS.editor)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")

    results = Axe().run(page, context={"include": [["#attention"]]})
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="gift wrapping").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Question", exact=True)).to_have_value("Gift wrapping")
    results = Axe().run(page, context={"include": [[".listening-settle"]]})
    assert results.violations_count == 0, results.generate_report()
    context.close()


def test_a_search_in_vain_becomes_a_draft_and_leaves_the_list(editor: Editor, shop_site: LiveServer) -> None:
    load_readers(folder=AUDREY_ALEXANDRE, at=paris("2026-11-03", "09:00"))
    editor.sign_in()
    page = editor.page
    page.goto(f"{shop_site.url}/admin/")
    searched = page.locator("[aria-labelledby=attention-searches]")

    searched.get_by_role("link", name="gift wrapping", exact=True).click()
    expect(page.get_by_label("Answer", exact=True)).to_be_hidden()
    page.get_by_label("Question", exact=True).fill("Do you wrap gifts?")
    topic = page.get_by_label("Topic", exact=True)
    topic.select_option(index=1)
    page.get_by_role("button", name="Done").click()

    page.wait_for_url("**/edit/")
    expect(page.locator("[name=title]")).to_have_value("Do you wrap gifts?")
    assert not QuestionPage.objects.get(title="Do you wrap gifts?").live
    page.goto(f"{shop_site.url}/admin/")
    expect(searched).to_be_visible()
    expect(searched.get_by_role("link", name="gift wrapping", exact=True)).to_have_count(0)
