"""How and when orders are shipped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from moneyed import Money

from policies.calendars import WORKING_WEEK
from policies.checks import Checks, is_amount, is_code
from policies.durations import DayRange, TimeRange
from policies.localized import Localized
from policies.terms.zones import Zone


class DeliversTo(StrEnum):
    """Where a service brings the parcel."""

    HOME = "home"
    PICKUP_POINT = "pickup_point"
    STORE = "store"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transit:
    """What a service does for one zone: business days from carrier to door, and until what hour of the last of them.

    ``rate`` is what the customer pays, ``None`` where it is only shown at the checkout; ``free_from`` the order
    total
    from which it is free.
    """

    zone: str
    days: DayRange
    deliver_by: time | None = None
    rate: Money | None = None
    free_from: Money | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        clock = self.deliver_by
        checks.that(
            clock is None or clock.tzinfo is None,
            "deliver_by",
            "invalid",
            "The hour is read in the shop's own zone; leave the zone out.",
        )
        for name, amount in (("rate", self.rate), ("free_from", self.free_from)):
            checks.that(
                amount is None or is_amount(amount.amount),
                name,
                "negative",
                "An amount cannot be below zero; enter zero or more.",
            )
        checks.that(
            self.rate is None or self.free_from is None or self.rate.currency == self.free_from.currency,
            "free_from",
            "currency",
            "Enter the rate and the total from which it is free in one currency.",
        )
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingService:
    """Speed, carrier and place of delivery on offer.

    ``pickup_points`` is how many there are to choose from; ``rerouting`` the name of the carrier's own service
    for moving a delivery; ``tracking_url`` a link with ``{number}`` where the tracking number goes.
    """

    code: str
    name: Localized
    carrier: str
    delivers_to: DeliversTo
    transits: tuple[Transit, ...]
    signature: bool = False
    pickup_points: int | None = None
    rerouting: str = ""
    tracking_url: str = ""

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            is_code(self.code),
            "code",
            "invalid",
            "Use lower-case letters, digits and hyphens, a letter first.",
        )
        checks.that(bool(self.carrier.strip()), "carrier", "required", "Enter the carrier's name.")
        checks.filled(self.transits, "transits", "Say for at least one zone how long the service takes.")
        checks.unique((transit.zone for transit in self.transits), "transits", "zone", at="zone")
        checks.that(
            self.pickup_points is None or self.pickup_points > 0,
            "pickup_points",
            "out_of_range",
            "Enter a number above zero, or leave it empty.",
        )
        checks.that(
            not self.tracking_url
            or (self.tracking_url.startswith("https://") and "{number}" in self.tracking_url),
            "tracking_url",
            "invalid",
            "Enter an address that starts with https:// and has {number} where the tracking number belongs.",
        )
        checks.done()

    def transit_to(self, zone: str) -> Transit | None:
        """The transit to the zone with that code, or None where the service does not go."""
        return next((transit for transit in self.transits if transit.zone == zone), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippingTerms:
    """When an order leaves, with whom, and how long it travels.

    An order placed before ``cutoff_time`` (the shop's zone) on a business day counts for that day, any other for
    the next business day; ``handling_time`` is counted from the day it counts for (0: the same day), transit from
    the handover. (schema.org: cutoffTime, handlingTime, transitTime.) ``delivery_weekdays`` are ISO weekdays.
    """

    cutoff_time: time
    handling_time: DayRange
    zones: tuple[Zone, ...]
    services: tuple[ShippingService, ...]
    delivery_weekdays: frozenset[int] = WORKING_WEEK
    delivery_hours: TimeRange | None = None
    check_on_receipt: bool = False

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            self.cutoff_time.tzinfo is None,
            "cutoff_time",
            "invalid",
            "The cutoff is read in the shop's own zone; leave the zone out.",
        )
        checks.filled(self.zones, "zones", "Enter at least one zone to ship to.")
        checks.filled(self.services, "services", "Enter at least one shipping service.")
        checks.filled(self.delivery_weekdays, "delivery_weekdays", "Choose at least one day of delivery.")
        checks.that(
            self.delivery_weekdays <= frozenset(range(1, 8)),
            "delivery_weekdays",
            "out_of_range",
            "Weekdays are numbered 1 (Monday) to 7 (Sunday); choose among these.",
        )
        checks.unique((zone.code for zone in self.zones), "zones", "zone code", at="code")
        checks.unique((service.code for service in self.services), "services", "service code", at="code")
        self._check_zones_known(checks)
        self._check_zones_disjoint(checks)
        checks.done()

    def _check_zones_known(self, checks: Checks) -> None:
        known = {zone.code for zone in self.zones}
        for s, service in enumerate(self.services):
            for t, transit in enumerate(service.transits):
                checks.that(
                    transit.zone in known,
                    f"services.{s}.transits.{t}.zone",
                    "unknown",
                    f"There is no zone “{transit.zone}”; add it to the zones or choose another.",
                )

    def _check_zones_disjoint(self, checks: Checks) -> None:
        seen: dict[tuple[str, str], str] = {}
        for index, zone in enumerate(self.zones):
            for country, prefix in zone.claims():
                claim = f"{country} {prefix}".strip() or "the rest of the world"
                other = seen.setdefault((country, prefix), zone.code)
                checks.that(
                    other == zone.code,
                    f"zones.{index}",
                    "overlap",
                    f"The zones “{other}” and “{zone.code}” both claim {claim}; take it out of one.",
                )

    def zone_for(self, *, country: str, postal_code: str) -> Zone | None:
        """The narrowest zone that holds the address: longest postal prefix, then country, then rest of the world."""
        ranked = [
            (closeness, zone)
            for zone in self.zones
            if (closeness := zone.closeness(country=country, postal_code=postal_code)) is not None
        ]
        return max(ranked, key=lambda pair: pair[0])[1] if ranked else None

    def service(self, code: str) -> ShippingService | None:
        """The service with that code, or None."""
        return next((service for service in self.services if service.code == code), None)
