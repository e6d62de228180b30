"""The values that terms of each kind state, in the order in which a reader would want them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from policies.localized import Localized
from policies.references.values import Stated, Unlimited, Value
from policies.terms import (
    CancellationTerms,
    Kind,
    PaymentTerms,
    RefundTerms,
    Release,
    RepairTerms,
    ReturnMethod,
    ReturnTerms,
    ShippingService,
    ShippingTerms,
    TenderTerms,
)


def _one(ref: str, value: Value) -> Stated:
    return Stated(ref, ref, value)


def _shipping(terms: ShippingTerms) -> Iterator[Stated]:
    yield _one("shipping.cutoff_time", terms.cutoff_time)
    yield _one("shipping.handling_time", terms.handling_time)
    yield _one("shipping.delivery_weekdays", terms.delivery_weekdays)
    if hours := terms.delivery_hours:
        yield _one("shipping.delivery_hours", hours)
        yield _one("shipping.delivery_hours.start", hours.start)
        yield _one("shipping.delivery_hours.end", hours.end)
    yield _one("shipping.check_on_receipt", terms.check_on_receipt)
    yield _one("shipping.zones", tuple(zone.name for zone in terms.zones))
    names = {zone.code: zone.name for zone in terms.zones}
    for code, name in names.items():
        yield Stated(f"shipping.zones.{code}", "shipping.zones.name", name, (name,))
    yield _one("shipping.services", tuple(service.name for service in terms.services))
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
    yield _one("payment.tenders", tuple(offered.tender for offered in terms.tenders))
    waiting = tuple(offered.tender for offered in terms.tenders if offered.releases is Release.WHEN_PAID)
    if waiting:
        yield _one("payment.release", waiting)
    yield _one("payment.strong_authentication", terms.strong_authentication)
    yield _one("payment.confirmation_email", terms.confirmation_email)
    for offered in terms.tenders:
        yield from _tender(offered)


def _tender(offered: TenderTerms) -> Iterator[Stated]:
    base = f"payment.tenders.{offered.tender}"
    yield _one(base, offered.tender)
    yield _one(f"{base}.charged", offered.charged)
    yield _one(f"{base}.release", offered.releases)
    yield _one(f"{base}.reference_is_order_number", offered.reference_is_order_number)
    if offered.brands:
        yield _one(f"{base}.brands", offered.brands)


def _cancellation(terms: CancellationTerms) -> Iterator[Stated]:
    yield _one("cancellation.until", tuple(sorted(terms.limits)))
    if terms.minutes is not None:
        yield _one("cancellation.minutes", terms.minutes)
    yield _one("cancellation.modification", terms.modification)


def _returns(terms: ReturnTerms) -> Iterator[Stated]:
    yield _one("returns.window", terms.window or Unlimited.NO_TIME_LIMIT)
    yield _one("returns.mode", terms.mode)
    yield _one("returns.guests", terms.guests)
    yield _one("returns.conditions", tuple(sorted(terms.conditions)))
    yield _one("returns.methods", tuple(method.name for method in terms.methods))
    for method in terms.methods:
        yield from _method(method)
    yield _one("returns.shipping_paid_by", terms.shipping_paid_by)
    yield _one("returns.shipping_waived_for", tuple(sorted(terms.shipping_waived_for)))
    yield _one("returns.restocking_fee", terms.restocking_fee)
    yield _one("returns.outcomes", tuple(sorted(terms.outcomes)))


def _method(method: ReturnMethod) -> Iterator[Stated]:
    base, topic, subject = f"returns.methods.{method.code}", "returns.methods", (method.name,)
    yield Stated(base, f"{topic}.name", method.name, subject)
    yield Stated(f"{base}.channel", f"{topic}.channel", method.channel, subject)
    yield Stated(f"{base}.label_source", f"{topic}.label_source", method.label_source, subject)
    yield Stated(f"{base}.requires", f"{topic}.requires", tuple(sorted(method.requires)), subject)
    yield Stated(
        f"{base}.customer_bears_risk", f"{topic}.customer_bears_risk", method.customer_bears_risk, subject
    )


def _refunds(terms: RefundTerms) -> Iterator[Stated]:
    yield _one("refunds.due", terms.due)
    yield _one("refunds.due_from", terms.due_from)
    yield _one("refunds.includes", tuple(sorted(terms.includes)))
    yield _one("refunds.withholding", terms.withholding)
    yield _one("refunds.inspection", terms.inspection)
    if terms.processing:
        yield _one("refunds.processing", terms.processing)


def _repairs(terms: RepairTerms) -> Iterator[Stated]:
    yield _one("repairs.contact_first", terms.contact_first)
    yield _one("repairs.causes", tuple(pricing.cause for pricing in terms.causes))
    for pricing in terms.causes:
        yield _one(f"repairs.causes.{pricing.cause}", pricing.price)
    if terms.quote_validity:
        yield _one("repairs.quote_validity", terms.quote_validity)
    yield _one("repairs.irreparable_sent_back", terms.irreparable_sent_back)


STATED_BY_KIND: Mapping[Kind, Callable[..., Iterator[Stated]]] = MappingProxyType(
    {
        Kind.SHIPPING: _shipping,
        Kind.PAYMENT: _payment,
        Kind.CANCELLATION: _cancellation,
        Kind.RETURNS: _returns,
        Kind.REFUNDS: _refunds,
        Kind.REPAIRS: _repairs,
    }
)
