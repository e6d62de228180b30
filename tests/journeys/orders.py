"""Orders for the journeys, made by the portal's own operations."""

from __future__ import annotations

from datetime import datetime

from moneyed import Money

from order_portal.models import Order
from order_portal.operations.hand_over import hand_over
from order_portal.operations.place_order import NewAddress, NewLine, NewOrder, NewPayment, place_order
from order_portal.operations.record_tracking import record_tracking
from order_portal.vocabulary import TrackingStatus
from policies.terms import Tender

EMAIL = "camille@client.example"


def placed(number: str, at: datetime, *, shop: str = "audrey-alexandre", locale: str = "en") -> Order:
    """An order of one bag to Paris, paid by card."""
    price, delivery = Money("495.00", "EUR"), Money("12.00", "EUR")
    return place_order(
        new=NewOrder(
            shop=shop,
            number=number,
            email=EMAIL,
            customer_name="Camille Laurent",
            locale=locale,
            placed_at=at,
            address=NewAddress(country="FR", postal_code="75006", city="Paris", street="14 rue Férou"),
            service="chrono13",
            service_name="Chrono 13h",
            lines=(NewLine(sku="SOL-CAM", title="Solférino", variant="Camel", quantity=1, unit_price=price),),
            delivery_cost=delivery,
            payments=(NewPayment(tender=Tender.CARD, amount=price + delivery, paid_at=at),),
        )
    )


def delivered(order: Order, *, handed_over_at: datetime, delivered_at: datetime) -> None:
    """The order goes to the carrier and reaches the customer."""
    parcel = hand_over(
        order_id=order.pk, carrier="Chronopost", at=handed_over_at, tracking_number=f"XJ{order.pk:09d}FR"
    )
    record_tracking(parcel_id=parcel.pk, status=TrackingStatus.DELIVERED, at=delivered_at)
