"""What a comparison found, as plain JSON that is kept with the trial."""

from __future__ import annotations

from typing import Any

from policies.delivery import DeliveryPromise
from policies.impact import Answer, Example, Impact, Tally, Undecided
from policies.refunds import RefundQuote

COUNTS = ("orders", "gaining", "losing", "mixed", "unchanged", "undecided", "redated")


def findings(impact: Impact) -> dict[str, Any]:
    """The counts, each kind of change with its first examples, and what could not be decided."""
    return {
        **{name: getattr(impact, name) for name in COUNTS},
        "asked": sorted(impact.asked),
        "tallies": [_tally(tally) for tally in impact.tallies],
        "errors": [_error(error) for error in impact.errors],
    }


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "action": tally.action.value,
        "kind": tally.kind.value,
        "orders": tally.orders,
        "days": [list(pair) for pair in tally.days],
        "amounts": [[str(money.amount), money.currency.code] for money in tally.amounts],
        "examples": [_example(example) for example in tally.examples],
    }


def _error(error: Undecided) -> dict[str, Any]:
    return {
        "action": error.action.value if error.action else None,
        "side": error.side.value,
        "error": error.error,
        "orders": error.orders,
    }


def _example(example: Example) -> dict[str, Any]:
    return {
        "order": example.order,
        "before": _answer(example.before),
        "after": _answer(example.after),
    }


def _answer(answer: Answer) -> dict[str, Any]:
    """What is shown of an answer; moments in UTC."""
    if isinstance(answer, DeliveryPromise):
        return {"by": answer.latest_by.isoformat() if answer.latest_by else None}
    if isinstance(answer, RefundQuote):
        due = answer.due_at.isoformat() if answer.due_at else None
        return {"total": [str(answer.total.amount), answer.total.currency.code], "due": due}
    until = answer.until.isoformat() if answer.until else None
    return {"outcome": answer.outcome.value, "until": until}
