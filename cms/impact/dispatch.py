"""Runs trials beside the request that asked for them, one after the other."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils import timezone

from cms.impact.models import ImpactRun
from cms.impact.operations.execute import execute_run, fail_run
from cms.impact.operations.start import start_run
from cms.impact.trials import Trial

log = logging.getLogger(__name__)
WENT_WRONG = "Something went wrong while these terms were tried. Try again; if it fails twice, tell your administrator."


def try_on_orders(*, trial: Trial, basis: str, days: int, user: Any, at: datetime) -> ImpactRun:
    """Start a trial, in a thread of its own unless ``CMS_TRIES_IN_BACKGROUND`` is off; or join the one under way."""
    run, is_new = start_run(trial=trial, basis=basis, days=days, user=user, at=at)
    if not is_new:
        return run
    if settings.CMS_TRIES_IN_BACKGROUND:
        _triers().submit(_run_and_close, run.pk)
    else:
        _run(run.pk)
        run.refresh_from_db()
    return run


@cache
def _triers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="impact")


def _run(run_id: int) -> None:
    try:
        execute_run(run_id=run_id, clock=timezone.now)
    except Exception:
        # The outermost layer of this thread; whoever waits is told.
        log.exception("Trial %s could not be run.", run_id)
        fail_run(run_id=run_id, problem=WENT_WRONG, at=timezone.now())


def _run_and_close(run_id: int) -> None:
    try:
        _run(run_id)
    finally:
        connections.close_all()
