"""Decisions and quotes as JSON, for the events that record them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from policies.decisions import Decision, GoverningVersion, Step
from policies.reasons import Datum, Reason
from policies.refunds import QuotedComponent, RefundQuote, TenderRefund


def decision_snapshot(decision: Decision) -> dict[str, Any]:
    """Outcome, every reason, until when, by which version, and each comparison that was made."""
    return {
        "outcome": decision.outcome.value,
        "reasons": [_reason(reason) for reason in decision.reasons],
        "until": _datum(decision.until),
        "until_because": _reason(decision.until_because) if decision.until_because else None,
        "version": _version(decision.version),
        "trace": [_step(step) for step in decision.trace],
    }


def quote_snapshot(quote: RefundQuote) -> dict[str, Any]:
    """What a refund is made of, where it goes, when it is due, by which versions, and each comparison that was made."""
    return {
        "components": [_component(component) for component in quote.components],
        "allocation": [_refund(refund) for refund in quote.allocation],
        "total": f"{quote.total.amount:f}",
        "currency": quote.total.currency.code,
        "due_at": _datum(quote.due_at),
        "withheld_until": quote.withheld_until.value if quote.withheld_until else None,
        "versions": [_version(version) for version in quote.versions],
        "trace": [_step(step) for step in quote.trace],
    }


def _component(component: QuotedComponent) -> dict[str, Any]:
    return {
        "kind": component.kind.value,
        "line": component.line,
        "quantity": component.quantity,
        "amount": f"{component.amount.amount:f}",
        "capped": f"{component.capped.amount:f}",
        "rounding": f"{component.rounding.amount:f}",
        "clause": component.clause,
    }


def _refund(refund: TenderRefund) -> dict[str, Any]:
    return {
        "tender": refund.tender.value,
        "amount": f"{refund.amount.amount:f}",
        "route": refund.route.value,
        "payment": refund.payment,
    }


def _version(version: GoverningVersion) -> dict[str, Any]:
    return {
        "kind": version.kind.value,
        "number": version.number,
        "effective_from": version.effective_from.isoformat(),
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
