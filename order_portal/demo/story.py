"""How one demo order came to where it is: what the stories of every shop share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from order_portal.demo.moments import Moments
from order_portal.models import Order, Parcel
from order_portal.operations.hand_over import hand_over
from order_portal.operations.record_tracking import record_tracking
from order_portal.vocabulary import TrackingStatus


@dataclass(frozen=True, slots=True)
class OrderStory:
    """The number of one order of the demo, and the shop's terms and clock."""

    number: str
    moments: Moments

    def handed_over(
        self,
        order: Order,
        *,
        at: datetime,
        tracking_number: str,
        quantities: Mapping[str, int] | None = None,
    ) -> Parcel:
        """The carrier of the order's service takes a parcel."""
        offered = self.moments.terms.shipping.service(order.service)
        url = offered.tracking_url.replace("{number}", tracking_number) if offered else ""
        return hand_over(
            order_id=order.pk,
            carrier=offered.carrier if offered else "",
            at=at,
            tracking_number=tracking_number,
            tracking_url=url,
            quantities=quantities,
        )

    def scanned(
        self, parcel: Parcel, status: TrackingStatus, *, at: datetime, place: str = "", code: str = ""
    ) -> None:
        """The carrier reports something, unless it is still to come."""
        if at <= self.moments.now:
            record_tracking(parcel_id=parcel.pk, status=status, at=at, place=place, raw_code=code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection[Told: OrderStory]:
    """The stories of one shop: how their orders are numbered, who tells them, and what each tells.

    The docstring of a story says what state its order shows.
    """

    prefix: str
    first: int
    begin: Callable[[str, Moments], Told]
    stories: tuple[Callable[[Told], None], ...]

    def numbers(self) -> list[str]:
        """The numbers of all orders, in the order of their stories."""
        return [f"{self.prefix}-{self.first + position}" for position in range(len(self.stories))]

    def tell(self, number: str, moments: Moments) -> None:
        """Let the story of the order with that number happen."""
        self.stories[self.numbers().index(number)](self.begin(number, moments))

    def shows(self, number: str) -> str:
        """What state the order with that number shows."""
        return (self.stories[self.numbers().index(number)].__doc__ or "").strip()
