"""The demo's own prose: no false alarm, and nothing that repeats a term."""

from __future__ import annotations

import pytest

from cms.demo.content import ALAMARA, AUDREY_ALEXANDRE, read_terms
from cms.lint.detector import claims_of, detect
from cms.lint.detector.claims import names_in
from cms.lint.detector.left_alone import REFERENCE
from cms.lint.detector.subjects import subjects_of
from policies.references import stated_by
from tests.cms.demo.prose import all_texts


@pytest.mark.parametrize("shop", [AUDREY_ALEXANDRE, ALAMARA])
def test_the_demo_states_no_policy_figure_as_bare_text(shop: str) -> None:
    values = [value for kind, terms in read_terms(shop).terms.items() for value in stated_by(kind, terms)]
    texts = all_texts(shop)
    titles = {(text.page, text.locale): text.source for text in texts if text.place == "title"}

    found = [
        f"{text}: {words[each.start : each.end]}"
        for text in texts
        for words in [text.words.replace("¤", REFERENCE)]
        for each in detect(
            words,
            language=text.locale,
            claims=claims_of(values, locale=text.locale),
            names=names_in(values, locale=text.locale),
            about=tuple(subjects_of(titles[text.page, text.locale], language=text.locale)),
        )
    ]

    assert len(texts) > 300
    assert found == []
