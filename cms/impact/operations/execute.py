"""A trial is run."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from cms.impact.findings import findings
from cms.impact.models import ImpactRun, State
from cms.impact.ports import order_source
from cms.impact.trials import Sides, Trial, sides_of
from policies.facts import OrderFacts
from policies.impact import Impact, compare
from policies.terms import Kind

type Clock = Callable[[], datetime]

TELL_EVERY = timedelta(seconds=0.5)
NOTHING_BEFORE = "The shop had promised nothing of this kind by then, so there is nothing to compare with."


def execute_run(*, run_id: int, clock: Clock) -> None:
    """Run a waiting trial, saying how far it is, and keep what it finds; do nothing to any other."""
    run = _claimed(run_id, at=clock())
    if run is None:
        return
    trial = Trial(shop=run.shop, kind=Kind(run.kind), terms=run.terms, starts_at=run.starts_at)
    sides = sides_of(trial, at=run.created_at)
    if sides is None:
        fail_run(run_id=run_id, problem=NOTHING_BEFORE, at=clock())
        return
    impact = _compared(run, sides, clock)
    _running(run_id).update(
        state=State.DONE,
        done=impact.orders,
        total=impact.orders,
        losing=impact.losing + impact.mixed,
        result=json.dumps(findings(impact), ensure_ascii=False),
        finished_at=clock(),
        heard_at=clock(),
    )


def fail_run(*, run_id: int, problem: str, at: datetime) -> None:
    """Note why a trial came to nothing."""
    _running(run_id).update(state=State.FAILED, problem=problem[:300], finished_at=at, heard_at=at)


def _claimed(run_id: int, *, at: datetime) -> ImpactRun | None:
    with transaction.atomic():
        waiting = ImpactRun.objects.filter(pk=run_id, state=State.WAITING)
        if not waiting.update(state=State.RUNNING, heard_at=at):
            return None
        return ImpactRun.objects.select_related("shop").get(pk=run_id)


def _running(run_id: int) -> QuerySet[ImpactRun]:
    return ImpactRun.objects.filter(pk=run_id, state=State.RUNNING)


def _compared(run: ImpactRun, sides: Sides, clock: Clock) -> Impact:
    since = run.created_at - timedelta(days=run.days)
    orders = order_source().orders(shop=run.shop.code, placed_since=since)
    return compare(
        orders=_telling(orders, run, clock), before=sides.before, after=sides.after, at=run.created_at
    )


def _telling(orders: Iterator[OrderFacts], run: ImpactRun, clock: Clock) -> Iterator[OrderFacts]:
    """The orders as they come, with a note of how many at most every half second."""
    told = clock()
    for number, order in enumerate(orders, 1):
        yield order
        now = clock()
        if now - told >= TELL_EVERY:
            told = now
            _running(run.pk).update(done=number, heard_at=now)
