"""A question in the editor, in a real browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page as Browser

from cms.pages.models import QuestionPage, TopicPage
from tests.cms.pages.factories import open_centre
from tests.cms.pages.shops import open_shop

PANEL = "#panel-child-content-answer-content"
GLANCE = ("glance", {"title": "At a glance", "rows": [{"ref": "returns.window", "label": ""}]})


@pytest.fixture
def question(live_server: Any) -> QuestionPage:
    """A question of a shop that states shipping and returns."""
    centre = open_centre(hostname=live_server.thread.host, port=live_server.thread.port)
    open_shop(centre.site)
    topic = centre.en.add_child(instance=TopicPage(title="Returns", slug="returns-questions"))
    made: QuestionPage = topic.add_child(
        instance=QuestionPage(title="How long?", slug="how-long", answer="<p>You have .</p>", body=[GLANCE])
    )
    return made


@pytest.fixture
def editing(live_server: Any, page: Browser, question: QuestionPage) -> Iterator[Browser]:
    """The question in the editor, the caret before the full stop of its answer. No script may fail."""
    get_user_model().objects.create_superuser("chief", "chief@shop.example", "correct horse battery")
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{live_server.url}/admin/login/?next=/admin/pages/{question.pk}/edit/")
    page.fill("input[name=username]", "chief")
    page.fill("input[name=password]", "correct horse battery")
    page.click("button[type=submit]")
    page.locator(f"{PANEL} [role=textbox]").click()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    yield page
    assert problems == []
