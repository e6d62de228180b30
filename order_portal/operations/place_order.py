"""A customer has ordered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from moneyed import Money

from order_portal.errors import InvalidOrder, OrderExists
from order_portal.models import Order, OrderLine, Payment, normalized
from order_portal.operations.confirm_order import confirm_if_paid
from order_portal.operations.records import locked_order, record
from order_portal.terms import in_force, pin
from order_portal.vocabulary import Actor, OrderEventKind
from policies.errors import require_aware
from policies.terms import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """One line; ``unit_price`` is what one costs the customer, tax included; ``image`` is a static path.

    ``unit_duties`` are duties, taxes and tariffs charged on top for one.
    """

    sku: str
    title: str
    quantity: int
    unit_price: Money
    variant: str = ""
    image: str = ""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    unit_duties: Money | None = None

    def total(self) -> Money:
        """What all of it costs the customer."""
        one = self.unit_price if self.unit_duties is None else self.unit_price + self.unit_duties
        return one * self.quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPayment:
    """One payment; ``paid_at`` None while the money is on its way."""

    tender: Tender
    amount: Money
    paid_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAddress:
    """Where it goes; ``country`` is ISO 3166-1 alpha-2."""

    country: str
    postal_code: str = ""
    city: str = ""
    street: str = ""
    pickup_name: str = ""
    pickup_address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrder:
    """An order as the shop took it. ``service`` is the code of a shipping service, ``service_name`` what to call it.

    ``standard_delivery_cost`` is what the least expensive delivery would have cost, None where that is the same.
    """

    shop: str
    number: str
    email: str
    customer_name: str
    locale: str
    placed_at: datetime
    address: NewAddress
    service: str
    service_name: str
    lines: tuple[NewLine, ...]
    delivery_cost: Money
    payments: tuple[NewPayment, ...] = ()
    consumer: bool = True
    standard_delivery_cost: Money | None = None

    def total(self) -> Money:
        """What the customer pays: the lines and their delivery."""
        return sum((line.total() for line in self.lines), self.delivery_cost)


def place_order(*, new: NewOrder) -> Order:
    """Store ``new`` and pin the terms in force at its ``placed_at``; confirm it by mail where it is paid.

    Raises InvalidOrder, OrderExists, or NoTermsInForce where the shop promised nothing then.
    """
    _check(new)
    with transaction.atomic():
        terms = pin(in_force(shop=new.shop, on=new.placed_at))
        order, created = Order.objects.get_or_create(
            shop=new.shop, number_key=normalized(new.number), defaults=_columns(new) | {"terms": terms}
        )
        if not created:
            raise OrderExists(new.shop, new.number)
        OrderLine.objects.bulk_create(
            OrderLine(order=order, position=position, **_line_columns(line))
            for position, line in enumerate(new.lines, start=1)
        )
        Payment.objects.bulk_create(
            Payment(order=order, tender=p.tender, amount=p.amount.amount, paid_at=p.paid_at)
            for p in new.payments
        )
        data = {"terms": terms.digest, "total": format(order.total, "f"), "currency": order.currency}
        record(order, OrderEventKind.PLACED, at=new.placed_at, actor=Actor.CUSTOMER, data=data)
        confirm_if_paid(locked_order(order.pk))
    return order


def _check(new: NewOrder) -> None:
    require_aware(new.placed_at, "placed_at")
    if not new.number.strip() or not new.email.strip():
        raise InvalidOrder("An order needs a number and the customer's e-mail address.")
    if "/" in new.number:
        raise InvalidOrder(
            f"The number {new.number} holds a slash, which no address can; write a hyphen instead."
        )
    if not new.lines or any(line.quantity < 1 for line in new.lines):
        raise InvalidOrder(f"Order {new.number} needs at least one line, each with a quantity above zero.")
    amounts = [
        new.delivery_cost,
        *(line.unit_price for line in new.lines),
        *(line.unit_duties for line in new.lines if line.unit_duties is not None),
        *([new.standard_delivery_cost] if new.standard_delivery_cost is not None else []),
        *(payment.amount for payment in new.payments),
    ]
    if len({amount.currency for amount in amounts}) > 1:
        raise InvalidOrder(f"Order {new.number} mixes currencies. State every amount in the same one.")
    paid = sum((payment.amount.amount for payment in new.payments), 0)
    if new.payments and paid != new.total().amount:
        raise InvalidOrder(
            f"The payments of order {new.number} are not its total of {new.total()}. Correct either."
        )


def _columns(new: NewOrder) -> dict[str, object]:
    address = new.address
    return {
        "number": new.number.strip(),
        "email": new.email.strip(),
        "email_key": normalized(new.email),
        "customer_name": new.customer_name,
        "locale": new.locale,
        "placed_at": new.placed_at,
        "currency": new.delivery_cost.currency.code,
        "street": address.street,
        "postal_code": address.postal_code,
        "city": address.city,
        "country": address.country,
        "pickup_name": address.pickup_name,
        "pickup_address": address.pickup_address,
        "service": new.service,
        "service_name": new.service_name,
        "delivery_cost": new.delivery_cost.amount,
        "standard_delivery_cost": _number(new.standard_delivery_cost),
        "total": new.total().amount,
        "consumer": new.consumer,
    }


def _line_columns(line: NewLine) -> dict[str, object]:
    return {
        "sku": line.sku,
        "title": line.title,
        "variant": line.variant,
        "quantity": line.quantity,
        "unit_price": line.unit_price.amount,
        "image": line.image,
        "unit_duties": _number(line.unit_duties),
        "categories": sorted(line.categories),
        "tags": sorted(line.tags),
    }


def _number(amount: Money | None) -> Decimal | None:
    return None if amount is None else amount.amount
