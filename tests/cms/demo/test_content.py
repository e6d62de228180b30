"""The demo's files: both languages whole, every reference good, no term retyped, and typography as French wants it."""

import re

import pytest

from cms.demo.content import AUDREY_ALEXANDRE, HERE, read_site, read_terms
from cms.references.formats import format_value
from policies.reasons import CLAUSES
from policies.references import Stated, stated_by
from tests.cms.demo.prose import LOCALES, PAGES, PLAIN, Text, all_texts, clauses_of, named_refs

TERMS = read_terms(AUDREY_ALEXANDRE)
STATED: dict[str, Stated] = {
    value.ref: value for kind, terms in TERMS.terms.items() for value in stated_by(kind, terms)
}
NUMBERS_IN_PROSE = re.compile(r"\b70\b|\b3-D\b")
# What a term says is never typed into prose, whatever the language.
TERM_WORDS = re.compile(
    r"\b(noon|midi|fourteen|quatorze|chronopost|chrono|predict|paypal|visa|mastercard|american express|carte bleue|"
    r"monday|friday|lundi|vendredi|euros?)\b|€",
    re.IGNORECASE,
)
NARROW = "\u202f"
EXPLAINED_TOO = {
    "shipping.cutoff_time",
    "shipping.handling_time",
    "shipping.check_on_receipt",
    "payment.tenders",
    "cancellation.modification",
    "returns.shipping_paid_by",
    "refunds.due",
    "refunds.includes",
    "refunds.withholding",
    "refunds.inspection",
    "repairs.contact_first",
    "repairs.causes",
    "repairs.irreparable_sent_back",
}


def _pairs() -> list[tuple[Text, Text]]:
    texts = {(text.page, text.place, text.locale): text for text in all_texts()}
    return [
        (texts[page, place, "en"], texts[page, place, "fr"])
        for page, place, locale in texts
        if locale == "en"
    ]


def test_every_file_is_a_page_of_the_site() -> None:
    files = {path.stem for path in (HERE / AUDREY_ALEXANDRE / "pages").iterdir()}
    assert files == set(PAGES)


def test_all_kinds_of_pages_are_there() -> None:
    kinds = [page.type for page in PAGES.values()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "home": 1,
        "policy": 5,
        "topic": 6,
        "question": 35,
        "content": 3,
    }
    assert {page.kind for page in PAGES.values() if page.type == "policy"} == {
        "shipping",
        "payment",
        "cancellation",
        "returns",
        "repairs",
    }


def test_every_text_is_there_in_both_languages() -> None:
    for english, french in _pairs():
        assert bool(english.source.strip()) == bool(french.source.strip()), english
    for page in PAGES.values():
        for name in ("slug", *PLAIN):
            assert set(getattr(page, name)) in (set(), set(LOCALES)), (page.key, name)


def test_both_languages_say_the_same() -> None:
    for english, french in _pairs():
        assert sorted(map(str, english.mentions)) == sorted(map(str, french.mentions)), english
        assert _neutral(english.targets) == _neutral(french.targets), english
        assert english.source.strip().count("\n\n") == french.source.strip().count("\n\n"), english
        assert english.source.count("\n- ") == french.source.count("\n- "), english


def _neutral(targets: tuple[str, ...]) -> list[str]:
    return sorted(re.sub(r"^/(en|fr)/", "/", target) for target in targets)


def test_links_to_the_portal_keep_the_language() -> None:
    for text in all_texts():
        for target in text.targets:
            if target.startswith("/"):
                assert target.startswith(f"/{text.locale}/orders/"), text


@pytest.mark.parametrize("locale", LOCALES)
def test_every_reference_can_be_written(locale: str) -> None:
    for text in all_texts():
        for mention in text.mentions:
            assert mention.ref in STATED, f"{text}: {mention.ref}"
            assert format_value(STATED[mention.ref], locale=locale, fmt=mention.fmt).strip()


def test_cards_and_clauses_name_terms_that_the_shop_states() -> None:
    for page in PAGES.values():
        assert named_refs(page) <= set(STATED), page.key


def test_every_clause_a_decision_rests_on_is_explained_once() -> None:
    explained = [clause for page in PAGES.values() for clause in clauses_of(page)]
    assert len(explained) == len(set(explained))
    rested_on = {clause for clause in CLAUSES.values() if clause in STATED}
    assert rested_on | EXPLAINED_TOO <= set(explained)


def test_a_clause_stands_on_the_page_of_its_kind() -> None:
    homes = {"refunds": "returns"}
    for page in PAGES.values():
        for clause in clauses_of(page):
            kind = clause.partition(".")[0]
            assert page.kind == homes.get(kind, kind), clause


def test_policies_begin_with_their_terms_at_a_glance() -> None:
    for page in PAGES.values():
        if page.type == "policy":
            assert list(page.body[0]) == ["glance"], page.key


def test_no_number_is_typed_that_a_term_states() -> None:
    for text in all_texts():
        assert not re.search(r"\d", NUMBERS_IN_PROSE.sub("", text.words)), text


def test_no_term_is_typed_in_words() -> None:
    for text in all_texts():
        assert not TERM_WORDS.search(text.words), f"{text}: {TERM_WORDS.search(text.words)}"


def test_links_between_pages_lead_somewhere() -> None:
    for text in all_texts():
        for target in text.targets:
            if target.startswith("page:"):
                assert target.removeprefix("page:") in PAGES, text
    for page in PAGES.values():
        listed = [key for block in page.body for key in block.get("questions", {}).get("pages", ())]
        for key in (*page.related, *page.featured, *listed):
            assert PAGES[key].type == "question", (page.key, key)
            assert key != page.key


def test_questions_have_somewhere_to_go_next() -> None:
    for page in PAGES.values():
        if page.type == "question":
            assert 1 <= len(page.related) <= 6, page.key
            assert PAGES[page.parent or ""].type == "topic", page.key


def test_addresses_are_made_up() -> None:
    for text in all_texts():
        for target in text.targets:
            if target.startswith(("mailto:", "http")):
                assert re.search(r"\.example/?$|^https://mediation\.example/$", target), text


def test_french_typography() -> None:
    for text in all_texts():
        if text.locale != "fr":
            continue
        words = text.words
        assert "'" not in words, text
        assert not re.search(rf"(?<![{NARROW}])[;:?!»]", words), f"{text}: a narrow no-break space is missing"
        assert not re.search(rf"«(?!{NARROW})", words), text
        assert '"' not in words, text
        assert "..." not in words, text


def test_english_typography() -> None:
    for text in all_texts():
        if text.locale == "en":
            assert not re.search(r"['\"]|\.\.\.| [;:?!]", text.words), text
            assert NARROW not in text.words, text


def test_the_menus_name_pages() -> None:
    site = read_site(AUDREY_ALEXANDRE)
    assert [PAGES[key].type for key in site.primary] == ["policy"] * 5
    assert {PAGES[key].type for key in site.footer} == {"content"}
