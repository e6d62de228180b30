"""Orders with the carrier or with the customer."""

from __future__ import annotations

from datetime import date, timedelta

from order_portal.demo.audrey_alexandre.catalog import line
from order_portal.demo.audrey_alexandre.people import CAMILLE, GRACE, INES, JULIEN, LEA, THOMAS
from order_portal.demo.audrey_alexandre.story import Story
from order_portal.demo.customers import Customer
from order_portal.models import Parcel
from order_portal.operations.place_order import NewLine
from order_portal.vocabulary import TrackingStatus
from policies.calendars import ONE_DAY


def _on_its_way(
    story: Story,
    placed_on: date,
    customer: Customer,
    *lines: NewLine,
    service: str = "chrono13",
    delivery: str = "12.00",
) -> Parcel:
    moments = story.moments
    order = story.placed(
        customer, *lines, at=moments.at(placed_on, "09:47"), service=service, delivery=delivery
    )
    return story.sent(order, at=moments.at(placed_on, "17:30"))


def handed_over(story: Story) -> None:
    """With the carrier since the last business day, to be delivered on the next."""
    _on_its_way(story, story.moments.before(story.moments.today), CAMILLE, line("SOL-NOI"))


def waiting_at_the_relay(story: Story) -> None:
    """At the pick-up point, which is not yet in the customer's hands."""
    moments = story.moments
    arrived_on = moments.before(moments.today)
    parcel = _on_its_way(
        story, moments.before(arrived_on), CAMILLE, line("BAC-NOI"), service="relais", delivery="8.00"
    )
    story.scanned(
        parcel,
        TrackingStatus.AVAILABLE_FOR_PICKUP,
        at=moments.at(arrived_on, "11:05"),
        place="Paris",
        code="AG1",
    )


def not_collected(story: Story) -> None:
    """Waited at the pick-up point, was not collected, and went back to the shop."""
    moments = story.moments
    arrived_on = moments.before(moments.today, 11)
    parcel = _on_its_way(
        story, moments.before(arrived_on), INES, line("MAR-IMP"), service="relais", delivery="8.00"
    )
    story.scanned(
        parcel,
        TrackingStatus.AVAILABLE_FOR_PICKUP,
        at=moments.at(arrived_on, "11:05"),
        place="Marseille",
        code="AG1",
    )
    went_back = moments.at(moments.before(moments.today, 2), "16:20")
    story.scanned(parcel, TrackingStatus.RETURNED_TO_SENDER, at=went_back, place="Marseille", code="RE1")


def late(story: Story) -> None:
    """Promised days ago and still on its way."""
    moments = story.moments
    parcel = _on_its_way(story, moments.before(moments.today, 4), CAMILLE, line("QUA-IVO"))
    held_up = moments.at(moments.before(moments.today, 3), "08:40")
    story.scanned(parcel, TrackingStatus.EXCEPTION, at=held_up, place="Roissy", code="PB1")


def nobody_at_home(story: Story) -> None:
    """One attempt failed; the carrier tries again."""
    moments = story.moments
    tried_on = moments.before(moments.today)
    parcel = _on_its_way(story, moments.before(tried_on), JULIEN, line("LUX-VER"))
    story.scanned(
        parcel, TrackingStatus.FAILED_ATTEMPT, at=moments.at(tried_on, "11:34"), place="Lyon", code="ND1"
    )


def arrived_late(story: Story) -> None:
    """Delivered two business days after the promise."""
    moments = story.moments
    arrived_on = moments.before(moments.today, 3)
    parcel = _on_its_way(story, moments.before(arrived_on, 3), INES, line("DAU-NAT"))
    story.scanned(
        parcel, TrackingStatus.DELIVERED, at=moments.at(arrived_on, "12:10"), place="Marseille", code="DI1"
    )


def never_reported(story: Story) -> None:
    """Handed over weeks ago, and the carrier never said that it was delivered."""
    _on_its_way(story, story.moments.before(story.moments.today, 16), JULIEN, line("ODE-BLE"))


def one_of_two_parcels(story: Story) -> None:
    """In two parcels: one arrived, the other is on its way."""
    moments = story.moments
    first_on = moments.before(moments.today, 2)
    placed_at = moments.at(moments.before(first_on), "11:02")
    order = story.placed(CAMILLE, line("SOL-CAM"), line("BAC-COG", 2), at=placed_at)
    first = story.sent(order, at=placed_at + timedelta(hours=6), quantities={"1": 1})
    story.scanned(
        first, TrackingStatus.DELIVERED, at=moments.at(first_on, "09:50"), place="Paris", code="DI1"
    )
    story.sent(order, at=moments.at(moments.before(moments.today), "17:30"), quantities={"2": 2}, suffix="2")


def both_parcels(story: Story) -> None:
    """In two parcels, days apart: the last one starts the return window."""
    moments = story.moments
    first_on, last_on = moments.before(moments.today, 14), moments.before(moments.today, 5)
    placed_at = moments.at(moments.before(first_on), "11:02")
    order = story.placed(JULIEN, line("VOS-BOR"), line("LUX-VER"), at=placed_at)
    first = story.sent(order, at=placed_at + timedelta(hours=6), quantities={"1": 1})
    story.scanned(first, TrackingStatus.DELIVERED, at=moments.at(first_on, "09:50"), place="Lyon", code="DI1")
    second = story.sent(
        order, at=moments.at(moments.before(last_on), "17:30"), quantities={"2": 1}, suffix="2"
    )
    story.scanned(second, TrackingStatus.DELIVERED, at=moments.at(last_on, "12:05"), place="Lyon", code="DI1")


def overseas(story: Story) -> None:
    """To La Réunion: overseas France by its postal code."""
    _on_its_way(story, story.moments.before(story.moments.today), LEA, line("BAC-NOI"), delivery="24.00")


def to_berlin(story: Story) -> None:
    """Within Europe."""
    _on_its_way(story, story.moments.before(story.moments.today), THOMAS, line("ODE-BLE"), delivery="18.00")


def to_new_york(story: Story) -> None:
    """To the rest of the world."""
    _on_its_way(story, story.moments.before(story.moments.today, 2), GRACE, line("TUI-JAC"), delivery="35.00")


def _delivered_days_ago(story: Story, days: int, customer: Customer, *lines: NewLine) -> None:
    story.delivered_on(story.moments.today - days * ONE_DAY, customer, *lines)


def delivered_yesterday(story: Story) -> None:
    """Delivered yesterday: the return window has just opened."""
    _delivered_days_ago(story, 1, CAMILLE, line("VOS-BOR"), line("MAR-IMP"))


def delivered_13_days_ago(story: Story) -> None:
    """Delivered 13 days ago: the return window is about to close."""
    _delivered_days_ago(story, 13, CAMILLE, line("QUA-IVO"))


def delivered_14_days_ago(story: Story) -> None:
    """Delivered 14 days ago: the last day, if it is a working one."""
    _delivered_days_ago(story, 14, CAMILLE, line("LUX-VER"), line("BAC-NOI"))


def delivered_15_days_ago(story: Story) -> None:
    """Delivered 15 days ago: over, unless the last day was a day off and moved to the next working one."""
    _delivered_days_ago(story, 15, CAMILLE, line("DAU-NAT"))


def delivered_last_month(story: Story) -> None:
    """Delivered over a month ago: the return window is over on any calendar."""
    _delivered_days_ago(story, 33, INES, line("SOL-NOI"))
