"""The editors' guide, walked through: each of its pictures is taken where the guide says it is met.

``make pictures`` keeps them in the guide; otherwise they are taken, looked at for content, and thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from cms.demo.content import AUDREY_ALEXANDRE
from cms.demo.readers import load_readers
from cms.demo.translations import load_translations
from cms.pages.models import QuestionPage
from cms.review.models import ReviewState
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms
from cms.terms.publishing import WrittenReason, publish_terms
from tests.journeys.camera import PICTURES, Camera, folder_for_pictures, is_blank, shown_in_guide
from tests.journeys.conftest import LATE_NOVEMBER, PASSWORDS, SHOP, paris
from tests.journeys.people import Editor

pytestmark = pytest.mark.journey

DECEMBER = paris("2026-12-15", "00:00")
WINDOW = "Goods can be returned within"


@pytest.fixture
def site(both_shops_site: LiveServer) -> LiveServer:
    """The demo with what readers left behind, translations begun, and shipping terms that are coming."""
    load_readers(folder=AUDREY_ALEXANDRE, at=LATE_NOVEMBER)
    load_translations(shop=SHOP)
    _announce(DECEMBER)
    return both_shops_site


def _announce(start: datetime) -> None:
    """Record a later cutoff, which governs from ``start``."""
    shop = Shop.objects.get(code=SHOP)
    row: Any = shop.shippingterms
    row.cutoff_time = datetime(2026, 12, 15, 14).time()  # noqa: DTZ001 (only its time of day is used)
    publish_terms(
        shop=shop,
        terms=row.to_core(),
        effective_from=start,
        note="The workshop packs until two during the holidays.",
        reason=WrittenReason(text="As before: the board decided on 2 November 2026 to keep these clauses."),
    )


@pytest.fixture
def desk(browser: Browser, site: LiveServer) -> Iterator[Editor]:
    """A desk of the usual size, in light colors."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="en", color_scheme="light", reduced_motion="reduce"
    )
    context.set_default_timeout(20_000)
    yield Editor(context.new_page(), site.url, "editor", PASSWORDS.editor)
    context.close()


@pytest.fixture
def camera(desk: Editor, tmp_path: Path) -> Camera:
    return Camera(desk.page, folder_for_pictures(tmp_path))


def test_every_picture_of_the_guide_is_met_on_the_way(desk: Editor, camera: Camera) -> None:
    desk.sign_in()
    camera.take("home", desk.page.locator(".attention"))
    _terms(desk, camera)
    _versions(desk, camera)
    _pages(desk, camera)
    _reviewed(desk, camera)
    _accepted(desk, camera)

    assert camera.taken.keys() == shown_in_guide().keys()
    assert [name for name, picture in camera.taken.items() if is_blank(picture)] == []


def test_each_picture_is_there_and_has_words_for_those_who_do_not_see_it() -> None:
    shown = shown_in_guide()
    assert {file.stem for file in PICTURES.glob("*.png")} == shown.keys()
    assert [name for name, words in shown.items() if len(words.split()) < 4] == []


def _open(desk: Editor, path: str) -> None:
    """Go to an address that must be there: a page of an error is no picture of anything."""
    answer = desk.page.goto(f"{desk.url}{path}")
    assert answer is not None
    assert answer.ok, path


def _panel(page: Page, heading: str) -> Locator:
    """A panel of a form, by its heading."""
    return page.locator("section.w-panel", has=page.get_by_role("heading", name=heading, exact=True)).first


def _terms(desk: Editor, camera: Camera) -> None:
    """Fourteen days become ten, on the form: tried on orders, and seen on a page."""
    page = desk.page
    desk.open_terms("returnterms")
    camera.take("terms")
    page.get_by_label(WINDOW).fill("10")
    page.get_by_role("button", name="Try on orders").click()
    expect(page.locator("[data-impact-outcome]")).to_contain_text("Worse for")
    camera.take("try-on-orders", _panel(page, "Try on orders"))
    _panel(page, "Where used").evaluate("panel => panel.scrollIntoView()")
    camera.take("where-used")
    page.get_by_role("button", name="Toggle preview").click()
    shown = page.frame_locator("iframe#w-preview-iframe")
    expect(shown.locator("data[data-ref='returns.window']").first).to_contain_text("10")
    page.wait_for_load_state("networkidle")
    page.get_by_label(WINDOW).evaluate("field => field.scrollIntoView({block: 'center'})")
    camera.take("preview")


def _versions(desk: Editor, camera: Camera) -> None:
    page = desk.page
    desk.open_terms("shippingterms")
    page.locator(".w-slim-header").get_by_role("button", name="Actions").click()
    page.get_by_role("link", name="Versions").click()
    expect(page.get_by_role("img", name="When each version governs")).to_be_visible()
    camera.take("versions")
    _open(desk, "/en/shipping/")
    camera.take("announced", page.locator(".coming").first)


def _pages(desk: Editor, camera: Camera) -> None:
    """A term is chosen for a question, a bare figure is found, and a translation is begun."""
    page = desk.page
    question = QuestionPage.objects.get(slug="how-long-do-i-have", locale__language_code="en")
    _open(desk, f"/admin/pages/{question.pk}/edit/")
    field = page.locator("#panel-child-content-answer-content [role=textbox]")
    field.click()
    page.keyboard.press("End")
    page.keyboard.type(" You have 30 days to return an item.")
    prose = _panel(page, "Check the prose")
    expect(prose).to_contain_text("30 days")
    camera.take("check-the-prose", prose)
    camera.take("terms-on-this-page", _panel(page, "Terms on this page"))
    field.click()
    page.keyboard.press("End")
    page.keyboard.type(" ")
    page.keyboard.type("/term")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Insert a term")
    dialog.get_by_label("Find").fill("return")
    camera.take("insert-a-term", dialog)
    dialog.get_by_role("button", name="Cancel").click()
    _open(desk, "/admin/localize/reports/translations/")
    camera.take("translations")


def _sign_in_as(desk: Editor, name: str) -> None:
    desk.page.context.clear_cookies()
    desk.name, desk.password = name, getattr(PASSWORDS, name)
    desk.sign_in()


def _reviewed(desk: Editor, camera: Camera) -> None:
    _sign_in_as(desk, "reviewer")
    waiting = ReviewState.objects.filter(status="in_progress")
    (state,) = [one for one in waiting if "Audrey" in str(one.workflow_state.content_object)]
    _open(desk, f"/admin/reviews/{state.pk}/")
    expect(desk.page.get_by_role("button", name="Approve and publish")).to_be_visible()
    camera.take("review")


def _accepted(desk: Editor, camera: Camera) -> None:
    """A legal reviewer is asked for a reason."""
    _sign_in_as(desk, "legal")
    page = desk.page
    desk.open_terms("returnterms")
    camera.take("legal-check", page.locator(".legal-finding").first)
    page.get_by_label(WINDOW).fill("10")
    desk.press_publish()
    expect(page.get_by_label("Reason")).to_be_visible()
    camera.take("legal-reason")
    assert ReturnTerms.objects.get(shop__code=SHOP).window_length == 14
