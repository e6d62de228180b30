"""Forgetting in time what readers searched for and wrote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from cms.listening.models import EmptySearch, Vote

SEARCHES_KEPT = timedelta(days=90)
COMMENTS_KEPT = timedelta(days=90)
VOTES_KEPT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How much went: searches, votes, and sentences that readers wrote."""

    searches: int
    votes: int
    comments: int


@transaction.atomic
def forget(*, at: datetime) -> Forgotten:
    """Delete searches, comments and votes that are older than they are kept."""
    today = at.date()
    searches, _ = EmptySearch.objects.filter(day__lt=today - SEARCHES_KEPT).delete()
    votes, _ = Vote.objects.filter(day__lt=today - VOTES_KEPT).delete()
    old = Vote.objects.filter(day__lt=today - COMMENTS_KEPT).exclude(comment="")
    return Forgotten(searches, votes, old.update(comment=""))
