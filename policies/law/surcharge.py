"""What a refund that comes late costs a shop under French law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from moneyed import Money

from policies.errors import InvalidFacts
from policies.law.countries import add_months
from policies.refunds.amounts import owed

# Code de la consommation L242-4: up to so many days late, this share of the sums due.
LEGAL_RATE_DAYS = 10
STEPS = ((20, Decimal("0.05")), (30, Decimal("0.10")), (60, Decimal("0.20")), (90, Decimal("0.50")))
LAST_STEP_DAYS, LAST_STEP_SHARE = STEPS[-1]
SHARE_A_MONTH = Decimal("0.05")
WHOLE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LateSurcharge:
    """``amount`` is what comes on top of the refund: ``share`` of it, to the minor unit of its currency."""

    days_late: int
    share: Decimal
    amount: Money


def late_refund_surcharge(
    *, amount: Money, due_on: date, paid_on: date, legal_rate: Decimal
) -> LateSurcharge:
    """What is added to ``amount``, due at the latest on ``due_on`` and paid on ``paid_on``.

    Code de la consommation L242-4: the legal interest rate (``legal_rate``, 0.0275 for 2.75 %) up to 10 days late,
    then 5, 10, 20 and 50 % up to 20, 30, 60 and 90 days, then five points more for every further month up to the
    price, then the legal rate on top. Where two steps name the same day the lower holds; a month counts once it has
    begun; the legal rate is added as a rate like the others, and not by the day, as the article is written. The
    price is taken to be ``amount``. Raises InvalidFacts for a negative amount or rate.
    """
    if amount.amount < 0 or not legal_rate.is_finite() or legal_rate < 0:
        raise InvalidFacts(
            "A refund and an interest rate cannot be below zero; enter what was due and the rate."
        )
    days_late = max(0, (paid_on - due_on).days)
    share = _share(days_late, due_on, paid_on, legal_rate)
    return LateSurcharge(days_late=days_late, share=share, amount=owed(amount * share))


def _share(days_late: int, due_on: date, paid_on: date, legal_rate: Decimal) -> Decimal:
    if days_late == 0:
        return Decimal(0)
    if days_late <= LEGAL_RATE_DAYS:
        return legal_rate
    for days, share in STEPS:
        if days_late <= days:
            return share
    months = _months_begun(due_on + timedelta(days=LAST_STEP_DAYS), paid_on)
    share = LAST_STEP_SHARE + months * SHARE_A_MONTH
    return share if share <= WHOLE else WHOLE + legal_rate


def _months_begun(after: date, day: date) -> int:
    """How many months have begun by ``day``, the first of them on the day after ``after``."""
    months = (day.year - after.year) * 12 + day.month - after.month
    return months + 1 if add_months(after, months) < day else months
