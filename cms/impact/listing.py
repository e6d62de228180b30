"""The last trials of a shop's terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from cms.impact.models import ImpactRun, State
from cms.impact.words import count
from cms.shops.clock import on_clock
from cms.shops.models import Shop


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One trial in a list."""

    url: str
    when: str
    who: object
    said: str
    is_worse: bool
    version: int | None


def listed(*, shop: Shop, kind: str, at: datetime, most: int) -> list[Listed]:
    """The newest ``most`` trials. One query."""
    runs = (
        ImpactRun.objects.filter(shop=shop, kind=kind)
        .select_related("user", "version")
        .defer("payload", "result")
    )
    return [
        Listed(
            url=reverse("impact_run", args=[run.pk]),
            when=on_clock(run.created_at, shop.zone),
            who=run.user,
            said=_said(run, at),
            is_worse=bool(run.losing),
            version=run.version.number if run.version else None,
        )
        for run in runs[:most]
    ]


def _said(run: ImpactRun, at: datetime) -> str:
    match run.state_at(at):
        case State.DONE:
            worse = f"worse for {run.losing:,}" if run.losing else "nobody loses"
            return f"{count(run.total, 'order', 'orders')}: {worse}"
        case State.FAILED:
            return "failed"
        case State.ABANDONED:
            return "abandoned"
    return "under way"
