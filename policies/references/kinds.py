"""The values that terms of each kind state, in the order in which a reader would want them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from policies.localized import Localized
from policies.references.returns import stated_returns
from policies.references.values import Stated, one
from policies.terms import (
    CancellationTerms,
    Kind,
    PaymentTerms,
    RefundTerms,
    Release,
    RepairTerms,
    ShippingService,
    ShippingTerms,
    Tender,
    TenderTerms,
)


def _shipping(terms: ShippingTerms) -> Iterator[Stated]:
    yield one("shipping.cutoff_time", terms.cutoff_time)
    yield one("shipping.handling_time", terms.handling_time)
    yield one("shipping.delivery_weekdays", terms.delivery_weekdays)
    if hours := terms.delivery_hours:
        yield one("shipping.delivery_hours", hours)
        yield one("shipping.delivery_hours.start", hours.start)
        yield one("shipping.delivery_hours.end", hours.end)
    yield one("shipping.check_on_receipt", terms.check_on_receipt)
    yield one("shipping.zones", tuple(zone.name for zone in terms.zones))
    names = {zone.code: zone.name for zone in terms.zones}
    for code, name in names.items():
        yield Stated(f"shipping.zones.{code}", "shipping.zones.name", name, (name,))
    yield one("shipping.services", tuple(service.name for service in terms.services))
    for service in terms.services:
        yield from _service(service, names)


def _service(service: ShippingService, zones: Mapping[str, Localized]) -> Iterator[Stated]:
    subject = (service.name,)
    base, topic = f"shipping.services.{service.code}", "shipping.services"
    yield Stated(base, f"{topic}.name", service.name, subject)
    yield Stated(f"{base}.carrier", f"{topic}.carrier", service.carrier, subject)
    yield Stated(f"{base}.delivers_to", f"{topic}.delivers_to", service.delivers_to, subject)
    yield Stated(f"{base}.signature", f"{topic}.signature", service.signature, subject)
    if service.pickup_points:
        yield Stated(f"{base}.pickup_points", f"{topic}.pickup_points", service.pickup_points, subject)
    if service.rerouting:
        yield Stated(f"{base}.rerouting", f"{topic}.rerouting", service.rerouting, subject)
    for transit in service.transits:
        both = (service.name, zones[transit.zone])
        yield Stated(f"{base}.transit.{transit.zone}", f"{topic}.transit", transit.days, both)
        if transit.deliver_by:
            yield Stated(f"{base}.deliver_by.{transit.zone}", f"{topic}.deliver_by", transit.deliver_by, both)
        if transit.rate is not None:
            yield Stated(f"{base}.rate.{transit.zone}", f"{topic}.rate", transit.rate, both)
        if transit.free_from is not None:
            yield Stated(f"{base}.free_from.{transit.zone}", f"{topic}.free_from", transit.free_from, both)


def _payment(terms: PaymentTerms) -> Iterator[Stated]:
    yield one("payment.tenders", tuple(offered.tender for offered in terms.tenders))
    waiting = tuple(offered.tender for offered in terms.tenders if offered.releases is Release.WHEN_PAID)
    if waiting:
        yield one("payment.release", waiting)
    yield one("payment.strong_authentication", terms.strong_authentication)
    yield one("payment.confirmation_email", terms.confirmation_email)
    if terms.for_tender(Tender.GIFT_CARD):
        yield one("payment.gift_cards_for_cash", terms.gift_cards_for_cash)
    for offered in terms.tenders:
        yield from _tender(offered)


def _tender(offered: TenderTerms) -> Iterator[Stated]:
    base = f"payment.tenders.{offered.tender}"
    yield one(base, offered.tender)
    yield one(f"{base}.charged", offered.charged)
    yield one(f"{base}.release", offered.releases)
    yield one(f"{base}.reference_is_order_number", offered.reference_is_order_number)
    if offered.brands:
        yield one(f"{base}.brands", offered.brands)


def _cancellation(terms: CancellationTerms) -> Iterator[Stated]:
    yield one("cancellation.until", tuple(sorted(terms.limits)))
    if terms.minutes is not None:
        yield one("cancellation.minutes", terms.minutes)
    yield one("cancellation.modification", terms.modification)


def _refunds(terms: RefundTerms) -> Iterator[Stated]:
    yield one("refunds.due", terms.due)
    yield one("refunds.due_from", terms.due_from)
    yield one("refunds.includes", tuple(sorted(terms.includes)))
    yield one("refunds.withholding", terms.withholding)
    yield one("refunds.inspection", terms.inspection)
    if terms.processing:
        yield one("refunds.processing", terms.processing)
    for rule in terms.tender_rules:
        yield one(f"refunds.tender_rules.{rule.case}", rule.goes_to)


def _repairs(terms: RepairTerms) -> Iterator[Stated]:
    yield one("repairs.contact_first", terms.contact_first)
    yield one("repairs.causes", tuple(pricing.cause for pricing in terms.causes))
    for pricing in terms.causes:
        yield one(f"repairs.causes.{pricing.cause}", pricing.price)
    if terms.quote_validity:
        yield one("repairs.quote_validity", terms.quote_validity)
    yield one("repairs.irreparable_sent_back", terms.irreparable_sent_back)


STATED_BY_KIND: Mapping[Kind, Callable[..., Iterator[Stated]]] = MappingProxyType(
    {
        Kind.SHIPPING: _shipping,
        Kind.PAYMENT: _payment,
        Kind.CANCELLATION: _cancellation,
        Kind.RETURNS: stated_returns,
        Kind.REFUNDS: _refunds,
        Kind.REPAIRS: _repairs,
    }
)
