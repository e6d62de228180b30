"""Trials of terms on a shop's orders, and who has read what they found."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from cms.shops.models import Shop
from policies import codec
from policies.terms import AnyTerms, Kind

# A running trial says twice a second how far it is; one that waits may stand behind another.
SILENT_RUNNING = timedelta(seconds=60)
SILENT_WAITING = timedelta(minutes=10)


class State(models.TextChoices):
    """Where a trial stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    ABANDONED = "abandoned"


ACTIVE = (State.WAITING, State.RUNNING)
OVER = (State.DONE, State.FAILED)


class ImpactRun(models.Model):
    """One set of terms, exactly as it was tried, on the orders of the last ``days``.

    ``basis`` is the digest of everything that would govern without them, ``starts_at`` from when they are to govern
    (empty: at once), ``version`` what they became when they were published.
    """

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    payload = models.TextField()
    digest = models.CharField(max_length=64)
    basis = models.CharField(max_length=64)
    starts_at = models.DateTimeField(null=True)
    days = models.PositiveSmallIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(db_index=True)
    heard_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    result = models.TextField(blank=True)
    losing = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    version = models.ForeignKey(
        "terms.TermsVersion", null=True, on_delete=models.PROTECT, related_name="impact_runs"
    )

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["shop", "kind", "digest"], name="impact_run_by_terms")]
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "kind", "digest", "basis", "days"],
                condition=Q(state__in=["waiting", "running"]),
                name="impact_run_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.shop} {self.kind} {self.created_at:%Y-%m-%d %H:%M}"

    @property
    def terms(self) -> AnyTerms:
        """The terms that were tried. Raises UnreadableTerms where this release cannot read them."""
        return codec.decode_terms(Kind(self.kind), json.loads(self.payload), where=self.kind)

    @property
    def found(self) -> dict[str, Any]:
        """What a trial that is done found, as ``cms.impact.findings`` writes it."""
        found: dict[str, Any] = json.loads(self.result)
        return found

    def state_at(self, at: datetime) -> State:
        """Where it stands; one whose process has fallen silent is abandoned."""
        silence = {State.WAITING: SILENT_WAITING, State.RUNNING: SILENT_RUNNING}.get(State(self.state))
        if silence is not None and at - self.heard_at > silence:
            return State.ABANDONED
        return State(self.state)


class ImpactReading(models.Model):
    """Someone has seen what a trial found; ``accepted_at`` is when they said that they had read it."""

    run = models.ForeignKey(ImpactRun, on_delete=models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    read_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "user"], name="impact_read_once")]

    def __str__(self) -> str:
        return f"{self.run}: {self.user}"
