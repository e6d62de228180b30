"""Orders as tests need them, built by the portal's own use cases."""

from datetime import datetime
from itertools import count
from zoneinfo import ZoneInfo

from moneyed import Money

from order_portal.models import Order, Parcel
from order_portal.operations.hand_over import hand_over
from order_portal.operations.place_order import NewAddress, NewLine, NewOrder, NewPayment, place_order
from order_portal.operations.record_tracking import record_tracking
from order_portal.operations.request_return import AskedItem, AskedReturn
from order_portal.vocabulary import TrackingStatus
from policies.terms import ReturnReason, Tender
from tests.order_portal.fakes import SHOP

PARIS = ZoneInfo("Europe/Paris")
NUMBERS = count(1000)
EMAIL = "Camille@Example.org"


def paris(text: str) -> datetime:
    """``"2026-10-14 09:30"`` on shop A's clocks."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def euros(amount: str) -> Money:
    """An amount in shop A's currency."""
    return Money(amount, "EUR")


def new_order(
    *,
    placed_at: datetime,
    number: str = "",
    tender: Tender = Tender.CARD,
    paid: bool = True,
    locale: str = "en",
    lines: int = 2,
    shop: str = SHOP,
) -> NewOrder:
    """An order for France by Chrono 13h: ``lines`` lines, of which the first is two bags at 200 euros."""
    sold = tuple(
        NewLine(sku=f"BAG-{n}", title=f"Bag {n}", quantity=2 if n == 1 else 1, unit_price=euros("200.00"))
        for n in range(1, lines + 1)
    )
    total = euros("200.00") * (lines + 1) + euros("9.90")
    return NewOrder(
        shop=shop,
        number=number or f"AA-{next(NUMBERS)}",
        email=EMAIL,
        customer_name="Camille Martin",
        locale=locale,
        placed_at=placed_at,
        address=NewAddress(country="FR", postal_code="75011", city="Paris", street="1 rue Oberkampf"),
        service="chrono13",
        service_name="Chrono 13h",
        lines=sold,
        delivery_cost=euros("9.90"),
        payments=(NewPayment(tender=tender, amount=total, paid_at=placed_at if paid else None),),
    )


def placed(at: str, **options: object) -> Order:
    """An order placed at a Paris time."""
    return place_order(new=new_order(placed_at=paris(at), **options))  # type: ignore[arg-type]


def sent(order: Order, at: str, **options: object) -> Parcel:
    """The order handed over at a Paris time."""
    return hand_over(
        order_id=order.pk,
        carrier="Chronopost",
        tracking_number="XY123456789FR",
        tracking_url="https://carrier.example/XY123456789FR",
        at=paris(at),
        **options,  # type: ignore[arg-type]
    )


def delivered(order: Order, at: str, *, sent_at: str) -> Parcel:
    """The order handed over and delivered at Paris times."""
    parcel = sent(order, sent_at)
    record_tracking(parcel_id=parcel.pk, status=TrackingStatus.DELIVERED, at=paris(at))
    return parcel


def asked(quantity: int = 1, *, reason: ReturnReason = ReturnReason.CHANGED_MIND) -> AskedReturn:
    """The customer wants to return some of the first line."""
    return AskedReturn(
        items=(AskedItem(line="1", quantity=quantity, reason=reason),),
        method="registered",
        conditions_confirmed=True,
    )
