"""References in prose become values, in rich text and in plain text by the same resolver."""

import logging

import pytest

from cms.references import context
from cms.references.resolver import Resolver
from cms.references.syntax import (
    MalformedReference,
    Mention,
    mentions_in_html,
    mentions_in_text,
    refs_in_html,
    refs_in_text,
)
from tests.full_terms import in_force

LINK = '<a linktype="term" ref="returns.window" fmt="number"></a>'
DATA = '<data class="term" value="P14D" data-ref="returns.window">14</data>'


@pytest.fixture
def english() -> Resolver:
    return Resolver(in_force(), locale="en")


def test_refs_are_found_in_order_and_once() -> None:
    html = f'<p>{LINK} and <a fmt="" ref="refunds.due" linktype="term"></a>, again {LINK}; <a href="/x/">x</a></p>'

    assert refs_in_html(html) == ("returns.window", "refunds.due")
    assert mentions_in_html(html)[0] == Mention("returns.window", "number")
    assert refs_in_text("{{ returns.window }}, {{refunds.due|number}}, {{ returns.window }}") == (
        "returns.window",
        "refunds.due",
    )
    assert mentions_in_text("{{refunds.due | number}}") == (Mention("refunds.due", "number"),)
    assert refs_in_text("no braces { at all }") == ()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ returns.window", "begins with {{ and ends with }}"),
        ("returns.window }}", "begins with {{ and ends with }}"),
        ("{{ }}", "is not the name of a term"),
        ("{{ Returns Window }}", "is not the name of a term"),
        ("{{ returns.window|roman }}", "is not a format"),
    ],
)
def test_malformed_text_says_what_to_write(text: str, sentence: str) -> None:
    with pytest.raises(MalformedReference, match=sentence.replace("{", r"\{").replace("}", r"\}")):
        refs_in_text(text)


@pytest.mark.parametrize("link", ['<a linktype="term"></a>', '<a linktype="term" ref="no"></a>'])
def test_malformed_links_are_refused(link: str) -> None:
    with pytest.raises(MalformedReference):
        refs_in_html(link)


def test_rich_text_gets_data_elements_and_keeps_the_rest(english: Resolver) -> None:
    source = f'<p>Within {LINK} days. <a linktype="page" id="3">See</a></p>'

    assert english.rich(source) == f'<p>Within {DATA} days. <a linktype="page" id="3">See</a></p>'
    assert english.used == {"returns.window"}


def test_an_editors_label_inside_the_link_is_not_shown(english: Resolver) -> None:
    assert english.rich('<a linktype="term" ref="returns.window">99 days</a>') == (
        '<data class="term" value="P14D" data-ref="returns.window">14 days</data>'
    )


def test_plain_text_is_text_and_escaped_as_html(english: Resolver) -> None:
    assert english.plain("Up to {{ returns.window }} & more") == "Up to 14 days & more"
    assert english.plain_html("<b> {{ returns.window|number }} & more") == f"&lt;b&gt; {DATA} &amp; more"


def test_values_are_escaped() -> None:
    resolver = Resolver(in_force(), locale="en")

    assert "&quot;" in resolver.html('x"y')
    assert "<" not in resolver.html("<script>").removeprefix("<data").removesuffix("</data>").split(">")[0]


def test_both_kinds_of_prose_say_the_same_in_both_languages() -> None:
    for locale, words in (("en", "14 days"), ("fr", "14 jours")):
        resolver = Resolver(in_force(), locale=locale)
        assert resolver.plain("{{ returns.window }}") == words
        assert f">{words}<" in resolver.rich('<a linktype="term" ref="returns.window" fmt=""></a>')


@pytest.mark.parametrize("terms", [in_force(), None])
def test_what_is_gone_is_a_gap_and_is_logged(terms: object, caplog: pytest.LogCaptureFixture) -> None:
    resolver = Resolver(terms, locale="en")  # type: ignore[arg-type]

    with caplog.at_level(logging.ERROR):
        assert resolver.plain("A {{ returns.gone }} b") == "A — b"
        assert resolver.html("returns.gone") == '<data class="term" value="" data-ref="returns.gone">—</data>'

    assert "ref=returns.gone" in caplog.text


def test_an_unreadable_reference_is_a_gap_too(english: Resolver, caplog: pytest.LogCaptureFixture) -> None:
    assert english.plain("A {{ B }} c") == "A — c"
    assert "ref=B" in caplog.text


def test_a_format_that_no_longer_fits_falls_back_to_the_usual_one(english: Resolver) -> None:
    assert english.plain("{{ returns.window|when }}") == "14 days"


def test_the_resolver_in_use_is_left_when_its_block_ends(english: Resolver) -> None:
    with context.using(english):
        assert context.current() is english
    assert context.current().terms is None
