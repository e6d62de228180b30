"""Goods, places and ways for which other return terms hold. Which of several is heard is told in ``precedence``.

An exception narrows one dimension or more (``Scope``) and sets one term or more (``Arrangement``). Each term is taken
from the most specific exception that sets it: the one that narrows the most dimensions. Two that narrow equally many,
can meet in one item and set a term differently would leave it open, so the terms cannot be built until one is narrowed
or is said to go before the other. The order in which exceptions are listed means nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from policies.checks import Checks, is_code
from policies.durations import Window
from policies.localized import Localized
from policies.terms.payment import Tender
from policies.terms.return_choices import (
    Payer,
    Returnability,
    ReturnChannel,
    ReturnCondition,
    ReturnMode,
    ReturnOutcome,
    ReturnReason,
)


class Circumstances(NamedTuple):
    """What an exception looks at: one item of one order. What is not known is None."""

    categories: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    zone: str | None = None
    channel: ReturnChannel | None = None
    reason: ReturnReason | None = None
    tenders: frozenset[Tender] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """To what an exception applies: within each dimension to any of the values, to all dimensions at once.

    An empty dimension is not narrowed. ``categories`` and ``tags`` are the shop's codes for its goods, ``zones`` the
    codes of its shipping zones, ``tenders`` those with which any part was paid. What is not known matches nothing.
    """

    categories: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    channels: frozenset[ReturnChannel] = frozenset()
    reasons: frozenset[ReturnReason] = frozenset()
    tenders: frozenset[Tender] = frozenset()

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            self.weight > 0,
            "categories",
            "required",
            "Choose at least one category, tag, zone, way, reason or means of payment; for all goods change the "
            "terms themselves.",
        )
        for name in ("categories", "tags", "zones"):
            for code in sorted(getattr(self, name)):
                checks.that(
                    is_code(code),
                    name,
                    "invalid",
                    f"“{code}” is no code; use lower-case letters, digits and hyphens, a letter first.",
                )
        checks.done()

    @property
    def weight(self) -> int:
        """How many dimensions it narrows: the more, the more specific."""
        return sum(
            map(bool, (self.categories, self.tags, self.zones, self.channels, self.reasons, self.tenders))
        )

    def holds(self, case: Circumstances) -> bool:
        """Whether the item falls under it."""
        return (
            (not self.categories or not self.categories.isdisjoint(case.categories))
            and (not self.tags or not self.tags.isdisjoint(case.tags))
            and (not self.zones or case.zone in self.zones)
            and (not self.channels or case.channel in self.channels)
            and (not self.reasons or case.reason in self.reasons)
            and (not self.tenders or not self.tenders.isdisjoint(case.tenders))
        )

    def meets(self, other: Scope) -> bool:
        """Whether an item can fall under both.

        It has one zone, way and reason. It may have several categories and tags, and be paid by several means.
        """
        single = (
            (self.zones, other.zones),
            (self.channels, other.channels),
            (self.reasons, other.reasons),
        )
        return not any(mine and theirs and mine.isdisjoint(theirs) for mine, theirs in single)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """What holds instead. A term that is None or empty stays as it was.

    ``window`` replaces the return window and its seasons, ``no_time_limit`` removes it. ``methods`` are codes of the
    terms' methods. ``further_conditions`` come on top of the others. ``restocking_fee`` is a share, 0 to 1.
    """

    returnability: Returnability | None = None
    window: Window | None = None
    no_time_limit: bool = False
    mode: ReturnMode | None = None
    methods: tuple[str, ...] = ()
    outcomes: frozenset[ReturnOutcome] = frozenset()
    shipping_paid_by: Payer | None = None
    restocking_fee: Decimal | None = None
    further_conditions: frozenset[ReturnCondition] = frozenset()

    def __post_init__(self) -> None:
        checks = Checks()
        others = [
            name for name, read in SETTLED.items() if name != "returnability" and read(self) is not None
        ]
        checks.that(
            self.returnability is not None or bool(others) or bool(self.further_conditions),
            "returnability",
            "required",
            "Say what is different: not returnable, another window, other ways, fees or conditions.",
        )
        checks.that(
            self.returnability is not Returnability.NOT_RETURNABLE or not (others or self.further_conditions),
            "returnability",
            "contradiction",
            "What cannot be returned needs no other terms; remove them, or let it be returned.",
        )
        checks.that(
            self.window is None or not self.no_time_limit,
            "no_time_limit",
            "contradiction",
            "A window is given as well; leave one of the two.",
        )
        if self.restocking_fee is not None:
            checks.share(self.restocking_fee, "restocking_fee")
        checks.unique(self.methods, "methods", "method")
        checks.done()


# What each term is set to, None where it is not. ``further_conditions`` add up and cannot disagree.
SETTLED: Mapping[str, Callable[[Arrangement], object | None]] = MappingProxyType(
    {
        "returnability": lambda then: then.returnability,
        "window": lambda then: "no_time_limit" if then.no_time_limit else then.window,
        "mode": lambda then: then.mode,
        "methods": lambda then: frozenset(then.methods) or None,
        "outcomes": lambda then: then.outcomes or None,
        "shipping_paid_by": lambda then: then.shipping_paid_by,
        "restocking_fee": lambda then: then.restocking_fee,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnException:
    """Where ``when`` holds, ``then`` holds instead of the general terms.

    ``goes_before`` are the codes of exceptions that it is heard before, where both apply and are equally specific.
    """

    code: str
    name: Localized
    when: Scope
    then: Arrangement
    goes_before: frozenset[str] = field(default=frozenset())

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            is_code(self.code),
            "code",
            "invalid",
            "Use lower-case letters, digits and hyphens, a letter first.",
        )
        checks.that(
            self.code not in self.goes_before,
            "goes_before",
            "contradiction",
            "An exception cannot go before itself; choose others.",
        )
        checks.done()
