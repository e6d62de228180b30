"""What is found on the pages and in the terms of a shop, and how many queries that takes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.lint.checking import check_shops, months_of
from cms.lint.findings import Drift, Finding
from cms.lint.summary import counts
from cms.pages.models import TopicPage
from cms.shops.models import Shop
from cms.terms.publishing import publish_terms
from policies.terms import Kind
from tests.cms.factories import shop_with_terms
from tests.cms.lint.conftest import NOW
from tests.cms.pages.factories import LINK, Centre, PolicyFactory, QuestionFactory, TopicFactory, open_centre
from tests.reference_terms import alamara, audrey_alexandre

CONFIRMED = {"confirmed_on": date(2026, 11, 1)}


def found(shop: Shop, *drifts: Drift) -> list[Finding]:
    return [each for each in check_shops([shop], at=NOW) if not drifts or each.drift in drifts]


def ask(topic: TopicPage, answer: str, **values: Any) -> Any:
    return QuestionFactory(parent=topic, answer=answer, **(CONFIRMED | values))


def test_a_figure_against_the_terms_is_found_at_its_field(shop: Shop, topic: TopicPage) -> None:
    page = ask(topic, "<p>Come in.</p><p>You may return it within 30 days.</p>", title="And then?")

    (finding,) = found(shop)

    assert (finding.drift, finding.page, finding.path) == (Drift.CONTRADICTS, page.pk, "answer")
    assert finding.refs[0] == "returns.window"
    assert finding.quote is not None
    assert str(finding.quote) == "You may return it within 30 days."
    assert finding.quote.figure == "30 days"
    assert "Return window: 14 days" in finding.why


def test_references_are_no_figures(shop: Shop, topic: TopicPage) -> None:
    ask(topic, f"<p>You may return it within {LINK % 'returns.window'}.</p>")

    assert found(shop) == []


def test_the_same_figure_is_found_as_long_as_the_terms_say_it(shop: Shop, topic: TopicPage) -> None:
    ask(topic, "<p>You may return it within 14 days.</p>")
    assert [each.drift for each in found(shop)] == [Drift.REPEATS]

    terms = audrey_alexandre()[1][Kind.RETURNS]
    longer = replace(terms, window=replace(terms.window, length=30))  # type: ignore[union-attr, type-var]
    publish_terms(shop=shop, terms=longer)

    later = check_shops([shop], at=NOW + timedelta(hours=1))
    assert [each.drift for each in later] == [Drift.CONTRADICTS]


def test_blocks_are_named_and_addressed_as_the_editor_knows_them(shop: Shop, topic: TopicPage) -> None:
    steps = {"title": "", "items": [{"type": "item", "id": "one", "value": {"title": "Pack", "text": ""}}]}
    steps["items"][0]["value"]["text"] = "<p>Send it back within 20 days.</p>"  # type: ignore[index]
    ask(topic, "<p>Yes.</p>", body=json.dumps([{"type": "steps", "id": "top", "value": steps}]))

    (finding,) = found(shop, Drift.CONTRADICTS)

    assert finding.path == "body.top.items.one.text"
    assert finding.where == "Body, Steps 1, Step 1, How"


def test_two_pages_with_different_figures_are_found_on_both(shop: Shop, topic: TopicPage) -> None:
    first = ask(topic, "<p>You may cancel for 20 minutes.</p>", title="One")
    second = ask(topic, "<p>You can cancel within 40 minutes.</p>", title="Two")

    findings = found(shop, Drift.DISAGREES)

    assert {each.page for each in findings} == {first.pk, second.pk}
    assert "“40 minutes” on “Two”" in findings[0].why


def test_pages_of_two_shops_may_differ(shop: Shop, topic: TopicPage) -> None:
    other = open_centre(hostname="elsewhere.localhost")
    elsewhere = shop_with_terms("elsewhere", site=other.site)
    ask(topic, "<p>You may cancel for 20 minutes.</p>")
    ask(TopicFactory(parent=other.en), "<p>You may cancel for 40 minutes.</p>")

    findings = check_shops([shop, elsewhere], at=NOW)

    assert [each.drift for each in findings] == [Drift.BARE, Drift.BARE]
    assert {each.shop for each in findings} == {shop.code, "elsewhere"}


def test_languages_that_refer_to_different_terms_are_found(
    shop: Shop, topic: TopicPage, centre: Centre
) -> None:
    page = ask(topic, f"<p>{LINK % 'returns.window'}, {LINK % 'refunds.due'}</p>")
    topic.copy_for_translation(centre.fr.locale).save_revision().publish()
    french = page.copy_for_translation(centre.fr.locale)
    french.answer = f"<p>{LINK % 'returns.window'}</p>"
    french.save_revision().publish()

    (finding,) = found(shop, Drift.LANGUAGES)

    assert finding.page == french.pk
    assert "The English version refers to refunds.due" in finding.why


def test_one_question_answered_twice_by_different_terms_is_found(shop: Shop, topic: TopicPage) -> None:
    ask(topic, f"<p>{LINK % 'returns.window'}</p>", title="How long do I have?", slug="a")
    ask(topic, f"<p>{LINK % 'refunds.due'}</p>", title="How long do I have", slug="b")

    assert [each.drift for each in found(shop)] == [Drift.DISAGREES] * 2


def test_one_clause_explained_twice_by_different_terms_is_found(shop: Shop, centre: Centre) -> None:
    def clause(number: str, ref: str) -> dict[str, Any]:
        prose = {"type": "prose", "id": f"p{number}", "value": f"<p>{LINK % ref}</p>"}
        value = {"clause": "returns.window", "heading": "How long", "blocks": [prose]}
        return {"type": "clause", "id": number, "value": value}

    body = json.dumps([clause("1", "returns.window")])
    PolicyFactory(parent=centre.en, kind="returns", body=body, **CONFIRMED)
    PolicyFactory(
        parent=centre.en,
        kind="payment",
        slug="payment",
        body=json.dumps([clause("2", "refunds.due")]),
        **CONFIRMED,
    )

    assert len(found(shop, Drift.DISAGREES)) == 2


def test_terms_that_name_two_figures_for_one_thing_are_found(db: None) -> None:
    centre = open_centre()
    shop = shop_with_terms("alamara", site=centre.site, terms=alamara()[1].values())

    (finding,) = found(shop, Drift.TWO_FIGURES)

    assert (finding.terms, finding.page) == ("refunds", None)
    assert "14 working days" in finding.why
    assert "10 to 14 working days" in finding.why


@pytest.mark.parametrize(
    ("answer", "is_missing"),
    [
        ("<p></p>", True),
        ("<p>TBD.</p>", True),
        ("<p>À compléter</p>", True),
        ("<p>May I send it back?</p>", True),
        ("<p>Yes, you may.</p>", False),
        ("<p>14 days</p>", False),
        (f"<p>{LINK % 'returns.window'}</p>", False),
    ],
)
def test_a_question_without_an_answer_is_found(
    shop: Shop, topic: TopicPage, answer: str, is_missing: bool
) -> None:
    ask(topic, answer, title="May I send it back?")

    assert bool(found(shop, Drift.UNANSWERED)) is is_missing


@pytest.mark.parametrize(
    ("day", "drifts"),
    [
        (date(2026, 5, 22), []),
        (date(2026, 5, 21), [Drift.STALE]),
        (None, [Drift.NEVER_CONFIRMED]),
    ],
)
def test_a_page_is_to_be_confirmed_again_after_six_months(
    shop: Shop, topic: TopicPage, day: date | None, drifts: list[Drift]
) -> None:
    ask(topic, "<p>Yes.</p>", confirmed_on=day)

    assert [each.drift for each in found(shop)] == drifts


def test_a_shop_may_have_months_of_its_own(shop: Shop, topic: TopicPage, settings: Any) -> None:
    ask(topic, "<p>Yes.</p>", confirmed_on=date(2026, 9, 1))
    assert found(shop) == []

    settings.CMS_PAGES_CONFIRMED_WITHIN_MONTHS_BY_SHOP = {shop.code: 2}

    assert months_of("another") == 6
    assert [each.drift for each in found(shop)] == [Drift.STALE]


def test_drafts_are_not_what_customers_read(shop: Shop, topic: TopicPage) -> None:
    page = ask(topic, "<p>Yes.</p>")
    page.answer = "<p>Return it within 30 days.</p>"
    page.save_revision()

    assert found(shop) == []


def test_queries_do_not_grow_with_pages_and_shops(shop: Shop, topic: TopicPage) -> None:
    def queries(shops: list[Shop]) -> int:
        check_shops(shops, at=NOW)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            check_shops(shops, at=NOW)
        return len(captured)

    ask(topic, "<p>Return it within 30 days.</p>")
    few = queries([shop])
    for number in range(5):
        ask(topic, "<p>Return it within 30 days.</p>", slug=f"more-{number}")
    other = open_centre(hostname="elsewhere.localhost")
    elsewhere = shop_with_terms("elsewhere", site=other.site)
    ask(TopicFactory(parent=other.en), "<p>Return it within 30 days.</p>")

    assert queries([shop, elsewhere]) == few == 6


def test_counts_are_kept_until_something_is_published(shop: Shop, topic: TopicPage) -> None:
    page = ask(topic, "<p>Return it within 30 days.</p>", confirmed_on=None)
    first = counts(shops=[shop], at=NOW)[shop.code]
    with CaptureQueriesContext(connection) as captured:
        assert counts(shops=[shop], at=NOW)[shop.code] == first
    assert len(captured) == 2
    assert (first.total, first.grave, first.unconfirmed, first.of(Drift.CONTRADICTS)) == (2, 1, 1, 1)

    page.answer = "<p>Yes.</p>"
    page.save_revision().publish()

    assert counts(shops=[shop], at=NOW)[shop.code].grave == 0
