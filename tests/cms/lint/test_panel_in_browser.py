"""An editor types a figure, is told of it, and is led back to the field; in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import Page as Browser
from playwright.sync_api import expect

from cms.pages.models import QuestionPage, TopicPage
from tests.cms.pages.factories import open_centre
from tests.cms.pages.shops import open_shop

pytestmark = pytest.mark.journey


@pytest.fixture
def clock() -> None:
    """The browser's cookies live by the real clock."""


@pytest.fixture
def question(live_server: Any) -> QuestionPage:
    centre = open_centre(hostname=live_server.thread.host, port=live_server.thread.port)
    open_shop(centre.site)
    topic = centre.en.add_child(instance=TopicPage(title="Returns", slug="returns-questions"))
    made: QuestionPage = topic.add_child(
        instance=QuestionPage(
            title="May I?", slug="may-i", answer="<p>Yes.</p>", confirmed_on=timezone.localdate()
        )
    )
    return made


def test_a_typed_figure_is_found_and_leads_back(
    live_server: Any, page: Browser, question: QuestionPage
) -> None:
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    get_user_model().objects.create_superuser("chief", "chief@shop.example", "correct horse battery")
    page.goto(f"{live_server.url}/admin/login/?next=/admin/pages/{question.pk}/edit/")
    page.fill("input[name=username]", "chief")
    page.fill("input[name=password]", "correct horse battery")
    page.click("button[type=submit]")
    told = page.get_by_role("status").filter(has_text=re.compile("prose|look at"))
    expect(told).to_have_text("Nothing was found in the prose of this page.")

    answer = page.locator("#panel-child-content-answer-content [role=textbox]")
    answer.click()
    page.keyboard.press("End")
    page.keyboard.type(" Return it within 30 days.")

    expect(told).to_have_text("1 thing to look at, 1 of them against the terms.", timeout=15_000)
    panel = page.locator("[data-lint-panel]")
    expect(panel.locator("mark")).to_have_text("30 days")
    expect(panel).to_contain_text("returns.window")
    expect(answer).to_be_focused()
    panel.get_by_role("link", name="Answer").focus()
    page.keyboard.press("Enter")
    expect(answer).to_be_focused()

    page.once("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")
    page.goto(f"{live_server.url}/admin/pages/{question.pk}/edit/#:w:contentpath=confirmed_on")
    expect(page.locator("#id_confirmed_on")).to_be_focused()
    assert problems == []
