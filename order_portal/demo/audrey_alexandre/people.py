"""Customers of the leather house, none of whom exists."""

from __future__ import annotations

from order_portal.demo.customers import Customer
from order_portal.demo.customers import home as _home
from order_portal.operations.place_order import NewAddress


def at_relay(customer: Customer) -> NewAddress:
    """The same customer, served at a pick-up point near by."""
    home = customer.address
    return NewAddress(
        country=home.country,
        postal_code=home.postal_code,
        city=home.city,
        street=home.street,
        pickup_name="Librairie du Passage",
        pickup_address=f"2 place du Marché, {home.postal_code} {home.city}",
    )


CAMILLE = Customer(
    "Camille Laurent", "camille@client.example", "en", _home("FR", "75006", "Paris", "14 rue Férou")
)
JULIEN = Customer(
    "Julien Mercier", "julien@client.example", "fr", _home("FR", "69002", "Lyon", "8 rue Auguste-Comte")
)
INES = Customer(
    "Inès Benali", "ines@client.example", "fr", _home("FR", "13001", "Marseille", "31 rue de la République")
)
THOMAS = Customer(
    "Thomas Weber", "thomas@client.example", "en", _home("DE", "10115", "Berlin", "Torstraße 112")
)
LEA = Customer(
    "Léa Hoarau", "lea@client.example", "fr", _home("FR", "97400", "Saint-Denis", "5 rue de Paris")
)
GRACE = Customer(
    "Grace Miller", "grace@client.example", "en", _home("US", "10012", "New York", "87 Mercer Street")
)
