"""What can be returned, until when, how, and at whose cost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from policies.checks import Checks
from policies.durations import Duration, Window
from policies.terms.arranged import Arranged
from policies.terms.exceptions import ReturnException
from policies.terms.precedence import check_exceptions
from policies.terms.return_choices import (
    ExchangeHandling,
    GuestReturns,
    Payer,
    ReturnCondition,
    ReturnMode,
    ReturnOutcome,
    ReturnReason,
    WithoutRecord,
)
from policies.terms.return_methods import ReturnMethod
from policies.terms.seasons import Season, check_seasons


@dataclass(frozen=True, kw_only=True)
class ReturnTerms:
    """``window`` None means no time limit. ``restocking_fee`` is a share of the item price, 0 to 1.

    ``shipping_paid_by`` bears the return postage, except that for a reason in ``shipping_waived_for`` the shop
    does; for one in ``restocking_fee_waived_for`` no fee is kept. ``send_within`` is the time to send the goods once
    the return was announced (Dir. 2011/83/EU Art. 14(1)), None where the shop names none. ``exceptions`` state what
    is different for some goods, places or ways, ``seasons`` for some days.
    """

    window: Window | None
    mode: ReturnMode = ReturnMode.AUTOMATIC
    guests: GuestReturns = GuestReturns.SELF_SERVICE
    conditions: frozenset[ReturnCondition] = frozenset()
    methods: tuple[ReturnMethod, ...] = ()
    shipping_paid_by: Payer = Payer.CUSTOMER
    shipping_waived_for: frozenset[ReturnReason] = frozenset()
    restocking_fee: Decimal = Decimal(0)
    restocking_fee_waived_for: frozenset[ReturnReason] = frozenset()
    outcomes: frozenset[ReturnOutcome] = frozenset({ReturnOutcome.REFUND})
    exchange: ExchangeHandling = ExchangeHandling.REPLACEMENT
    send_within: Duration | None = None
    without_record: WithoutRecord = WithoutRecord.REFUSED
    exceptions: tuple[ReturnException, ...] = ()
    seasons: tuple[Season, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        checks.filled(self.methods, "methods", "Enter at least one way to send goods back.")
        checks.unique((method.code for method in self.methods), "methods", "method code", at="code")
        checks.filled(self.outcomes, "outcomes", "Choose at least one thing a customer can get for a return.")
        checks.share(self.restocking_fee, "restocking_fee")
        payers = {self.shipping_paid_by, *(one.then.shipping_paid_by for one in self.exceptions)}
        checks.that(
            Payer.CUSTOMER in payers or not self.shipping_waived_for,
            "shipping_waived_for",
            "contradiction",
            "The shop already pays for every return; choose no waivers.",
        )
        charges = bool(self.restocking_fee) or any(one.then.restocking_fee for one in self.exceptions)
        checks.that(
            charges or not self.restocking_fee_waived_for,
            "restocking_fee_waived_for",
            "contradiction",
            "No restocking fee is charged; choose no waivers, or enter the fee.",
        )
        if self.send_within is not None:
            checks.within(self.send_within.length, 1, 365, "send_within")
        check_exceptions(self.exceptions, [method.code for method in self.methods], checks)
        checks.that(
            self.window is not None or not self.seasons,
            "seasons",
            "contradiction",
            "Returns have no time limit, which no season can lengthen; remove the seasons or enter a window.",
        )
        check_seasons(self.seasons, checks)
        checks.done()

    @cached_property
    def general(self) -> Arranged:
        """What they come to outside every exception and season."""
        return Arranged(
            self.window,
            None,
            self.mode,
            self.open_methods,
            self.conditions,
            self.outcomes,
            self.shipping_paid_by,
            self.restocking_fee,
        )

    def season_on(self, day: date) -> Season | None:
        """The season to which an order placed on ``day`` belongs, or None. There is at most one."""
        return next((season for season in self.seasons if season.holds(day)), None)

    @property
    def open_methods(self) -> tuple[ReturnMethod, ...]:
        """The ways that are open where no exception names others."""
        return tuple([method for method in self.methods if not method.reserved])

    def methods_named(self, codes: Iterable[str]) -> tuple[ReturnMethod, ...]:
        """The ways with those codes, in the order in which the terms list them."""
        wanted = frozenset(codes)
        return tuple([method for method in self.methods if method.code in wanted])

    def postage_paid_by(self, reason: ReturnReason) -> Payer:
        """Who bears the return postage for goods returned for ``reason``."""
        return Payer.SHOP if reason in self.shipping_waived_for else self.shipping_paid_by
