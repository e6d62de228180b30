"""Every value of a shop's terms under a name that prose can refer to.

A reference is a dotted path: kind, then the term, then codes the shop chose
(``shipping.services.relais.transit.europe``). The names are part of what editors write and of the public API:
add, never rename.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from moneyed import Money

from policies.book import TermsInForce
from policies.durations import DayRange, Duration, TimeRange, Unit, Window, clock_text
from policies.errors import UnknownReference
from policies.localized import Localized
from policies.scalars import write_scalar
from policies.terms import (
    AnyTerms,
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


class Unlimited(StrEnum):
    """The value of a term whose limit does not exist."""

    NO_TIME_LIMIT = "no_time_limit"


type Value = (
    str
    | int
    | bool
    | time
    | Decimal
    | Money
    | TimeRange
    | DayRange
    | Duration
    | Window
    | Localized
    | StrEnum
    | frozenset[int]
    | tuple[StrEnum, ...]
    | tuple[str, ...]
    | tuple[Localized, ...]
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One value as stated: its reference, what it is about, and the names of what the shop's codes in it stand for.

    ``topic`` is the reference without the shop's codes (``shipping.services.transit``), under which labels are
    kept.
    """

    ref: str
    topic: str
    value: Value
    subjects: tuple[Localized, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind of terms it belongs to."""
        return Kind(self.ref.partition(".")[0])


def stated(terms: TermsInForce) -> Mapping[str, Stated]:
    """Every value in force, by reference, in the order in which a reader would want them."""
    return MappingProxyType(
        {value.ref: value for version in terms.versions for value in stated_by(version.kind, version.terms)}
    )


def stated_by(kind: Kind, terms: AnyTerms) -> Iterator[Stated]:
    """Every value of terms of one kind."""
    return _BY_KIND[kind](terms)


def resolve(ref: str, terms: TermsInForce) -> Stated:
    """The value ``ref`` refers to. Raises UnknownReference where these terms state no such value."""
    found = stated(terms).get(ref)
    if found is None:
        raise UnknownReference(ref)
    return found


def anchor(clause: str) -> str:
    """The HTML id of the place where a page explains a clause: ``returns.window`` is at ``#returns-window``."""
    return clause.replace(".", "-").replace("_", "-")


def machine(value: Value) -> str:
    """The value for programs: ISO 8601 for time (``P14D``, ``12:00``), enum codes, ``true``.

    Lists of codes are parted by spaces; lists of names, which may hold spaces, by commas.
    """
    match value:
        case Window() | Duration() | DayRange():
            return _machine_days(value)
        case TimeRange():
            return f"{clock_text(value.start)}/{clock_text(value.end)}"
        case Localized():
            return value.texts[0][1]
        case frozenset():
            return " ".join(str(day) for day in sorted(value))
        case tuple():
            codes = all(isinstance(item, StrEnum) for item in value)
            return (" " if codes else ", ").join(machine(item) for item in value)
    return _machine_scalar(value)


def _machine_days(value: Window | Duration | DayRange) -> str:
    if not isinstance(value, DayRange):
        return f"P{value.length}D"
    shortest, longest = f"P{value.minimum}D", f"P{value.maximum}D"
    return shortest if shortest == longest else f"{shortest}/{longest}"


def _machine_scalar(value: bool | int | str | time | Decimal | Money) -> str:
    written = write_scalar(value)
    if isinstance(written, dict):
        return f"{written['amount']} {written['currency']}"
    return str(written).lower() if isinstance(written, bool) else str(written)


def counts_business_days(value: Value) -> bool:
    """Whether the days in ``value`` are business days."""
    return isinstance(value, DayRange) or (
        isinstance(value, Window | Duration) and value.unit is Unit.BUSINESS_DAY
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


_BY_KIND: Mapping[Kind, Callable[..., Iterator[Stated]]] = MappingProxyType(
    {
        Kind.SHIPPING: _shipping,
        Kind.PAYMENT: _payment,
        Kind.CANCELLATION: _cancellation,
        Kind.RETURNS: _returns,
        Kind.REFUNDS: _refunds,
        Kind.REPAIRS: _repairs,
    }
)
