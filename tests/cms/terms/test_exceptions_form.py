"""Exceptions, seasons and refund rules in the forms: what they save, and where each problem stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from cms.shops.models import Shop
from cms.terms.books import in_force
from cms.terms.models import PaymentTerms, RefundTerms, ReturnTerms, TermsVersion
from policies.durations import Duration
from policies.terms import AnyTerms, Kind, RefundCase, Tender
from tests.cms.factories import editor_of, shop_with_terms, terms_of
from tests.cms.law import post_with_reason, reviewer_of
from tests.cms.terms.form_posts import address, errors_of, path_to, post
from tests.full_terms import FULL, PAYMENT, RETURNS

pytestmark = pytest.mark.django_db
JEWELRY, GIFT_CARDS, DRESSES = range(3)
FIRST, SECOND = range(2)


@pytest.fixture
def shop() -> Shop:
    """Its terms state everything that can be stated."""
    return shop_with_terms(terms=[terms for _, terms in FULL])


@pytest.fixture
def desk(client: Client, shop: Shop) -> Client:
    client.force_login(editor_of(shop))
    return client


@pytest.fixture
def returns(shop: Shop) -> ReturnTerms:
    return ReturnTerms.objects.get(shop=shop)


@pytest.mark.parametrize(("kind", "terms"), FULL)
def test_what_the_form_shows_is_what_it_publishes(
    desk: Client, shop: Shop, kind: Kind, terms: AnyTerms
) -> None:
    row = terms_of(shop, kind)
    assert desk.get(address("edit", row)).status_code == 200

    response = post(desk, row)

    assert response.status_code == 302, response.context["form"].errors
    row.refresh_from_db()
    assert row.to_core() == terms
    assert TermsVersion.objects.filter(kind=kind).count() == 1


def test_a_change_within_an_exception_is_published(client: Client, shop: Shop, returns: ReturnTerms) -> None:
    client.force_login(reviewer_of(shop))
    changes = {
        "exceptions-0-value-when-categories": " watches,fine-jewelry, rings ",
        "exceptions-0-value-then-restocking_fee": "7.5",
        "exceptions-0-value-then-window-length": "",
        "seasons-0-value-until": "2027-02-07",
        "send_within_length": 10,
        "methods-1-value-fee": "11",
    }

    assert post_with_reason(client, returns, **changes).status_code == 302

    stated = in_force(shop.code, datetime.now(UTC)).returns
    jewelry = stated.exceptions[JEWELRY]
    assert jewelry.when.categories == {"fine-jewelry", "rings", "watches"}
    assert (jewelry.then.restocking_fee, jewelry.then.window) == (Decimal("0.075"), None)
    assert stated.seasons[FIRST].until == date(2027, 2, 7)
    assert stated.send_within == Duration(length=10)
    assert stated.methods[SECOND].fee is not None
    assert stated.methods[SECOND].fee.amount == 11


@pytest.mark.parametrize(
    ("changes", "field", "path", "sentence"),
    [
        (
            {"exceptions-0-value-then-restocking_fee": "120"},
            "exceptions",
            (JEWELRY, "then", "restocking_fee"),
            "from 0 to 100",
        ),
        (
            {"exceptions-0-value-then-no_time_limit": "on"},
            "exceptions",
            (JEWELRY, "then", "no_time_limit"),
            "leave one of the two",
        ),
        (
            {"exceptions-1-value-then-mode": "review"},
            "exceptions",
            (GIFT_CARDS, "then", "returnability"),
            "needs no other terms",
        ),
        (
            {"exceptions-1-value-then-returnability": ""},
            "exceptions",
            (GIFT_CARDS, "then", "returnability"),
            "Say what is different",
        ),
        (
            {"exceptions-2-value-when-tags": ""},
            "exceptions",
            (DRESSES, "when", "categories"),
            "Choose at least one",
        ),
        (
            {"exceptions-2-value-when-tags": "Special Occasion"},
            "exceptions",
            (DRESSES, "when", "tags"),
            "is no code",
        ),
        (
            {"exceptions-2-value-then-methods": "registered, pigeon"},
            "exceptions",
            (DRESSES, "then", "methods"),
            "no way to return “pigeon”",
        ),
        (
            {"exceptions-2-value-goes_before": "gift-cards, books"},
            "exceptions",
            (DRESSES, "goes_before"),
            "no exception “books”",
        ),
        (
            {"exceptions-2-value-name-fr": ""},
            "exceptions",
            (DRESSES, "name", "fr"),
            "in this language",
        ),
        (
            {"seasons-0-value-until": "2026-12-24"},
            "seasons",
            (FIRST, "until"),
            "after the last day of the season",
        ),
        (
            {"seasons-1-value-first": "2026-12-24"},
            "seasons",
            (SECOND, "first"),
            "share days",
        ),
        (
            {"methods-0-value-fee": "3"},
            "methods",
            (FIRST, "fee"),
            "leave it empty",
        ),
        (
            {"methods-1-value-fee": "-3"},
            "methods",
            (SECOND, "fee"),
            "below zero",
        ),
    ],
)
def test_a_problem_stands_at_the_field_to_change(
    desk: Client,
    returns: ReturnTerms,
    changes: dict[str, Any],
    field: str,
    path: tuple[Any, ...],
    sentence: str,
) -> None:
    response = post(desk, returns, **changes)

    errors = errors_of(response)
    assert list(errors) == [field]
    assert sentence in path_to(errors[field][0], *path).message
    assert TermsVersion.objects.filter(kind=Kind.RETURNS).count() == 1


def test_a_tie_stands_at_the_second_of_the_two(desk: Client, returns: ReturnTerms) -> None:
    response = post(
        desk,
        returns,
        **{"exceptions-2-value-then-returnability": "returnable", "exceptions-2-value-goes_before": ""},
    )

    (error,) = errors_of(response)["exceptions"]
    assert set(error.block_errors) == {DRESSES}
    assert "“gift-cards” and “dresses”" in path_to(error, DRESSES, "goes_before").message
    assert "equally specific" in response.content.decode()


def test_seasons_without_a_window_are_told_at_the_seasons(desk: Client, returns: ReturnTerms) -> None:
    (error,) = errors_of(post(desk, returns, window_length=None))["seasons"]

    assert "no time limit" in str(error.non_block_errors)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"send_within_length": 366}, "send_within_length"),
        ({"restocking_fee": "0", "exceptions-0-value-then-restocking_fee": ""}, "restocking_fee_waived_for"),
        ({"restocking_fee_waived_for": ["boredom"]}, "restocking_fee_waived_for"),
        ({"exchange": "barter"}, "exchange"),
    ],
)
def test_a_flat_field_has_its_own_problem(
    desk: Client, returns: ReturnTerms, changes: dict[str, Any], field: str
) -> None:
    assert list(errors_of(post(desk, returns, **changes))) == [field]


def test_a_draft_may_leave_an_exception_half_filled(desk: Client, returns: ReturnTerms) -> None:
    half = {
        "exceptions-2-value-when-tags": "",
        "exceptions-2-value-then-methods": "",
        "seasons-0-value-until": "",
    }

    assert (
        post(
            desk, returns, action="edit", **half, **{"exceptions-2-value-then-no_time_limit": None}
        ).status_code
        == 302
    )


def test_the_order_of_refund_rules_is_the_editors(desk: Client, shop: Shop) -> None:
    row = RefundTerms.objects.get(shop=shop)
    first, second = "tender_rules-0-order", "tender_rules-1-order"

    assert post(desk, row, **{first: 1, second: 0}).status_code == 302

    rules = in_force(shop.code, datetime.now(UTC)).refunds.tender_rules
    assert [rule.case for rule in rules[:2]] == [RefundCase.NO_RECORD_OF_SALE, RefundCase.GIFT_RECIPIENT]


@pytest.mark.parametrize(
    ("changes", "place", "sentence"),
    [
        (
            {"tender_rules-0-value-goes_to": "other_tenders_first"},
            (0, "goes_to"),
            "choose another destination",
        ),
        ({"tender_rules-1-value-goes_to": "original_tender"}, (1, "goes_to"), "choose a gift card"),
    ],
)
def test_a_rule_that_cannot_be_is_told_at_its_destination(
    desk: Client, shop: Shop, changes: dict[str, Any], place: tuple[Any, ...], sentence: str
) -> None:
    (error,) = errors_of(post(desk, RefundTerms.objects.get(shop=shop), **changes))["tender_rules"]

    assert sentence in path_to(error, *place).message


def test_rules_that_are_never_heard_are_told_at_the_rules(desk: Client, shop: Shop) -> None:
    row = RefundTerms.objects.get(shop=shop)
    last = len(row.tender_rules) - 1

    (error,) = errors_of(post(desk, row, **{f"tender_rules-{last}-order": -1}))["tender_rules"]
    assert "put that one last" in str(error.non_block_errors)

    (error,) = errors_of(post(desk, row, **{"tender_rules-0-value-case": "stored_value"}))["tender_rules"]
    assert "stands twice" in path_to(error, 3, "case").message


def test_gift_cards_that_are_not_taken_are_not_turned_into_money(desk: Client, shop: Shop) -> None:
    row = PaymentTerms.objects.get(shop=shop)
    row.take_core(
        replace(
            PAYMENT,
            tenders=tuple(terms for terms in PAYMENT.tenders if terms.tender is not Tender.GIFT_CARD),
            gift_cards_for_cash=False,
        )
    )

    assert list(errors_of(post(desk, row, gift_cards_for_cash="on"))) == ["gift_cards_for_cash"]
    assert post(desk, row).status_code == 302


def test_an_empty_exception_shows_the_usual_choices(shop: Shop) -> None:
    row = ReturnTerms.from_core(RETURNS, shop=shop)

    window = row.exceptions[GIFT_CARDS].value["then"]["window"]
    assert (window["length"], window["unit"], window["starts_on"]) == (None, "calendar_day", "delivery_last")
