"""A decision written out whole: every reason with its data and what it rests on, the deadline, and the trace."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from policies.decisions import Step
from policies.law.better import BetterOf
from policies.law.findings import LegalFinding
from policies.law.reasons import LegalReason
from policies.reasons import Reason
from tests.policies.case_moments import write_day, write_moment

HELD = {True: "yes", False: "no"}


def explained(decision: Any, zone: ZoneInfo) -> str:
    """One line a reason, one for the deadline and the version each, and one a comparison: ``yes`` where it held.

    Of a legal check, one line a finding, with what to write instead. Of the better of shop and law, one an item, and
    one for each thing of the shop's that does not bind the customer.
    """
    return "".join(f"{line}\n" for line in _lines(decision, zone))


def _lines(decision: Any, zone: ZoneInfo) -> Iterator[str]:
    if isinstance(decision, tuple):
        yield from (_finding(finding, zone) for finding in decision)
        return
    if isinstance(decision, BetterOf):
        yield from _better(decision, zone)
        return
    for reason in _reasons(decision):
        yield f"because {_reason(reason, zone)}"
    if ending := getattr(decision, "until_because", None):
        yield f"ends {_reason(ending, zone)}"
    if version := getattr(decision, "version", None):
        yield f"by {version.kind} {version.number} from {write_moment(version.effective_from, zone)}"
    for step in decision.trace:
        yield _step(step, zone)


def _reasons(decision: Any) -> tuple[Reason | LegalReason, ...]:
    if hasattr(decision, "reasons"):
        reasons: tuple[Reason | LegalReason, ...] = decision.reasons
        return reasons
    one = getattr(decision, "reason", None)
    return (one,) if one else ()


def _reason(reason: Reason | LegalReason, zone: ZoneInfo) -> str:
    rests_on = reason.clause if isinstance(reason, Reason) else reason.article
    return f"{reason.code}{_data(reason.data, zone)}, {rests_on or 'no article'}"


def _better(better: BetterOf, zone: ZoneInfo) -> Iterator[str]:
    for item in better.items:
        until = _value(item.until, zone)
        conditions = " ".join(sorted(item.conditions)) or "no conditions"
        yield (
            f"{item.quantity} {item.line}: {item.outcome} until {until} by {item.basis}, {conditions}, "
            f"fee {item.restocking_fee}"
        )
    for dropped in better.dropped:
        yield f"drops {dropped.clause} {dropped.value}, {dropped.article}"


def _finding(finding: LegalFinding, zone: ZoneInfo) -> str:
    instead = finding.suggestion
    return (
        f"{finding.severity} {finding.code}{_data(finding.data, zone)}, {finding.article} of {finding.jurisdiction}"
        f" for {' '.join(finding.markets)}, {finding.clause}"
        + (f"; write {instead.field}: {json.dumps(instead.value, sort_keys=True)}" if instead else "")
    )


def _step(step: Step, zone: ZoneInfo) -> str:
    return f"{HELD[step.result]} {step.rule}: {step.comparison}{_data(step.inputs, zone)}"


def _data(data: Mapping[str, object], zone: ZoneInfo) -> str:
    said = "; ".join(f"{name}: {_value(value, zone)}" for name, value in data.items())
    return f" ({said})" if said else ""


def _value(value: object, zone: ZoneInfo) -> str:
    match value:
        case datetime():
            return write_moment(value, zone)
        case date():
            return write_day(value)
        case None:
            return "none"
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)
