"""The demo's files: both languages whole, every reference good, no term retyped, and typography as French wants it."""

import re

import pytest

from cms.demo.content import ALAMARA, AUDREY_ALEXANDRE, HERE, SHOPS, read_site, read_terms
from cms.references.formats import format_value
from policies.reasons import CLAUSES
from policies.references import Stated, stated_by
from tests.cms.demo.prose import LOCALES, PLAIN, Text, all_texts, clauses_of, named_refs, pages_of

NUMBERS_IN_PROSE = re.compile(r"\b70\b|\b3-D\b")
# What a term says is never typed into prose, whatever the language.
TERM_WORDS = {
    AUDREY_ALEXANDRE: re.compile(
        r"\b(noon|midi|fourteen|quatorze|chronopost|chrono|predict|paypal|visa|mastercard|american express|"
        r"carte bleue|monday|friday|lundi|vendredi|euros?)\b|€",
        re.IGNORECASE,
    ),
    ALAMARA: re.compile(
        r"\b(no time limit|sans limite de temps|fourteen|quatorze|tidewater|larkspur|paypal|visa|mastercard|"
        r"american express|discover|monday|friday|lundi|vendredi|case by case|au cas par cas|sixty|soixante|dollars?)\b"
        r"|\$",
        re.IGNORECASE,
    ),
}
NARROW = "\u202f"
# Clauses that no reason rests on, and customers look for all the same.
EXPLAINED_TOO = {
    AUDREY_ALEXANDRE: {
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
    },
    ALAMARA: {
        "shipping.cutoff_time",
        "shipping.handling_time",
        "payment.tenders",
        "payment.gift_cards_for_cash",
        "returns.shipping_paid_by",
        "returns.restocking_fee",
        "returns.exchange",
        "refunds.processing",
        "refunds.due",
        "refunds.includes",
        "refunds.withholding",
        "refunds.tender_rules.any",
    },
}
KINDS = {
    AUDREY_ALEXANDRE: {"home": 1, "policy": 5, "topic": 6, "question": 35, "content": 3},
    ALAMARA: {"home": 1, "policy": 4, "topic": 3, "question": 21, "content": 7},
}
POLICIES = {
    AUDREY_ALEXANDRE: {"shipping", "payment", "cancellation", "returns", "repairs"},
    ALAMARA: {"shipping", "payment", "cancellation", "returns"},
}
both_shops = pytest.mark.parametrize("shop", SHOPS)


def _stated(shop: str) -> dict[str, Stated]:
    terms = read_terms(shop).terms
    return {value.ref: value for kind in terms for value in stated_by(kind, terms[kind])}


def _pairs(shop: str) -> list[tuple[Text, Text]]:
    texts = {(text.page, text.place, text.locale): text for text in all_texts(shop)}
    return [
        (texts[page, place, "en"], texts[page, place, "fr"])
        for page, place, locale in texts
        if locale == "en"
    ]


@both_shops
def test_every_file_is_a_page_of_the_site(shop: str) -> None:
    files = {path.stem for path in (HERE / shop / "pages").iterdir()}
    assert files == set(pages_of(shop))


@both_shops
def test_all_kinds_of_pages_are_there(shop: str) -> None:
    kinds = [page.type for page in pages_of(shop).values()]
    assert {kind: kinds.count(kind) for kind in kinds} == KINDS[shop]
    assert {page.kind for page in pages_of(shop).values() if page.type == "policy"} == POLICIES[shop]


@both_shops
def test_every_text_is_there_in_both_languages(shop: str) -> None:
    for english, french in _pairs(shop):
        assert bool(english.source.strip()) == bool(french.source.strip()), english
    for page in pages_of(shop).values():
        for name in ("slug", *PLAIN):
            assert set(getattr(page, name)) in (set(), set(LOCALES)), (page.key, name)


@both_shops
def test_both_languages_say_the_same(shop: str) -> None:
    for english, french in _pairs(shop):
        assert sorted(map(str, english.mentions)) == sorted(map(str, french.mentions)), english
        assert _neutral(english.targets) == _neutral(french.targets), english
        assert english.source.strip().count("\n\n") == french.source.strip().count("\n\n"), english
        assert english.source.count("\n- ") == french.source.count("\n- "), english


def _neutral(targets: tuple[str, ...]) -> list[str]:
    return sorted(re.sub(r"^/(en|fr)/", "/", target) for target in targets)


