"""A few verbs for what happens to an order of the department store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from moneyed import Money

from order_portal.demo.alamara.catalog import CURRENCY
from order_portal.demo.customers import Customer
from order_portal.demo.story import OrderStory
from order_portal.models import Order, Parcel
from order_portal.operations.place_order import NewAddress, NewLine, NewOrder, NewPayment, place_order
from order_portal.vocabulary import TrackingStatus
from policies.calendars import ONE_DAY
from policies.terms import Tender

FREE = Money(0, CURRENCY)
WAREHOUSE = "Albany, NY"


@dataclass(frozen=True, slots=True)
class Story(OrderStory):
    """How one order of the department store came to where it is."""

    def placed(
        self,
        customer: Customer,
        *lines: NewLine,
        at: datetime,
        service: str = "",
        tender: Tender = Tender.CARD,
        gift_card: str = "0",
    ) -> Order:
        """The customer orders; ``gift_card`` pays a part, and ``tender`` the rest."""
        terms, usual = self.moments.terms, _usual(customer)
        code = service or usual
        offered = terms.shipping.service(code)
        goods = sum((item.total() for item in lines), FREE)
        cost, least = (self._delivery(customer.address, one, goods) for one in (code, usual))
        parts = (
            (Tender.GIFT_CARD, Money(gift_card, CURRENCY)),
            (tender, goods + cost - Money(gift_card, CURRENCY)),
        )
        return place_order(
            new=NewOrder(
                shop=terms.shop.code,
                number=self.number,
                email=customer.email,
                customer_name=customer.name,
                locale=customer.locale,
                placed_at=at,
                address=customer.address,
                service=code,
                service_name=offered.name.get(customer.locale) if offered else code,
                lines=lines,
                delivery_cost=cost,
                standard_delivery_cost=least,
                payments=tuple(
                    NewPayment(tender=by, amount=amount, paid_at=at) for by, amount in parts if amount
                ),
            )
        )

    def _delivery(self, address: NewAddress, service: str, goods: Money) -> Money:
        """What the terms ask for the delivery."""
        shipping = self.moments.terms.shipping
        zone = shipping.zone_for(country=address.country, postal_code=address.postal_code)
        offered = shipping.service(service)
        transit = offered.transit_to(zone.code) if offered and zone else None
        if transit is None or transit.rate is None or (transit.free_from and goods >= transit.free_from):
            return FREE
        return transit.rate

    def sent(self, order: Order, *, at: datetime) -> Parcel:
        """The carrier takes all of it."""
        digits = "".join(c for c in self.number if c.isdigit())
        parcel = self.handed_over(order, at=at, tracking_number=f"TW{digits:0>9}US")
        self.scanned(parcel, TrackingStatus.IN_TRANSIT, at=at, place=WAREHOUSE, code="OR")
        return parcel

    def on_its_way(
        self, customer: Customer, *lines: NewLine, business_days_ago: int, service: str = ""
    ) -> Parcel:
        """Ordered in the morning of that day and with the carrier in the evening."""
        moments = self.moments
        day = moments.before(moments.today, business_days_ago)
        order = self.placed(customer, *lines, at=moments.at(day, "10:24"), service=service)
        return self.sent(order, at=moments.at(day, "18:05"))

    def delivered(
        self, customer: Customer, *lines: NewLine, days_ago: int, gift_card: str = "0"
    ) -> tuple[Order, date]:
        """In the customer's hands about so many days ago, on a day of deliveries; which day that was."""
        moments = self.moments
        day = self._delivery_day(moments.today - days_ago * ONE_DAY)
        placed_on = moments.before(day, 8 if _is_abroad(customer) else 4)
        order = self.placed(customer, *lines, at=moments.at(placed_on, "10:24"), gift_card=gift_card)
        parcel = self.sent(order, at=moments.at(placed_on, "18:05"))
        self.scanned(
            parcel,
            TrackingStatus.DELIVERED,
            at=moments.at(day, "14:20"),
            place=customer.address.city,
            code="DL",
        )
        return order, day

    def _delivery_day(self, day: date) -> date:
        return day if self.moments.calendar.is_business_day(day) else self.moments.before(day)


def _is_abroad(customer: Customer) -> bool:
    return customer.address.country != "US"


def _usual(customer: Customer) -> str:
    return "worldwide" if _is_abroad(customer) else "ground"
