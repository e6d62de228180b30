"""Pins the terms in force to an order, and reads them back."""

from __future__ import annotations

from datetime import datetime

from order_portal.errors import NoTermsInForce
from order_portal.models import Order, TermsSnapshot
from order_portal.ports import policy_source
from policies.book import TermsInForce
from policies.codec import decode_in_force, digest_in_force, encode_in_force
from policies.errors import NotInForce


def in_force(*, shop: str, on: datetime) -> TermsInForce:
    """What the shop promises at ``on``. Raises NoTermsInForce where that is nothing, or there is no such shop."""
    try:
        return policy_source().book(shop=shop).at(on)
    except (NotInForce, LookupError) as error:
        raise NoTermsInForce(shop, on) from error


def pin(terms: TermsInForce) -> TermsSnapshot:
    """Store a snapshot of ``terms``, or find the one that is already stored."""
    snapshot, _ = TermsSnapshot.objects.get_or_create(
        digest=digest_in_force(terms), defaults={"payload": encode_in_force(terms)}
    )
    return snapshot


def pinned(order: Order) -> TermsInForce:
    """The terms the order was placed under."""
    return decode_in_force(order.terms.payload, on=order.placed_at)
