"""The ways by which goods come back."""

from __future__ import annotations

from dataclasses import dataclass

from moneyed import Money

from policies.checks import Checks, is_amount, is_code, is_country
from policies.localized import Localized
from policies.terms.return_choices import LabelSource, MethodRequirement, ReturnChannel


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnMethod:
    """One way to send goods back, open to addresses in ``countries`` (none: everywhere).

    ``reserved`` ones are open only where an exception names them. ``fee`` is what a label of the shop costs whoever
    bears the postage. ``refunds_duties``: what comes back this way brings duties, taxes and tariffs back with it,
    where the shop refunds them at all.
    """

    code: str
    name: Localized
    channel: ReturnChannel
    label_source: LabelSource
    requires: frozenset[MethodRequirement] = frozenset()
    countries: tuple[str, ...] = ()
    customer_bears_risk: bool = False
    reserved: bool = False
    fee: Money | None = None
    refunds_duties: bool = True

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            is_code(self.code),
            "code",
            "invalid",
            "Use lower-case letters, digits and hyphens, a letter first.",
        )
        for country in self.countries:
            checks.that(
                is_country(country),
                "countries",
                "invalid",
                f"“{country}” is no two-letter country code; write for example FR.",
            )
        checks.that(
            self.fee is None or is_amount(self.fee.amount),
            "fee",
            "negative",
            "An amount cannot be below zero; enter zero or more.",
        )
        checks.that(
            self.fee is None or self.label_source is LabelSource.SHOP_DEDUCTED,
            "fee",
            "contradiction",
            "A fee is given, but not a label whose cost is taken off the refund; choose that, or leave it empty.",
        )
        checks.done()

    def serves(self, country: str) -> bool:
        """Whether a customer in ``country`` may use it."""
        return not self.countries or country in self.countries
