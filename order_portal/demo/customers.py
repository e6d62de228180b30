"""Who orders in the demo."""

from __future__ import annotations

from dataclasses import dataclass

from order_portal.operations.place_order import NewAddress


@dataclass(frozen=True, slots=True)
class Customer:
    """A name, an address to write to, a language and a home."""

    name: str
    email: str
    locale: str
    address: NewAddress


def home(country: str, postal_code: str, city: str, street: str) -> NewAddress:
    """Where a customer lives."""
    return NewAddress(country=country, postal_code=postal_code, city=city, street=street)
