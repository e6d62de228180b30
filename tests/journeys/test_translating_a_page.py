"""An editor translates a question with two references, and readers find both values in their language."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from wagtail.models import Page as WagtailPage

from cms.pages.models import QuestionPage, TopicPage
from tests.cms.pages.factories import LINK
from tests.journeys.people import Editor

pytestmark = pytest.mark.journey

ANSWER = f"<p>Within {LINK % 'returns.window'}, if it was ordered before {LINK % 'shipping.cutoff_time'}.</p>"


def _question() -> QuestionPage:
    """A published question that is there in English only."""
    topic = TopicPage.objects.filter(locale__language_code="en").first()
    page = QuestionPage(title="May I send it back?", slug="may-i", answer=ANSWER, locale=topic.locale)
    topic.add_child(instance=page)
    page.save_revision().publish()
    return page


def _translate(page: Page, source: str, text: str, *, insert: str = "") -> None:
    """Translate the text that begins with ``source``; ``insert`` names a value to put behind it."""
    segment = page.locator("li.incomplete", has_text=source).last
    segment.get_by_role("button", name="Translate").click()
    field = page.locator(".js-translation-editor textarea")
    field.fill(text)
    if insert:
        page.get_by_role("button", name=f"Insert {insert}").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(field).to_have_count(0)


def test_a_question_is_translated_and_published(editor: Editor) -> None:
    source = _question()
    editor.sign_in()
    page = editor.page
    page.goto(f"{editor.url}/admin/localize/submit/page/{source.pk}/")
    page.get_by_label("Français").check()
    page.get_by_role("button", name="Submit").click()
    desk = page.locator(".translation-desk")
    expect(desk).to_contain_text("0 of 3 texts translated (0 %)")
    expect(page.locator(".translation-term", has_text="14 jours")).to_be_visible()

    _translate(page, "May I send it back?", "Puis-je le renvoyer ?")
    expect(desk).to_contain_text("1 of 3")
    _translate(
        page, "Within", "Commandé avant {{ shipping.cutoff_time }}, dans un délai de ", insert="14 jours"
    )
    expect(desk).to_contain_text("2 of 3")
    page.get_by_role("button", name="Publish in Français").click()
    expect(page.locator(".messages")).to_contain_text("One text is not translated yet")

    page.get_by_role("tab", name="Promote").click()
    _translate(page, "may-i", "puis-je")
    expect(desk).to_contain_text("3 of 3 texts translated (100 %)")
    page.get_by_role("button", name="Publish in Français").click()
    expect(page.locator(".messages")).to_contain_text("Published")

    target = WagtailPage.objects.get(translation_key=source.translation_key, locale__language_code="fr")
    page.goto(f"{editor.url}{target.specific.public_path}")
    expect(page.locator("main")).to_contain_text("Commandé avant midi, dans un délai de 14 jours")
