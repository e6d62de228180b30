"""Hand-written stand-ins for what trials reach through their ports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from moneyed import Money

from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts

SHOP = "audrey-alexandre"


def delivered(number: str, *, days_ago: int, now: datetime | None = None, shop: str = SHOP) -> OrderFacts:
    """One bag to Paris, in the customer's hands since ``days_ago``, placed two days before."""
    here = (now or datetime.now(UTC)) - timedelta(days=days_ago)
    sent = here - timedelta(days=1)
    return OrderFacts(
        number=number,
        shop=shop,
        placed_at=here - timedelta(days=2),
        destination=Destination(country="FR", postal_code="75011"),
        service="chrono13",
        lines=(LineFacts(line="1", quantity=1, unit_price=Money("200.00", "EUR")),),
        parcels=(ParcelFacts(parcel="1", handed_over_at=sent, delivered_at=here),),
    )


class FakeOrders:
    """Orders that are kept in a list; ``before_each`` is called before each is handed out."""

    def __init__(self) -> None:
        self.kept: list[OrderFacts] = []
        self.before_each: Callable[[], Any] = lambda: None

    def orders(self, *, shop: str, placed_since: datetime) -> Iterator[OrderFacts]:
        """Those of the shop since then, oldest first."""
        for order in sorted(self._since(shop, placed_since), key=lambda order: order.placed_at):
            self.before_each()
            yield order

    def how_many(self, *, shop: str, placed_since: datetime) -> int:
        """How many."""
        return len(self._since(shop, placed_since))

    def _since(self, shop: str, since: datetime) -> list[OrderFacts]:
        return [order for order in self.kept if order.shop == shop and order.placed_at >= since]


current = FakeOrders()


def order_source() -> FakeOrders:
    """What ``CMS_ORDER_SOURCE`` names in these tests; a fresh one for each."""
    return current


def order_addresses(*, user: Any, shop: str, numbers: Iterable[str]) -> dict[str, str]:
    """The desk of one order alone."""
    return {number: f"/desk/{shop}/{number}/" for number in numbers if number == "A-1"}
