"""A version as the table of versions tells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from cms.shops.clock import on_clock
from cms.terms.history.timeline import Entry, Standing


@dataclass(frozen=True, slots=True)
class VersionRow:
    """Everything about one version but what it says, in words; addresses only for what the user may do."""

    number: int
    standing: Standing
    slug: str
    start: str
    until: str
    recorded: str
    user: Any
    note: str
    source: str
    confirmed_on: date | None
    remark: str
    by_reason: bool
    url: str
    compare_url: str
    restore_url: str
    withdraw_url: str


def row_of(entry: Entry, *, zone: tzinfo, url: Callable[..., str], may: Mapping[str, bool]) -> VersionRow:
    """``entry`` on the shop's clock. ``url`` gives the address of a screen, ``may`` what the user may do."""
    version = entry.version
    number = version.number
    can_withdraw = may["publish"] and entry.can_be_withdrawn
    compare = f"{url('versions_compare')}?from={entry.before.number}&to={number}" if entry.before else ""
    return VersionRow(
        number=number,
        standing=entry.standing,
        slug=entry.standing.name.lower().replace("_", "-"),
        start=on_clock(version.effective_from, zone),
        until=on_clock(entry.until, zone) if entry.until else "",
        recorded=on_clock(version.recorded_at, zone),
        user=version.user,
        note=version.note,
        source=version.source,
        confirmed_on=version.confirmed_on,
        remark=_remark(entry),
        by_reason=bool(getattr(version, "by_reason", False)),
        url=url("version", number),
        compare_url=compare,
        restore_url=url("version_restore", number) if may["change"] else "",
        withdraw_url=url("version_withdraw", number) if can_withdraw else "",
    )


def _remark(entry: Entry) -> str:
    """What number and standing alone would not explain."""
    if entry.replaced_by:
        return f"Never governed: version {entry.replaced_by} took its place."
    return f"Says the same as version {entry.repeats.number}." if entry.repeats else ""
