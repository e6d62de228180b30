"""What a shop's return terms come to for one item."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from policies.durations import Window
from policies.terms.exceptions import ReturnException
from policies.terms.return_choices import Payer, ReturnCondition, ReturnMode, ReturnOutcome
from policies.terms.return_methods import ReturnMethod
from policies.terms.seasons import Season


class Arranged(NamedTuple):
    """The return terms of one item, as :class:`ReturnTerms` has them.

    ``season`` lengthens ``window``, where the order was placed in one and no exception states a window of its own.
    ``exceptions`` are all that apply, the first to be heard first; ``windowed_by`` the one that states the window, None
    where that is the general one; ``excluded_by`` the one that makes the item not returnable, None where it can be
    returned.
    """

    window: Window | None
    season: Season | None
    mode: ReturnMode
    methods: tuple[ReturnMethod, ...]
    conditions: frozenset[ReturnCondition]
    outcomes: frozenset[ReturnOutcome]
    shipping_paid_by: Payer
    restocking_fee: Decimal
    exceptions: tuple[ReturnException, ...] = ()
    windowed_by: ReturnException | None = None
    excluded_by: ReturnException | None = None

    @property
    def window_ref(self) -> str:
        """The reference under which the window is stated."""
        by = self.windowed_by
        return f"returns.exceptions.{by.code}.window" if by else "returns.window"
