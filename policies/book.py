"""The book of a shop: every kind of terms with its history, and what of it is in force at an instant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from policies.daily_moments import DailyMoments
from policies.errors import NotInForce, require_aware
from policies.histories import History, Version
from policies.shop import Shop
from policies.terms import (
    AnyTerms,
    CancellationTerms,
    Kind,
    PaymentTerms,
    RefundTerms,
    RepairTerms,
    ReturnTerms,
    ShippingTerms,
)


@dataclass(frozen=True)
class TermsInForce:
    """What one shop promises at one instant; what an order pins when it is placed.

    A kind that the shop has not stated is absent, and asking for it raises NotInForce.
    """

    shop: Shop
    versions: tuple[Version[AnyTerms], ...]
    on: datetime

    def version(self, kind: Kind) -> Version[AnyTerms]:
        """The version of ``kind`` in force. Raises NotInForce where the shop has not stated that kind."""
        version = self._by_kind.get(kind)
        if version is None:
            raise NotInForce(kind, self.on)
        return version

    def states(self, kind: Kind) -> bool:
        """Whether terms of ``kind`` are in force."""
        return kind in self._by_kind

    @cached_property
    def _by_kind(self) -> Mapping[Kind, Version[AnyTerms]]:
        # Of two of one kind the first governs.
        return {version.kind: version for version in reversed(self.versions)}

    def _terms[T: AnyTerms](self, kind: Kind, cls: type[T]) -> T:
        terms = self.version(kind).terms
        if not isinstance(terms, cls):
            raise TypeError(f"{kind} terms are a {type(terms).__name__}, not a {cls.__name__}")
        return terms

    @cached_property
    def shipping(self) -> ShippingTerms:
        """The shipping terms in force."""
        return self._terms(Kind.SHIPPING, ShippingTerms)

    @cached_property
    def payment(self) -> PaymentTerms:
        """The payment terms in force."""
        return self._terms(Kind.PAYMENT, PaymentTerms)

    @cached_property
    def cancellation(self) -> CancellationTerms:
        """The cancellation terms in force."""
        return self._terms(Kind.CANCELLATION, CancellationTerms)

    @cached_property
    def returns(self) -> ReturnTerms:
        """The return terms in force."""
        return self._terms(Kind.RETURNS, ReturnTerms)

    @cached_property
    def refunds(self) -> RefundTerms:
        """The refund terms in force."""
        return self._terms(Kind.REFUNDS, RefundTerms)

    @cached_property
    def repairs(self) -> RepairTerms:
        """The repair terms in force."""
        return self._terms(Kind.REPAIRS, RepairTerms)

    @cached_property
    def cutoffs(self) -> DailyMoments:
        """The shipping cutoffs: one on every business day of the shop."""
        return DailyMoments(clock=self.shipping.cutoff_time, calendar=self.shop.calendar, zone=self.shop.zone)


@dataclass(frozen=True, slots=True)
class Book:
    """A shop and the histories of everything it has promised or will promise."""

    shop: Shop
    histories: tuple[History[AnyTerms], ...]

    @classmethod
    def of(cls, shop: Shop, versions: Iterable[Version[AnyTerms]]) -> Book:
        """Build from versions of any kinds in any order."""
        by_kind: dict[Kind, list[Version[AnyTerms]]] = {kind: [] for kind in Kind}
        for version in versions:
            by_kind[version.kind].append(version)
        return cls(shop, tuple(History.of(kind, found) for kind, found in by_kind.items()))

    def history(self, kind: Kind) -> History[AnyTerms]:
        """The history of one kind, empty where the shop never stated it."""
        return next((history for history in self.histories if history.kind == kind), History(kind))

    def at(self, moment: datetime) -> TermsInForce:
        """What is in force at ``moment``.

        Raises NotInForce when nothing at all is.
        """
        require_aware(moment, "moment")
        found = []
        for history in self.histories:
            try:
                found.append(history.at(moment))
            except NotInForce:
                continue
        if not found:
            raise NotInForce(self.shop.code, moment)
        return TermsInForce(self.shop, tuple(found), moment)

    def next_change(self, moment: datetime) -> datetime | None:
        """The first instant after ``moment`` at which other terms start to govern, or None."""
        starts = [version.effective_from for history in self.histories for version in history.coming(moment)]
        return min(starts, default=None)
