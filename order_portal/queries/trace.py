"""A stored decision as a table: each comparison that was made, for staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRow:
    """One comparison: the rule, what went in, what was compared, and whether it held."""

    rule: str
    inputs: tuple[str, ...]
    comparison: str
    result: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceView:
    """A decision: its outcome, the codes of its reasons, the version that governed, and how it was reached."""

    subject: str
    outcome: str
    reasons: tuple[str, ...]
    until: str
    version: str
    rows: tuple[TraceRow, ...]


def trace_view(snapshot: Mapping[str, Any], *, subject: str) -> TraceView:
    """Read the snapshot that ``order_portal.snapshots`` wrote."""
    version = snapshot["version"]
    return TraceView(
        subject=subject,
        outcome=snapshot["outcome"],
        reasons=tuple(f"{reason['code']} ({reason['clause']})" for reason in snapshot["reasons"]),
        until=snapshot["until"] or "",
        version=f"{version['kind']}, version {version['number']}, from {version['effective_from']}",
        rows=tuple(
            TraceRow(
                rule=step["rule"].replace("_", " "),
                inputs=tuple(f"{name} = {value}" for name, value in step["inputs"].items()),
                comparison=step["comparison"],
                result=step["result"],
            )
            for step in snapshot["trace"]
        ),
    )
