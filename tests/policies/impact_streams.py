"""Streams of orders of which many are one case and many just not, and terms that read every fact of them."""

import dataclasses
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from policies.book import TermsInForce
from policies.durations import StartsOn, Window
from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, ReturnedLine
from policies.localized import Localized
from policies.terms import (
    Arrangement,
    Kind,
    LabelSource,
    Payer,
    RefundCase,
    RefundComponent,
    RefundTo,
    Returnability,
    ReturnChannel,
    ReturnCondition,
    ReturnException,
    ReturnMode,
    ReturnOutcome,
    ReturnReason,
    Scope,
    Season,
    Tender,
    TenderRule,
)
from tests.policies.impact_orders import AT, TERMS, euros, exception, line, otherwise, paid, paris

FIRST = datetime(2026, 10, 24, tzinfo=UTC)
type Place = tuple[str, str]
type Goods = tuple[frozenset[str], frozenset[str], str]

PLACES = (("FR", "75003"), ("FR", "13001"), ("FR", "97110"), ("DE", "10115"), ("US", "10001"))
NONE = frozenset[str]()
GOODS = (
    (NONE, NONE, "290"),
    (NONE, frozenset({"sale"}), "290"),
    (frozenset({"jewelry"}), NONE, "100"),
    (frozenset({"jewelry"}), frozenset({"sale", "new"}), "100"),
    (frozenset({"cards"}), NONE, "50"),
)
PAID = (
    (paid("390"),),
    (paid("390", Tender.PAYPAL),),
    (paid("100", Tender.GIFT_CARD), paid("290")),
    (paid("100", Tender.STORE_NOTE), paid("290", refunded=euros("100"))),
    (paid("40"),),
    (paid("390", refunded=euros("380")),),
    (paid("390", Tender.BANK_TRANSFER, paid_at=None),),
    (paid("390", Tender.BANK_TRANSFER, paid_at=paris(11, 5, 15)),),
)


def dense_orders(
    seed: int,
    number: int,
    *,
    days: range = range(25),
    places: Sequence[Place] = PLACES,
    goods: Sequence[Goods] = GOODS,
) -> Iterator[OrderFacts]:
    """``number`` orders placed on ``days`` after 24 October, drawn from few values of every fact."""
    chance = random.Random(seed)  # noqa: S311 — it keeps no secret
    for index in range(number):
        placed_at = FIRST + timedelta(days=chance.choice(days), hours=chance.choice((8, 11, 12, 20)))
        country, postal_code = chance.choice(places)
        lines = _lines(goods, chance)
        yield OrderFacts(
            number=str(index),
            shop="audrey-alexandre",
            placed_at=placed_at,
            destination=Destination(country=country, postal_code=postal_code),
            service=chance.choice(("chrono13", "relais")),
            lines=lines,
            payments=chance.choice(PAID),
            parcels=_parcels(placed_at, lines, chance),
            cancelled_at=placed_at + timedelta(hours=1) if chance.random() < 0.05 else None,
            delivery_cost=chance.choice((None, euros("9.90"))),
            standard_delivery_cost=chance.choice((None, euros("4.90"))),
            refunded=_refunded(lines, chance),
        )


def _lines(goods: Sequence[Goods], chance: random.Random) -> tuple[LineFacts, ...]:
    bought = chance.choices(goods, k=chance.randrange(1, 3))
    return tuple(
        line(
            code,
            quantity=chance.choice((1, 1, 2)),
            unit_price=euros(price),
            categories=categories,
            tags=tags,
            returned=chance.choice((0, 0, 0, 1)),
            unit_duties=chance.choice((None, euros("3"))),
        )
        for code, (categories, tags, price) in zip(("one", "two"), bought, strict=False)
    )


def _refunded(lines: tuple[LineFacts, ...], chance: random.Random) -> tuple[ReturnedLine, ...]:
    """Some of what was returned was paid back; one order in twenty says it of more than there was."""
    number = 3 if chance.random() < 0.05 else 1
    if lines[0].returned == 0 or chance.random() < 0.5:
        return ()
    return (ReturnedLine(line=lines[0].line, quantity=number, reason=ReturnReason.WRONG_SIZE),)


