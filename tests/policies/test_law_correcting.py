"""What the check suggests, written into the terms: by hand here, for random terms in ``test_law_properties``."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from policies.book import TermsInForce
from policies.law.check import check
from policies.law.correcting import corrected
from policies.law.exemptions import ExemptionGround, grounds_of
from policies.law.findings import FindingCode, Severity
from policies.localized import Localized
from policies.references import stated
from policies.terms import (
    Arrangement,
    RefundCase,
    RefundTo,
    Returnability,
    ReturnCondition,
    ReturnException,
    ReturnReason,
    Scope,
)
from tests.policies.case_terms import read_book

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def lawful_but(overrides: Mapping[str, Any]) -> TermsInForce:
    return read_book("lawful", overrides=overrides, changes=[]).at(NOW)


def put_right(overrides: Mapping[str, Any], *markets: str) -> TermsInForce:
    terms = lawful_but(overrides)
    return corrected(terms=terms, findings=check(terms=terms, markets=markets or ("FR",)))


def exception(code: str, tag: str, then: dict[str, Any], before: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "code": code,
        "name": {"en": code},
        "when": {"tags": [tag]},
        "then": then,
        "goes_before": list(before),
    }


@pytest.mark.parametrize("name", ["alamara", "audrey-alexandre"])
def test_a_reference_shop_put_right_has_nothing_left_but_notes(name: str) -> None:
    terms = read_book(name, overrides={}, changes=[]).at(NOW)

    lawful = corrected(terms=terms, findings=check(terms=terms, markets=("FR", "GB")))

    left = check(terms=lawful, markets=("FR", "GB"))
    assert {finding.severity for finding in left} <= {Severity.NOTE}
    assert lawful.shop == terms.shop
    assert [version.number for version in lawful.versions] == [version.number for version in terms.versions]


def test_shop_b_is_found_in_every_clause_it_states() -> None:
    terms = read_book("alamara", overrides={}, changes=[]).at(NOW)

    found = check(terms=terms, markets=("FR", "US", "GB"))

    assert {finding.clause for finding in found} <= set(stated(terms))


def test_shop_b_put_right_takes_gift_cards_back_and_pays_the_giver() -> None:
    terms = read_book("alamara", overrides={}, changes=[]).at(NOW)

    lawful = corrected(terms=terms, findings=check(terms=terms, markets=("FR",)))

    assert [one.code for one in lawful.returns.exceptions] == [
        "fine_jewelry",
        "international",
        "fine_jewelry_abroad",
    ]
    goes_to = {rule.case: rule.goes_to for rule in lawful.refunds.tender_rules}
    assert goes_to[RefundCase.GIFT_RECIPIENT] is RefundTo.ORIGINAL_TENDER
    assert goes_to[RefundCase.STORED_VALUE] is RefundTo.GIFT_CARD
    assert goes_to[RefundCase.NO_RECORD_OF_SALE] is RefundTo.GIFT_CARD


def test_an_exception_keeps_what_is_lawful() -> None:
    then = {"mode": "review", "no_time_limit": "yes", "further_conditions": ["order_note_enclosed", "new"]}

    lawful = put_right({"returns.exceptions": [exception("sale", "sale", then)]})

    (kept,) = lawful.returns.exceptions
    assert kept.then == Arrangement(
        no_time_limit=True, further_conditions=frozenset({ReturnCondition.ORDER_NOTE_ENCLOSED})
    )


def test_an_exception_with_nothing_left_to_say_goes() -> None:
    lawful = put_right({"returns.exceptions": [exception("sale", "sale", {"mode": "review"})]})

    assert lawful.returns.exceptions == ()


def test_who_went_before_what_is_gone_goes_before_what_came_after() -> None:
    lawful = put_right(
        {
            "returns.exceptions": [
                exception("first", "one", {"outcomes": ["refund"]}, ("second",)),
                exception("second", "two", {"returnability": "not_returnable"}, ("third",)),
                exception("third", "three", {"mode": "review"}, ("fourth",)),
                exception("fourth", "four", {"outcomes": ["refund", "exchange"]}),
            ]
        }
    )

    assert {one.code: one.goes_before for one in lawful.returns.exceptions} == {
        "first": {"fourth"},
        "fourth": frozenset(),
    }


def test_waivers_go_with_the_last_fee() -> None:
    waived = {"returns.restocking_fee_waived_for": ["wrong_size"]}

    assert put_right({**waived, "returns.restocking_fee": "0.10"}).returns.restocking_fee_waived_for == set()


def test_waivers_stay_while_a_fee_does() -> None:
    fee_abroad = exception("far", "far", {"restocking_fee": "0.20"}) | {"when": {"zones": ["world"]}}

    lawful = put_right(
        {
            "returns.restocking_fee": "0.10",
            "returns.restocking_fee_waived_for": ["wrong_size"],
            "returns.exceptions": [fee_abroad],
        }
    )

    assert lawful.returns.restocking_fee == 0
    assert lawful.returns.restocking_fee_waived_for == {ReturnReason.WRONG_SIZE}


def test_what_stands_elsewhere_stays_as_it_is() -> None:
    """An exception for the rest of the world meets nobody in France; written suggestions leave it alone."""
    abroad = exception("far", "far", {"mode": "review"}) | {"when": {"zones": ["world"]}}

    lawful = put_right({"returns.exceptions": [abroad], "returns.mode": "review"}, "FR", "DE")

    assert [one.code for one in lawful.returns.exceptions] == ["far"]


def test_terms_that_are_lawful_stay_the_same() -> None:
    terms = lawful_but({})

    assert corrected(terms=terms, findings=check(terms=terms, markets=("FR",))) == terms


def test_suggestions_of_an_exception_name_it_by_its_code() -> None:
    terms = lawful_but({"returns.exceptions": [exception("sale", "sale", {"mode": "review"})]})

    (found,) = check(terms=terms, markets=("FR",))

    assert found.code is FindingCode.WITHDRAWAL_NEEDS_APPROVAL
    assert found.data == {"exception": "sale"}
    assert found.suggestion is not None
    assert (found.suggestion.field, found.suggestion.value) == ("returns.exceptions.sale.then.mode", None)


@pytest.mark.parametrize(
    ("tags", "grounds"),
    [
        (set(), ()),
        ({"sale"}, ()),
        ({"personalised"}, (ExemptionGround.PERSONALISED,)),
        ({"perishable", "personalised"}, (ExemptionGround.PERSONALISED, ExemptionGround.PERISHABLE)),
        ({"personalised", "sale"}, ()),
    ],
)
def test_an_exception_rests_on_grounds_where_every_tag_is_one(
    tags: set[str], grounds: tuple[ExemptionGround, ...]
) -> None:
    found = ReturnException(
        code="some",
        name=Localized.of(en="Some"),
        when=Scope(tags=frozenset(tags), categories=frozenset({"hats"})),
        then=Arrangement(returnability=Returnability.NOT_RETURNABLE),
    )

    assert grounds_of(found) == grounds
