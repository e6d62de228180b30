"""A trial is asked for."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction

from cms.impact.models import ACTIVE, ImpactRun, State
from cms.impact.ports import order_source
from cms.impact.trials import Trial
from cms.shops.models import Shop
from policies import codec

KEPT = timedelta(days=90)


class Started(NamedTuple):
    """A trial, and whether this is what asked for it: one of the same terms may be under way."""

    run: ImpactRun
    is_new: bool


def start_run(*, trial: Trial, basis: str, days: int, user: Any, at: datetime) -> Started:
    """Note the trial, to be run; of the same terms one at a time. Forgets what is old and led to no version."""
    total = order_source().how_many(shop=trial.shop.code, placed_since=at - timedelta(days=days))
    with transaction.atomic():
        Shop.objects.select_for_update(no_key=True).get(pk=trial.shop.pk)
        _forget_old(at=at)
        same = ImpactRun.objects.filter(
            shop=trial.shop, kind=trial.kind, digest=trial.digest, basis=basis, days=days, state__in=ACTIVE
        )
        for run in same:
            if run.state_at(at) in ACTIVE:
                return Started(run, is_new=False)
            run.state = State.ABANDONED
            run.save(update_fields=["state"])
        run = ImpactRun.objects.create(
            shop=trial.shop,
            kind=trial.kind,
            payload=json.dumps(codec.encode(trial.terms), ensure_ascii=False),
            digest=trial.digest,
            basis=basis,
            starts_at=trial.starts_at,
            days=days,
            user=user,
            created_at=at,
            heard_at=at,
            total=total,
        )
    return Started(run, is_new=True)


def _forget_old(*, at: datetime) -> None:
    ImpactRun.objects.filter(created_at__lt=at - KEPT, version=None).delete()
