"""What of a page is translated, what is taken over, and what belongs to each language."""

from datetime import date
from typing import Any

import pytest

from cms.pages.statements import page_refs
from cms.translation.braces import as_links, in_braces, says_nothing
from tests.cms.pages.factories import LINK, Centre, PolicyFactory, QuestionFactory
from tests.cms.translation.desk import ANSWER, Translated, question, submit

pytestmark = pytest.mark.django_db

BODY: list[dict[str, Any]] = [
    {"type": "heading", "id": "heading-1", "value": "From {{ shipping.cutoff_time }}"},
    {
        "type": "notice",
        "id": "notice-1",
        "value": {"tone": "important", "title": "Note", "text": f"<p>{LINK % 'returns.window'} at most</p>"},
    },
    {
        "type": "glance",
        "id": "glance-1",
        "value": {
            "title": "At a glance",
            "rows": [{"type": "item", "id": "row-1", "value": {"ref": "returns.window", "label": ""}}],
        },
    },
    {
        "type": "terms_table",
        "id": "table-1",
        "value": {
            "title": "",
            "caption": "What holds",
            "columns": [{"type": "item", "id": "column-1", "value": "Value"}],
            "rows": [
                {
                    "type": "item",
                    "id": "row-2",
                    "value": {
                        "header": "Window",
                        "cells": [{"type": "item", "id": "cell-1", "value": "{{ returns.window }}"}],
                    },
                }
            ],
        },
    },
]


def with_body(centre: Centre) -> Any:
    """A question whose body holds blocks of every sort."""
    page = question(centre)
    page.body = BODY
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def test_a_sentence_with_references_is_one_text(translated: Translated) -> None:
    assert (
        "You have {{ returns.window }} if you ordered before {{ shipping.cutoff_time }}."
        in translated.texts()
    )


def test_a_reference_that_ends_a_sentence_stays_in_it(centre: Centre) -> None:
    sent = submit(
        question(centre, answer=f"<p>{LINK % 'returns.window'} or <b>{LINK % 'returns.window'}</b></p>"), "fr"
    )
    assert "{{ returns.window }} or <b>{{ returns.window }}</b>" in sent.texts()


def test_references_may_stand_in_another_order(translated: Translated) -> None:
    translated.say_all()
    translated.save()
    assert page_refs(translated.target) == ("shipping.cutoff_time", "returns.window")
    assert (
        f"Avant {LINK % 'shipping.cutoff_time'}, vous avez {LINK % 'returns.window'}."
        in translated.target.answer
    )


@pytest.mark.parametrize("fmt", ["", "long"])
def test_a_reference_keeps_its_way_of_writing(fmt: str) -> None:
    html = f'<p>It takes <a linktype="term" ref="returns.window" fmt="{fmt}"></a>.</p>'
    assert as_links(in_braces(html)) == html


def test_braces_that_name_no_term_are_left_alone() -> None:
    assert as_links("<p>{{ 14 days }}</p>") == "<p>{{ 14 days }}</p>"


@pytest.mark.parametrize(
    ("text", "expected"), [("{{ a.b }}", True), ("1–2", True), ("{{ a.b }} or so", False)]
)
def test_a_text_without_words_says_nothing(text: str, expected: bool) -> None:
    assert says_nothing(text) is expected


def test_words_of_blocks_are_translated_and_terms_are_not(centre: Centre) -> None:
    texts = submit(with_body(centre), "fr").texts()
    wanted = [
        "From {{ shipping.cutoff_time }}",
        "Note",
        "{{ returns.window }} at most",
        "At a glance",
        "What holds",
    ]
    assert texts[-7:] == [*wanted, "Value", "Window"]


def test_what_is_not_translated_is_taken_over(centre: Centre) -> None:
    sent = submit(with_body(centre), "fr")
    body = sent.target.body.raw_data
    assert body[1]["value"]["tone"] == "important"
    assert body[2]["value"]["rows"][0]["value"]["ref"] == "returns.window"
    assert body[3]["value"]["rows"][0]["value"]["cells"][0]["value"] == "{{ returns.window }}"


def test_the_structure_follows_the_source(centre: Centre) -> None:
    sent = submit(with_body(centre), "fr")
    sent.say("body.heading-1", "Dès {{ shipping.cutoff_time }}")
    sent.source.body = BODY[:2]
    sent.source.save_revision().publish()
    sent.save()
    assert sent.target.body.raw_data[0]["value"] == "Dès {{ shipping.cutoff_time }}"
    assert len(sent.target.body) == 2


def test_a_page_first_written_in_french_is_translated_into_english(centre: Centre) -> None:
    sent = submit(question(centre, code="fr", title="Puis-je ?", answer="<p>Oui, sous {{ x }}.</p>"), "en")
    sent.say("title", "May I?")
    sent.save()
    assert sent.target.locale.language_code == "en"
    assert sent.target.title == "May I?"
    assert sent.target.get_parent().specific.locale.language_code == "en"


def test_the_day_of_confirmation_is_each_languages_own(centre: Centre) -> None:
    sent = submit(question(centre, confirmed_on=date(2026, 1, 1)), "fr")
    assert sent.target.confirmed_on is None
    own = sent.target
    own.confirmed_on = date(2026, 2, 2)
    own.save()
    sent.save()
    assert sent.target.confirmed_on == date(2026, 2, 2)


def test_the_kind_of_a_policy_is_taken_over(centre: Centre) -> None:
    policy = PolicyFactory(parent=centre.en, locale=centre.en.locale)
    sent = submit(policy, "fr")
    assert sent.target.kind == "returns"
    assert "returns" not in sent.texts()[2:]


def test_publishing_the_source_lowers_the_progress(translated: Translated) -> None:
    translated.say_all()
    assert translated.translation.get_progress() == (3, 3)
    translated.source.answer = ANSWER + "<p>And more.</p>"
    translated.source.save_revision().publish()
    assert translated.translation.get_progress() == (4, 3)


def test_a_page_that_nobody_translates_is_published_as_ever(centre: Centre) -> None:
    page = QuestionFactory(parent=question(centre).get_parent(), locale=centre.en.locale)
    page.save_revision().publish()
    assert page.live