@both_shops
def test_links_to_the_portal_keep_the_language(shop: str) -> None:
    for text in all_texts(shop):
        for target in text.targets:
            if target.startswith("/"):
                assert target.startswith(f"/{text.locale}/orders/"), text


@both_shops
@pytest.mark.parametrize("locale", LOCALES)
def test_every_reference_can_be_written(shop: str, locale: str) -> None:
    stated = _stated(shop)
    for text in all_texts(shop):
        for mention in text.mentions:
            assert mention.ref in stated, f"{text}: {mention.ref}"
            assert format_value(stated[mention.ref], locale=locale, fmt=mention.fmt).strip()


@both_shops
def test_cards_and_clauses_name_terms_that_the_shop_states(shop: str) -> None:
    for page in pages_of(shop).values():
        assert named_refs(page) <= set(_stated(shop)), page.key


@both_shops
def test_every_clause_a_decision_rests_on_is_explained_once(shop: str) -> None:
    explained = [clause for page in pages_of(shop).values() for clause in clauses_of(page)]
    assert len(explained) == len(set(explained))
    rested_on = {clause for clause in CLAUSES.values() if clause in _stated(shop)}
    assert rested_on | EXPLAINED_TOO[shop] <= set(explained)


@both_shops
def test_a_clause_stands_on_the_page_of_its_kind(shop: str) -> None:
    homes = {"refunds": "returns"}
    for page in pages_of(shop).values():
        for clause in clauses_of(page):
            kind = clause.partition(".")[0]
            assert page.kind == homes.get(kind, kind), clause


@both_shops
def test_policies_begin_with_their_terms_at_a_glance(shop: str) -> None:
    for page in pages_of(shop).values():
        if page.type == "policy":
            assert list(page.body[0]) == ["glance"], page.key


@both_shops
def test_no_number_is_typed_that_a_term_states(shop: str) -> None:
    for text in all_texts(shop):
        assert not re.search(r"\d", NUMBERS_IN_PROSE.sub("", text.words)), text


@both_shops
def test_no_term_is_typed_in_words(shop: str) -> None:
    for text in all_texts(shop):
        assert not TERM_WORDS[shop].search(text.words), f"{text}: {TERM_WORDS[shop].search(text.words)}"


@both_shops
def test_links_between_pages_lead_somewhere(shop: str) -> None:
    for text in all_texts(shop):
        for target in text.targets:
            if target.startswith("page:"):
                assert target.removeprefix("page:") in pages_of(shop), text
    for page in pages_of(shop).values():
        listed = [key for block in page.body for key in block.get("questions", {}).get("pages", ())]
        for key in (*page.related, *page.featured, *listed):
            assert pages_of(shop)[key].type == "question", (page.key, key)
            assert key != page.key


@both_shops
def test_questions_have_somewhere_to_go_next(shop: str) -> None:
    for page in pages_of(shop).values():
        if page.type == "question":
            assert 1 <= len(page.related) <= 6, page.key
            assert pages_of(shop)[page.parent or ""].type == "topic", page.key


@both_shops
def test_addresses_are_made_up(shop: str) -> None:
    for text in all_texts(shop):
        for target in text.targets:
            if target.startswith(("mailto:", "http")):
                assert re.search(r"\.example/?$|^https://mediation\.example/$", target), text


@both_shops
def test_french_typography(shop: str) -> None:
    for text in all_texts(shop):
        if text.locale != "fr":
            continue
        words = text.words
        assert "'" not in words, text
        assert not re.search(rf"(?<![{NARROW}])[;:?!»]", words), f"{text}: a narrow no-break space is missing"
        assert not re.search(rf"«(?!{NARROW})", words), text
        assert '"' not in words, text
        assert "..." not in words, text


@both_shops
def test_english_typography(shop: str) -> None:
    for text in all_texts(shop):
        if text.locale == "en":
            assert not re.search(r"['\"]|\.\.\.| [;:?!]", text.words), text
            assert NARROW not in text.words, text


@both_shops
def test_the_menus_name_pages(shop: str) -> None:
    site = read_site(shop)
    assert {pages_of(shop)[key].type for key in site.primary} <= {"policy", "content"}
    assert POLICIES[shop] <= {pages_of(shop)[key].kind for key in site.primary}
    assert {pages_of(shop)[key].type for key in site.footer} == {"content"}
