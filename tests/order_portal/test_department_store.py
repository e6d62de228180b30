"""Shop B's orders of the demo: whenever they are loaded, each shows what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import override_settings

from order_portal.deciding import cancellation, returning
from order_portal.demo.alamara import ORDERS, placed, returned, shipped
from order_portal.demo.load import load_orders
from order_portal.facts import order_facts
from order_portal.models import Message, Order, OrderEvent, ReturnEvent, ReturnRequest
from order_portal.queries.delivery import address_rows
from order_portal.queries.payment import payment_view
from order_portal.terms import pinned
from order_portal.vocabulary import MessageKind, OrderEventKind, ReturnState
from order_portal.wording.voice import voice_for
from policies.decisions import Outcome
from policies.delivery import Standing, standing
from policies.reasons import ReasonCode
from policies.returns import ReturnDecision
from policies.terms import ReturnCondition, ReturnOutcome
from tests.order_portal import fakes
from tests.order_portal.fakes import FakePolicySource
from tests.reference_terms import alamara_book

NEW_YORK = ZoneInfo("America/New_York")
SHOP = "alamara"


def new_york(text: str) -> datetime:
    """A moment on the shop's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


AFTERNOON = new_york("2026-11-24 15:00")


@pytest.fixture(autouse=True)
def both_shops(source: FakePolicySource) -> None:
    """The portal knows shop B's terms too."""
    source.keep(alamara_book())


