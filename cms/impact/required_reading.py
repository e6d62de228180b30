"""Whether somebody must read what terms would change before publishing them. It never blocks: it is read, and done."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from cms.impact.models import OVER, ImpactReading, ImpactRun, State
from cms.impact.ports import order_source
from cms.impact.trials import Sides, Trial

FRESH = timedelta(days=7)
USUAL_DAYS = 90


def is_outstanding(*, trial: Trial, sides: Sides | None, user: Any, at: datetime) -> bool:
    """Whether the terms change something, there are orders to try them on, and the user has yet to read a trial.

    A trial that nobody loses by need only have been seen; of any other the user must have said that they read it.
    """
    if sides is None or not sides.changes:
        return False
    read = ImpactReading.objects.filter(user=user, run__in=trials_of(trial=trial, basis=sides.basis, at=at))
    enough = Q(accepted_at__isnull=False) | Q(run__state=State.DONE, run__losing=0)
    if read.filter(enough).exists():
        return False
    since = at - timedelta(days=USUAL_DAYS)
    return order_source().how_many(shop=trial.shop.code, placed_since=since) > 0


def newest_trial(*, trial: Trial, basis: str, at: datetime) -> ImpactRun | None:
    """The last recent trial of these very terms that came to an end or is under way."""
    found: ImpactRun | None = trials_of(trial=trial, basis=basis, at=at).first()
    return found if found and found.state_at(at) != State.ABANDONED else None


def trials_of(*, trial: Trial, basis: str, at: datetime) -> Any:
    """Recent trials of exactly these terms, compared with what governs without them today, newest first."""
    return ImpactRun.objects.filter(
        shop=trial.shop,
        kind=trial.kind,
        digest=trial.digest,
        basis=basis,
        created_at__gte=at - FRESH,
        state__in=[*OVER, State.WAITING, State.RUNNING],
    )
