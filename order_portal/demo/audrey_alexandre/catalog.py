"""What the leather house of the demo sells. Names are names: the same in every language."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from moneyed import Money

from order_portal.operations.place_order import NewLine

CURRENCY = "EUR"


@dataclass(frozen=True, slots=True)
class Product:
    """One thing for sale; ``price`` includes tax, ``drawing`` is the name of its picture among the static files."""

    sku: str
    title: str
    variant: str
    price: Decimal
    category: str
    drawing: str


PRODUCTS = {
    product.sku: product
    for product in (
        Product("SOL-CAM", "Solférino", "Camel", Decimal("495.00"), "bags", "top-handle-bag"),
        Product("SOL-NOI", "Solférino", "Noir", Decimal("495.00"), "bags", "top-handle-bag"),
        Product("VOS-BOR", "Place des Vosges", "Bordeaux", Decimal("620.00"), "bags", "shoulder-bag"),
        Product("QUA-IVO", "Quai Voltaire", "Ivoire", Decimal("385.00"), "bags", "bucket-bag"),
        Product("TUI-JAC", "Tuileries", "Jacquard", Decimal("340.00"), "bags", "tote"),
        Product("LUX-VER", "Luxembourg", "Vert sapin", Decimal("145.00"), "small-leather", "wallet"),
        Product("BAC-NOI", "Rue du Bac", "Noir", Decimal("95.00"), "small-leather", "card-holder"),
        Product("BAC-COG", "Rue du Bac", "Cognac", Decimal("95.00"), "small-leather", "card-holder"),
        Product("ODE-BLE", "Odéon", "Bleu nuit", Decimal("165.00"), "small-leather", "pouch"),
        Product("DAU-NAT", "Dauphine", "Naturel", Decimal("129.50"), "belts", "belt"),
        Product("MAR-IMP", "Marais", "Imprimé", Decimal("75.00"), "accessories", "scarf"),
    )
}


def line(sku: str, quantity: int = 1) -> NewLine:
    """One line of an order for ``quantity`` of a product."""
    product = PRODUCTS[sku]
    return NewLine(
        sku=product.sku,
        title=product.title,
        variant=product.variant,
        quantity=quantity,
        unit_price=Money(product.price, CURRENCY),
        image=f"order_portal/demo/{product.drawing}.svg",
        categories=(product.category,),
    )