@pytest.fixture(scope="module")
def _told_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Tell the stories for the whole module: it takes seconds. Each test then has its own savepoint."""
    known = FakePolicySource()
    known.keep(alamara_book())
    with django_db_blocker.unblock():
        outer = transaction.atomic()
        outer.__enter__()
        with (
            pytest.MonkeyPatch.context() as patch,
            override_settings(PORTAL_POLICY_SOURCE="tests.order_portal.fakes.policy_source"),
        ):
            patch.setattr(fakes, "current", known)
            load_orders(shop=SHOP, at=AFTERNOON)
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        outer.__exit__(None, None, None)


@pytest.fixture
def told(_told_once: None, db: None) -> None:
    """All stories, as of a Tuesday afternoon; what a test changes is undone."""


def order_of(story: Callable[[Any], None]) -> Order:
    """The order that a story tells of."""
    return Order.objects.get(number=ORDERS.numbers()[ORDERS.stories.index(story)])


def may_return(story: Callable[[Any], None]) -> ReturnDecision:
    """What the portal says when asked to return anything of it."""
    order = order_of(story)
    return returning(order=order, terms=pinned(order), at=AFTERNOON)


def codes(decision: Any) -> set[ReasonCode]:
    """The reasons of a decision."""
    return {reason.code for reason in decision.reasons}


def test_stories_are_told_once(told: None) -> None:
    before = [model.objects.count() for model in (Order, OrderEvent, ReturnEvent, Message)]
    load_orders(shop=SHOP, at=new_york("2026-12-01 12:00"))
    assert [model.objects.count() for model in (Order, OrderEvent, ReturnEvent, Message)] == before


def test_the_hour_after_ordering(told: None) -> None:
    within, after = order_of(placed.within_the_hour), order_of(placed.after_the_hour)
    assert cancellation(order=within, terms=pinned(within), at=AFTERNOON).outcome is Outcome.ALLOWED
    late = cancellation(order=after, terms=pinned(after), at=AFTERNOON)
    assert late.outcome is Outcome.REFUSED
    assert codes(late) == {ReasonCode.MINUTES_PASSED}
    assert order_of(placed.cancelled).cancelled_at is not None


def test_an_express_order_is_late(told: None) -> None:
    order = order_of(shipped.late)
    assert standing(order=order_facts(order), terms=pinned(order), at=AFTERNOON) is Standing.LATE
    assert order.delivery_cost == Decimal("29.95")
    assert order.standard_delivery_cost == 0


def test_long_ago_is_looked_at_like_yesterday(told: None) -> None:
    for story in (shipped.delivered_last_week, shipped.delivered_long_ago):
        decision = may_return(story)
        assert decision.outcome is Outcome.REVIEW
        assert {ReasonCode.CASE_BY_CASE, ReasonCode.NO_TIME_LIMIT} <= codes(decision) | {
            decision.until_because.code
        }
    assert (AFTERNOON - order_of(shipped.delivered_long_ago).placed_at).days > 200


def test_a_gift_card_stays_and_the_scarf_beside_it_may_come_back(told: None) -> None:
    card, scarf = may_return(shipped.gift_card).items
    assert (card.outcome, scarf.outcome) == (Outcome.REFUSED, Outcome.REVIEW)
    assert ReasonCode.NOT_RETURNABLE in codes(card)


def test_fine_jewelry_has_a_way_of_its_own(told: None) -> None:
    ring, sweater = may_return(shipped.fine_jewelry).items
    assert [method.code for method in ring.methods] == ["insured"]
    assert [method.code for method in sweater.methods] == ["mail"]


def test_a_gown_comes_back_with_its_tag(told: None) -> None:
    assert may_return(shipped.special_occasion).conditions == {ReturnCondition.TAG_ATTACHED}


def test_from_abroad_there_is_a_refund_and_nothing_else(told: None) -> None:
    lyon, montreal = may_return(shipped.to_lyon), may_return(shipped.jewelry_to_montreal)
    assert {method.code for method in lyon.methods} == {"partner", "direct", "store_france"}
    assert lyon.outcomes == {ReturnOutcome.REFUND}
    assert {method.code for method in montreal.methods} == {"insured", "partner_insured"}


def test_there_is_a_return_in_every_state_that_the_shop_s_own_work_leads_to(told: None) -> None:
    states = set(ReturnRequest.objects.values_list("state", flat=True))
    assert states >= {
        ReturnState.REQUESTED,
        ReturnState.AUTHORIZED,
        ReturnState.SENT,
        ReturnState.RECEIVED,
        ReturnState.REFUNDED,
        ReturnState.DECLINED,
    }


@pytest.mark.parametrize(
    ("story", "refunds"),
    [
        (returned.refunded, [("card", "1250.00")]),
        # The gift card paid 60 dollars of the order, and none of it goes back there.
        (returned.refunded_to_the_card, [("card", "89.50")]),
        (returned.refunded_with_duties, [("card", "196.35")]),
    ],
)
def test_money_goes_where_the_tender_rules_send_it(
    told: None, story: Callable[[Any], None], refunds: list[tuple[str, str]]
) -> None:
    (event,) = order_of(story).events.filter(kind=OrderEventKind.REFUND_DUE)
    assert [(one["tender"], one["amount"]) for one in event.data["refunds"]] == refunds


def test_duties_stand_in_a_row_of_their_own_on_the_page_and_in_the_letter(told: None) -> None:
    order = order_of(shipped.to_lyon)
    terms = pinned(order)
    voice = voice_for(terms=terms, language="en")
    costs = payment_view(order=order, facts=order_facts(order), voice=voice).costs
    assert [(row.label, row.value) for row in costs] == [
        ("Items", "$929.50"),
        ("Duties and taxes", "$185.90"),
        ("Delivery", "$45.00"),
        ("Total", "$1,160.40"),
    ]
    letter = Message.objects.get(order=order, kind=MessageKind.ORDER_CONFIRMED)
    assert "Droits et taxes" in letter.text
    assert "185,90" in letter.text
    plain = order_of(shipped.handed_over)
    rows = payment_view(order=plain, facts=order_facts(plain), voice=voice).costs
    assert [row.label for row in rows] == ["Items", "Delivery", "Total"]


@pytest.mark.parametrize(
    ("story", "town"),
    [
        (shipped.handed_over, "Chicago, IL 60614"),
        (shipped.to_lyon, "69006 Lyon"),
        (shipped.jewelry_to_montreal, "Montréal H2X 1Y4"),
    ],
)
def test_the_postal_code_stands_where_the_country_writes_it(
    told: None, story: Callable[[Any], None], town: str
) -> None:
    order = order_of(story)
    _, address = address_rows(order=order, voice=voice_for(terms=pinned(order), language="en"))
    assert town in address.value.splitlines()
