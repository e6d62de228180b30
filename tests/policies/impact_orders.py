"""Orders and other terms of the reference shop, for tests of what a change of terms would do."""

import dataclasses
from collections import Counter
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from moneyed import Money

from policies.book import TermsInForce
from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, PaymentFacts
from policies.impact import Action, Change, Impact
from policies.localized import Localized
from policies.terms import Arrangement, CancellationLimit, Kind, ReturnException, Scope, Tender
from tests.reference_terms import audrey_alexandre_book

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 11, 18, 10, tzinfo=PARIS)  # a Wednesday morning
BOOK = audrey_alexandre_book()
TERMS = BOOK.at(AT)

type Row = tuple[OrderFacts, TermsInForce, TermsInForce, list[Change]]
"""An order, two sets of terms, and the changes from the first to the second."""


def paris(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=PARIS)


def euros(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def line(code: str = "bag", quantity: int = 1, **facts: object) -> LineFacts:
    return dataclasses.replace(LineFacts(line=code, quantity=quantity, unit_price=euros("290")), **facts)


def paid(amount: str = "290", tender: Tender = Tender.CARD, **facts: object) -> PaymentFacts:
    payment = PaymentFacts(tender=tender, amount=euros(amount), paid_at=paris(10, 1))
    return dataclasses.replace(payment, **facts)


def order(number: str = "1", placed_at: datetime = AT, **facts: object) -> OrderFacts:
    """An order to Paris; like the shop's, unless said otherwise."""
    common = OrderFacts(
        number=number,
        shop="audrey-alexandre",
        placed_at=placed_at,
        destination=Destination(country="FR", postal_code="75003"),
        service="chrono13",
        lines=(line(),),
    )
    return dataclasses.replace(common, **facts)


def delivered(number: str, on: datetime, **facts: object) -> OrderFacts:
    parcel = ParcelFacts(parcel="P", handed_over_at=on - timedelta(days=1), delivered_at=on)
    return order(number, placed_at=on - timedelta(days=2), parcels=(parcel,), **facts)


FRESH = order(placed_at=paris(11, 18, 9), payments=(paid(),))
AGED = delivered("2", paris(10, 28), payments=(paid(),))  # 21 days before AT
RECENT = delivered("3", paris(11, 10), payments=(paid(),))  # 8 days before AT
# A bag for 290 and a ring for 100, 8 days before AT.
BOTH = delivered(
    "4",
    paris(11, 10),
    lines=(line(), line("ring", unit_price=euros("100"), categories=frozenset({"jewelry"}))),
    payments=(paid("390"),),
)
# Of a bag for 290 only a ring for 100 is left, and it was paid with a gift card for 200 and a card for 190.
MIXED = dataclasses.replace(
    BOTH,
    lines=(line(returned=1), *BOTH.lines[1:]),
    payments=(paid("200", Tender.GIFT_CARD), paid("190")),
)


def otherwise(kind: Kind, terms: TermsInForce = TERMS, **values: object) -> TermsInForce:
    """The terms with other values in one kind, as a next version of it."""
    versions = tuple(
        dataclasses.replace(
            version, number=version.number + 1, terms=dataclasses.replace(version.terms, **values)
        )
        if version.kind is kind
        else version
        for version in terms.versions
    )
    return dataclasses.replace(terms, versions=versions)


def without(kind: Kind, terms: TermsInForce = TERMS) -> TermsInForce:
    """The terms of a shop that never stated one kind."""
    return dataclasses.replace(
        terms, versions=tuple(version for version in terms.versions if version.kind is not kind)
    )


def days(length: int) -> TermsInForce:
    """The shop's terms with another length of the return window."""
    return otherwise(Kind.RETURNS, window=dataclasses.replace(TERMS.returns.window, length=length))


def minutes(number: int) -> TermsInForce:
    """The shop's terms with a limit of minutes alone."""
    limits = frozenset({CancellationLimit.MINUTES_AFTER_ORDER})
    return otherwise(Kind.CANCELLATION, limits=limits, minutes=number)


def handling(least: int, most: int) -> TermsInForce:
    """The shop's terms with other days of handling."""
    days_of = dataclasses.replace(TERMS.shipping.handling_time, minimum=least, maximum=most)
    return otherwise(Kind.SHIPPING, handling_time=days_of)


def fewer_services() -> TermsInForce:
    """The shop's terms without its faster service."""
    kept = tuple(service for service in TERMS.shipping.services if service.code != "chrono13")
    return otherwise(Kind.SHIPPING, services=kept)


def exception(code: str, when: Scope, then: Arrangement, **more: object) -> ReturnException:
    return ReturnException(code=code, name=Localized.of(en=code), when=when, then=then, **more)


def found(impact: Impact, action: Action) -> list[Change]:
    """The changes of one action of a single order."""
    return [
        Change(
            tally.kind,
            tally.days[0][0] if tally.days else None,
            tally.amounts[0] if tally.amounts else None,
        )
        for tally in impact.tallies
        if tally.action is action
    ]


def mirrored(changes: list[Change]) -> list[Change]:
    """The same changes the other way round."""
    return [
        Change(change.kind.mirrored, None if change.days is None else -change.days, change.amount)
        for change in changes
    ]


def counted(impact: Impact) -> tuple[Counter[object], Counter[object], Counter[object]]:
    """What was found, by action and kind: orders, orders by days, and amounts."""
    orders_of, days_of, amounts_of = Counter[object](), Counter[object](), Counter[object]()
    for tally in impact.tallies:
        orders_of[tally.action, tally.kind] += tally.orders
        for number, moved in tally.days:
            days_of[tally.action, tally.kind, number] += moved
        for amount in tally.amounts:
            amounts_of[tally.action, tally.kind, amount.currency] += amount.amount
    return orders_of, days_of, amounts_of
