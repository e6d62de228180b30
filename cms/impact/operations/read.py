"""Somebody reads what a trial found, and says so."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cms.impact.models import OVER, ImpactReading, ImpactRun


def note_reading(*, run: ImpactRun, user: Any, at: datetime) -> None:
    """The user has been shown what the trial found. Nothing for one that is not over."""
    if run.state in OVER:
        ImpactReading.objects.get_or_create(run=run, user=user, defaults={"read_at": at})


def accept(*, run: ImpactRun, user: Any, at: datetime) -> None:
    """The user says that they have read it. Nothing for one that is not over: there is nothing to have read."""
    if run.state not in OVER:
        return
    note_reading(run=run, user=user, at=at)
    ImpactReading.objects.filter(run=run, user=user, accepted_at=None).update(accepted_at=at)
