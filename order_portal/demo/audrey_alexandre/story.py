"""A few verbs for what happens to an order of the leather house."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from moneyed import Money

from order_portal.demo.audrey_alexandre.catalog import CURRENCY, line
from order_portal.demo.audrey_alexandre.people import at_relay
from order_portal.demo.customers import Customer
from order_portal.demo.story import OrderStory
from order_portal.models import Order, Parcel
from order_portal.operations.place_order import NewLine, NewOrder, NewPayment, place_order
from order_portal.vocabulary import TrackingStatus
from policies.terms import Release, Tender


@dataclass(frozen=True, slots=True)
class Story(OrderStory):
    """How one order of the leather house came to where it is."""

    def placed(
        self,
        customer: Customer,
        *lines: NewLine,
        at: datetime,
        service: str = "chrono13",
        tender: Tender = Tender.CARD,
        delivery: str = "12.00",
    ) -> Order:
        """The customer orders; what is charged at once is paid at once."""
        terms = self.moments.terms
        offered = terms.shipping.service(service)
        released = terms.payment.for_tender(tender)
        bought = lines or (line("SOL-CAM"),)
        cost = Money(delivery, CURRENCY)
        total = sum((item.unit_price * item.quantity for item in bought), cost)
        waits = released is not None and released.releases is Release.WHEN_PAID
        return place_order(
            new=NewOrder(
                shop=terms.shop.code,
                number=self.number,
                email=customer.email,
                customer_name=customer.name,
                locale=customer.locale,
                placed_at=at,
                address=at_relay(customer) if service == "relais" else customer.address,
                service=service,
                service_name=offered.name.get(customer.locale) if offered else service,
                lines=bought,
                delivery_cost=cost,
                payments=(NewPayment(tender=tender, amount=total, paid_at=None if waits else at),),
            )
        )

    def sent(
        self, order: Order, *, at: datetime, quantities: Mapping[str, int] | None = None, suffix: str = "1"
    ) -> Parcel:
        """The carrier takes a parcel and scans it."""
        tracking = f"XJ{int(''.join(c for c in self.number if c.isdigit())):06d}{suffix:0>3}FR"
        parcel = self.handed_over(order, at=at, tracking_number=tracking, quantities=quantities)
        self.scanned(parcel, TrackingStatus.IN_TRANSIT, at=at, place="Paris", code="PC1")
        return parcel

    def delivered_on(self, day: date, customer: Customer, *lines: NewLine) -> Order:
        """Ordered in time and in the customer's hands on ``day``; on a day without deliveries, at a relay."""
        if self.moments.calendar.is_business_day(day):
            return self._delivered_home(day, customer, *lines)
        return self._picked_up(day, customer, *lines)

    def _delivered_home(self, day: date, customer: Customer, *lines: NewLine) -> Order:
        moments, placed_on = self.moments, self.moments.before(day)
        order = self.placed(customer, *lines, at=moments.at(placed_on, "10:12"))
        parcel = self.sent(order, at=moments.at(placed_on, "17:30"))
        city = customer.address.city
        self.scanned(
            parcel, TrackingStatus.OUT_FOR_DELIVERY, at=moments.at(day, "07:55"), place=city, code="MD2"
        )
        self.scanned(parcel, TrackingStatus.DELIVERED, at=moments.at(day, "10:40"), place=city, code="DI1")
        return order

    def _picked_up(self, day: date, customer: Customer, *lines: NewLine) -> Order:
        moments, arrived_on = self.moments, self.moments.before(day)
        placed_on, city = moments.before(arrived_on), customer.address.city
        order = self.placed(
            customer, *lines, at=moments.at(placed_on, "10:12"), service="relais", delivery="8.00"
        )
        parcel = self.sent(order, at=moments.at(placed_on, "17:30"))
        arrival = moments.at(arrived_on, "11:20")
        self.scanned(parcel, TrackingStatus.AVAILABLE_FOR_PICKUP, at=arrival, place=city, code="AG1")
        self.scanned(parcel, TrackingStatus.DELIVERED, at=moments.at(day, "10:50"), place=city, code="DI1")
        return order
