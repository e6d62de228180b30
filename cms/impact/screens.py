"""What the screens about a trial are filled with."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.urls import reverse

from cms.impact.models import ACTIVE, ImpactReading, ImpactRun, State
from cms.impact.ports import order_addresses
from cms.impact.report import Report, orders_named, report_of
from cms.shops.clock import on_clock

PERIODS = (30, 90, 365)


def shown(run: ImpactRun, *, user: Any, at: datetime) -> dict[str, Any]:
    """Where a trial stands and, once it is done, what it found."""
    state = run.state_at(at)
    return {
        "run": run,
        "state": state.value,
        "is_active": state in ACTIVE,
        "percent": 100 * run.done // run.total if run.total else 0,
        "report": _report(run, user) if state == State.DONE else None,
        "progress_url": reverse("impact_progress", args=[run.pk]),
        "again_url": reverse("impact_again", args=[run.pk]),
        "starts": on_clock(run.starts_at, run.shop.zone) if run.starts_at else None,
        "asked_at": on_clock(run.created_at, run.shop.zone),
    }


def is_accepted(run: ImpactRun, *, user: Any) -> bool:
    """Whether the user said that they have read it."""
    return ImpactReading.objects.filter(run=run, user=user, accepted_at__isnull=False).exists()


def _report(run: ImpactRun, user: Any) -> Report:
    numbers = orders_named(run.found)
    urls = order_addresses(user=user, shop=run.shop.code, numbers=numbers) if numbers else {}
    return report_of(run, urls=urls)
