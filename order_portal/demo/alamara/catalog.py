"""What the department store of the demo sells. Names are names: the same in every language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from moneyed import Money

from order_portal.operations.place_order import NewLine

CURRENCY = "USD"


@dataclass(frozen=True, slots=True)
class Product:
    """One thing for sale; ``drawing`` is the name of its picture among the static files."""

    sku: str
    title: str
    variant: str
    price: Decimal
    category: str
    drawing: str
    tags: tuple[str, ...] = ()


PRODUCTS = {
    product.sku: product
    for product in (
        Product("COA-OAT", "Hudson coat", "Oat, M", Decimal("398.00"), "clothing", "coat"),
        Product("SWE-RED", "Orchard sweater", "Cherry, S", Decimal("89.50"), "clothing", "sweater"),
        Product("SWE-NAV", "Orchard sweater", "Navy, L", Decimal("89.50"), "clothing", "sweater"),
        Product("SHO-TAN", "Crosstown loafer", "Tan, 9", Decimal("165.00"), "shoes", "shoes"),
        Product("TEA-BLU", "Dune teapot", "Blue glaze", Decimal("74.00"), "home", "teapot"),
        Product("SCA-SUN", "Coney scarf", "Sunrise", Decimal("48.00"), "accessories", "scarf"),
        Product(
            "DRE-MID",
            "Midnight gala gown",
            "Midnight blue, 8",
            Decimal("1250.00"),
            "clothing",
            "dress",
            ("special_occasion",),
        ),
        Product(
            "DRE-ATL",
            "Atelier Lune jacket dress",
            "Ivory, 6",
            Decimal("840.00"),
            "clothing",
            "dress",
            ("designer_tag",),
        ),
        Product("RIN-SAP", "Harbor ring", "Sapphire, 6", Decimal("2400.00"), "fine_jewelry", "ring"),
        Product("EAR-PEA", "Lantern earrings", "Pearl", Decimal("680.00"), "fine_jewelry", "earrings"),
        Product("GIF-100", "Alamara gift card", "$100", Decimal("100.00"), "gift_cards", "gift-card"),
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
        tags=product.tags,
    )


def dutiable(sku: str, duties: str) -> NewLine:
    """One of a product on its way abroad, with the duties, taxes and tariffs charged on top."""
    return replace(line(sku), unit_duties=Money(duties, CURRENCY))
