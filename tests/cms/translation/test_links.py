"""Links of a translated page lead to pages in its own language."""

from typing import Any

import pytest

from cms.pages.models import QuestionPage, RelatedQuestion
from tests.cms.pages.factories import Centre, QuestionFactory
from tests.cms.translation.desk import Translated, question, submit

pytestmark = pytest.mark.django_db


def link(page: QuestionPage) -> str:
    return f'<p>See <a id="{page.pk}" linktype="page">there</a>.</p>'


def linking(centre: Centre, other: QuestionPage, **values: Any) -> QuestionPage:
    """A question that links to ``other`` in every way there is."""
    block = {"title": "More", "items": [{"type": "item", "id": "item-1", "value": other.pk}]}
    page: QuestionPage = QuestionFactory(
        parent=other.get_parent(),
        locale=other.locale,
        title="Where?",
        answer=link(other),
        body=[{"type": "questions", "id": "questions-1", "value": block}],
        **values,
    )
    page.related_questions = [RelatedQuestion(question=other)]
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def links_of(page: QuestionPage) -> tuple[str, int, int]:
    body = page.body.raw_data[0]["value"]["items"][0]["value"]
    return page.answer, body, page.related_questions.get().question_id


def test_to_the_page_in_the_same_language(translated: Translated, centre: Centre) -> None:
    sent = submit(linking(centre, translated.source), "fr")
    target = translated.target
    assert links_of(sent.target) == (link(target), target.pk, target.pk)


def test_to_the_source_where_nobody_has_translated_it(centre: Centre) -> None:
    other = question(centre)
    sent = submit(linking(centre, other), "fr")
    assert links_of(sent.target) == (link(other), other.pk, other.pk)


def test_the_source_keeps_its_own(translated: Translated, centre: Centre) -> None:
    page = linking(centre, translated.source)
    submit(page, "fr")
    page.save_revision().publish()
    page.refresh_from_db()
    assert links_of(page) == (link(translated.source), translated.source.pk, translated.source.pk)