def _parcels(
    placed_at: datetime, lines: tuple[LineFacts, ...], chance: random.Random
) -> tuple[ParcelFacts, ...]:
    sent = placed_at + timedelta(days=1)
    here = sent + timedelta(days=chance.choice((1, 1, 2, 9)))
    fate = chance.random()
    if sent > AT or fate < 0.1:
        return ()
    delivered_at = here if here <= AT and fate < 0.8 else None
    back = here if fate > 0.95 else None
    parcels = [
        ParcelFacts(parcel=one.line, lines=(one.line,), handed_over_at=sent, delivered_at=delivered_at)
        for one in lines
    ]
    parcels[0] = dataclasses.replace(parcels[0], returned_to_sender_at=back)
    return tuple(parcels)


REGISTERED = TERMS.returns.methods[0]
COUNTER = dataclasses.replace(
    REGISTERED,
    code="counter",
    channel=ReturnChannel.IN_STORE,
    label_source=LabelSource.NONE_NEEDED,
    countries=("FR",),
    refunds_duties=False,
)
LABEL = dataclasses.replace(
    REGISTERED, code="label", label_source=LabelSource.SHOP_DEDUCTED, fee=euros("5"), reserved=True
)


def _exceptions() -> tuple[ReturnException, ...]:
    sale = exception(
        "sale",
        Scope(tags=frozenset({"sale"})),
        Arrangement(window=Window(length=20, starts_on=StartsOn.ORDER), restocking_fee=Decimal("0.05")),
    )
    jewelry = exception(
        "jewelry",
        Scope(categories=frozenset({"jewelry"})),
        Arrangement(
            methods=("label",),
            further_conditions=frozenset({ReturnCondition.TAG_ATTACHED}),
            restocking_fee=Decimal("0.1"),
        ),
        goes_before=frozenset({"sale", "overseas", "paypal"}),
    )
    overseas = exception(
        "overseas",
        Scope(zones=frozenset({"overseas", "world"})),
        Arrangement(mode=ReturnMode.REVIEW, outcomes=frozenset({ReturnOutcome.GIFT_CARD})),
    )
    cards = exception(
        "cards",
        Scope(categories=frozenset({"cards"}), tenders=frozenset({Tender.CARD, Tender.PAYPAL})),
        Arrangement(returnability=Returnability.NOT_RETURNABLE),
    )
    paypal = exception(
        "paypal",
        Scope(tenders=frozenset({Tender.PAYPAL})),
        Arrangement(window=Window(length=12, starts_on=StartsOn.HANDOVER), shipping_paid_by=Payer.SHOP),
        goes_before=frozenset({"sale"}),
    )
    defects = exception(
        "defects",
        Scope(reasons=frozenset({ReturnReason.DEFECTIVE}), channels=frozenset({ReturnChannel.IN_STORE})),
        Arrangement(no_time_limit=True),
    )
    minds = exception(
        "minds",
        Scope(tags=frozenset({"new"}), reasons=frozenset({ReturnReason.CHANGED_MIND})),
        Arrangement(no_time_limit=True),
    )
    return sale, jewelry, overseas, cards, paypal, defects, minds


def with_exceptions(terms: TermsInForce = TERMS) -> TermsInForce:
    """The terms with exceptions by category, tag, zone, tender, reason and way, and windows of their own."""
    exceptions = _exceptions()
    return otherwise(Kind.RETURNS, terms, methods=(REGISTERED, COUNTER, LABEL), exceptions=exceptions)


def with_season(terms: TermsInForce = TERMS) -> TermsInForce:
    """The terms with a season over some of the orders."""
    season = Season(
        code="autumn",
        name=Localized.of(en="Autumn"),
        first=date(2026, 10, 28),
        last=date(2026, 11, 3),
        until=date(2026, 11, 28),
    )
    return otherwise(Kind.RETURNS, terms, seasons=(season,))


def with_tender_rules(terms: TermsInForce = TERMS) -> TermsInForce:
    """The terms with money that goes elsewhere than it came from, and the standard delivery back."""
    includes = frozenset({RefundComponent.ITEMS, RefundComponent.STANDARD_DELIVERY, RefundComponent.DUTIES})
    rules = (
        TenderRule(case=RefundCase.MIXED_TENDERS, goes_to=RefundTo.OTHER_TENDERS_FIRST),
        TenderRule(case=RefundCase.STORED_VALUE, goes_to=RefundTo.GIFT_CARD),
    )
    return otherwise(Kind.REFUNDS, terms, tender_rules=rules, includes=includes)
