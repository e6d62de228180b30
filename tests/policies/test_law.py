"""The law as data: who is protected by what, what each place says, and that nothing is left without an article."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from moneyed import Money

from policies.book import TermsInForce
from policies.errors import InvalidFacts
from policies.facts import Destination, LineFacts
from policies.law.articles import CITATIONS, Article, Topic
from policies.law.check import check
from policies.law.countries import COUNTRIES, add_months, zones_of
from policies.law.exemptions import ExemptionGround, exemption_of
from policies.law.findings import FindingCode, Severity
from policies.law.floor import CONDITIONS
from policies.law.jurisdictions import EU_MEMBERS, JURISDICTIONS, Bloc
from policies.law.places import jurisdictions_for, withdrawal_jurisdiction
from policies.law.reimbursement import statutory_refund
from policies.law.rules_conditions import CODES
from policies.law.rules_conformity import SELLERS_FAULT
from policies.law.surcharge import late_refund_surcharge
from policies.references import stated
from policies.terms import Kind, ReturnCondition
from policies.withdrawal import WithdrawalItem
from tests.policies.case_terms import read_book
from tests.reference_terms import audrey_alexandre_book

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("country", "postal_code", "codes"),
    [
        ("FR", "75003", ["FR"]),
        ("FR", "97110", ["FR"]),
        ("FR", "97600", ["FR"]),
        ("GP", "97110", ["FR"]),
        ("RE", "", ["FR"]),
        ("PM", "97500", ["FR"]),
        ("FR", "98800", []),
        ("NC", "98800", []),
        ("MC", "98000", []),
        ("AX", "22100", ["FI"]),
        ("DE", "10115", ["DE"]),
        ("SE", "", ["SE"]),
        ("GB", "SW1A 1AA", ["GB"]),
        ("CH", "8000", []),
        ("US", "90210", ["US", "US-CA"]),
        ("US", "89999", ["US"]),
        ("US", "96201", ["US"]),
        ("US", "96162", ["US", "US-CA"]),
        ("US", "10001", ["US", "US-NY"]),
        ("US", "14999", ["US", "US-NY"]),
        ("US", "15001", ["US"]),
        ("US", "00501", ["US", "US-NY"]),
        ("US", "", ["US", "US-CA", "US-NY"]),
        ("", "", []),
    ],
)
def test_the_consumers_country_decides_which_law_applies(
    country: str, postal_code: str, codes: list[str]
) -> None:
    destination = Destination(country=country, postal_code=postal_code)

    found = jurisdictions_for(destination=destination, consumer=True)

    assert [place.code for place in found] == codes
    assert jurisdictions_for(destination=destination, consumer=False) == ()
    withdrawal = withdrawal_jurisdiction(destination=destination, consumer=True)
    assert [withdrawal.code] == codes if withdrawal else not codes or codes[0] == "US"


def test_every_article_has_a_citation_of_its_own() -> None:
    assert set(CITATIONS) == set(Article)
    assert len({str(citation) for citation in CITATIONS.values()}) == len(Article)


def test_every_article_is_some_places() -> None:
    assert {article for place in JURISDICTIONS.values() for article in place.articles.values()} == set(
        Article
    )


@pytest.mark.parametrize("code", [*EU_MEMBERS, "GB"])
def test_every_place_with_a_right_of_withdrawal_has_its_articles_clocks_and_days(code: str) -> None:
    place = JURISDICTIONS[code]
    elsewhere = {Topic.FUNCTION, Topic.LATE_REFUND, Topic.POSTING, Topic.MAIL_ORDER}

    assert set(Topic) - elsewhere <= set(place.articles)
    assert place.withdrawal is not None
    assert place.withdrawal.days == 14
    assert zones_of(Destination(country=code))
    assert code in COUNTRIES


def test_there_are_27_member_states_and_none_guarantees_less_than_two_years() -> None:
    years = {code: JURISDICTIONS[code].conformity_years for code in EU_MEMBERS}

    assert len(set(EU_MEMBERS)) == 27
    assert {code for code, length in years.items() if length != 2} == {"ES"}
    assert years["ES"] == 3
    assert [code for code in JURISDICTIONS if JURISDICTIONS[code].late_refund_surcharge] == ["FR"]


@pytest.mark.parametrize(
    ("code", "placed_on", "needed"),
    [
        ("FR", date(2026, 6, 18), False),
        ("FR", date(2026, 6, 19), True),
        ("MT", date(2026, 6, 19), True),
        ("GB", date(2026, 6, 19), False),
        ("US", date(2026, 6, 19), False),
    ],
)
def test_withdrawal_function_is_needed_in_the_union_from_its_day_on(
    code: str, placed_on: date, *, needed: bool
) -> None:
    assert JURISDICTIONS[code].needs_withdrawal_function(placed_on) is needed


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 1, 31), 11, date(2026, 12, 31)),
        (date(2026, 11, 16), 12, date(2027, 11, 16)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_exemptions_are_the_thirteen_of_the_list() -> None:
    assert [ground.point for ground in ExemptionGround] == list("abcdefghijklm")
    assert ExemptionGround.PERSONALISED.point == "c"
    assert ExemptionGround.DIGITAL_BEGUN.point == "m"


@pytest.mark.parametrize("tag", ["", "sale", "worn", "PERSONALISED", "original_packaging"])
def test_no_other_tag_exempts(tag: str) -> None:
    line = LineFacts(line="bag", quantity=1, unit_price=Money(290, "EUR"), tags=frozenset({tag}))

    assert exemption_of(line) is None


def test_every_condition_has_its_answer() -> None:
    assert set(CONDITIONS) == set(CODES) == set(ReturnCondition)


def test_what_is_not_stated_is_warned_of() -> None:
    terms = audrey_alexandre_book().at(NOW)
    silent = TermsInForce(terms.shop, (), terms.on)

    found = check(terms=silent, markets=("FR",))

    assert [(finding.severity, finding.code) for finding in found] == [
        (Severity.WARNING, FindingCode.REFUNDS_NOT_STATED),
        (Severity.WARNING, FindingCode.RETURNS_NOT_STATED),
    ]
    assert {str(finding.article.citation) for finding in found} == {"Directive 2011/83/EU Art. 6(1)(h)"}


def test_shop_a_is_found_in_every_clause_it_states() -> None:
    terms = audrey_alexandre_book().at(NOW)

    found = check(terms=terms, markets=("FR", "DE", "GB", "US"))

    assert {finding.clause for finding in found} <= set(stated(terms))
    assert all(finding.sentence_key == f"law.{finding.code}" for finding in found)
    assert found == check(terms=terms, markets=("US", "GB", "DE", "FR", "FR"))


def test_what_member_states_share_is_found_once() -> None:
    terms = audrey_alexandre_book().at(NOW)

    (found,) = (
        finding
        for finding in check(terms=terms, markets=EU_MEMBERS)
        if finding.code is FindingCode.DELIVERY_NOT_REFUNDED
    )

    assert found.jurisdiction == Bloc.EU
    assert found.markets == tuple(sorted(EU_MEMBERS))


def test_suggestions_for_shop_a_are_values_in_the_codecs_form() -> None:
    found = check(terms=audrey_alexandre_book().at(NOW), markets=("FR",))

    suggested = {finding.code: finding.suggestion for finding in found}
    delivery = suggested[FindingCode.DELIVERY_NOT_REFUNDED]
    postage = suggested[FindingCode.DEFECT_POSTAGE_CHARGED]

    assert delivery is not None
    assert (delivery.field, delivery.value) == ("refunds.includes", ["items", "standard_delivery"])
    assert postage is not None
    assert postage.value == sorted(SELLERS_FAULT)
    assert suggested[FindingCode.ORDER_NOTE_ASKED] is None


def test_window_that_is_too_short_gets_the_laws() -> None:
    book = read_book(
        "lawful", overrides={"returns.window.length": "5", "returns.window.rolls_forward": "no"}, changes=[]
    )

    found = check(terms=book.at(NOW), markets=("GB", "FR"))
    windows = [finding.suggestion.value for finding in found if finding.suggestion]

    assert windows == [
        {"length": 14, "unit": "calendar_day", "starts_on": "delivery_last", "rolls_forward": True}
    ] * len(found)


def test_window_that_is_long_enough_keeps_its_length_and_its_unit() -> None:
    window = {"length": "30", "unit": "business_day", "starts_on": "order"}
    book = read_book("lawful", overrides={"returns.window": window}, changes=[])

    (found,) = check(terms=book.at(NOW), markets=("GB",))

    assert found.suggestion is not None
    assert found.suggestion.value == {
        "length": 30,
        "unit": "business_day",
        "starts_on": "delivery_last",
        "rolls_forward": True,
    }


def test_refund_is_never_due_before_its_14_days() -> None:
    owed = statutory_refund(
        jurisdiction=JURISDICTIONS["FR"], notice_on=date(2026, 11, 2), goods_back_on=date(2026, 10, 1)
    )

    assert owed is not None
    assert owed.due_on == date(2026, 11, 16)
    assert (owed.article, owed.withheld_by) == (Article.CRD_13_1, Article.CRD_13_3)
    assert owed.same_means


@pytest.mark.parametrize(("amount", "rate"), [("-1", "0.02"), ("1", "-0.02"), ("1", "NaN")])
def test_surcharge_of_nonsense_is_refused(amount: str, rate: str) -> None:
    with pytest.raises(InvalidFacts, match="cannot be below zero"):
        late_refund_surcharge(
            amount=Money(Decimal(amount), "EUR"),
            due_on=date(2026, 11, 2),
            paid_on=date(2026, 11, 3),
            legal_rate=Decimal(rate),
        )


def test_withdrawal_from_nothing_is_refused() -> None:
    with pytest.raises(InvalidFacts, match="enter 1 or more"):
        WithdrawalItem(line="bag", quantity=0)


def test_kinds_that_findings_name_exist() -> None:
    book = read_book("audrey-alexandre", overrides={}, changes=[])

    for finding in check(terms=book.at(NOW), markets=("FR",)):
        assert Kind(finding.clause.partition(".")[0])
