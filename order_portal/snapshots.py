"""Decisions as JSON, for the events that record them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from policies.decisions import Decision, Step
from policies.reasons import Datum, Reason


def decision_snapshot(decision: Decision) -> dict[str, Any]:
    """Outcome, every reason, until when, by which version, and each comparison that was made."""
    version = decision.version
    return {
        "outcome": decision.outcome.value,
        "reasons": [_reason(reason) for reason in decision.reasons],
        "until": _datum(decision.until),
        "until_because": _reason(decision.until_because) if decision.until_because else None,
        "version": {
            "kind": version.kind.value,
            "number": version.number,
            "effective_from": version.effective_from.isoformat(),
        },
        "trace": [_step(step) for step in decision.trace],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {"code": reason.code.value, "clause": reason.clause, "data": _data(reason.data)}


def _step(step: Step) -> dict[str, Any]:
    return {
        "rule": step.rule,
        "inputs": _data(step.inputs),
        "comparison": step.comparison,
        "result": step.result,
    }


def _data(data: Mapping[str, Datum]) -> dict[str, Any]:
    return {name: _datum(value) for name, value in data.items()}


def _datum(value: Datum) -> str | int | bool | None:
    return value.isoformat() if isinstance(value, datetime) else value
