"""Remembering that a reader searched and found nothing."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F

from cms.listening.models import EmptySearch
from cms.listening.terms import kept_term
from cms.shops.models import Shop

logger = logging.getLogger(__name__)
# More different searches without a result than this, in one day and one shop, are no readers.
MOST_TERMS_A_DAY = 300


def note_empty_search(*, shop: Shop, language: str, query: str, at: datetime) -> None:
    """Count one search in vain, on the day of the shop's clock.

    Never raises for the database's sake: the reader has an answer, and remembering the question must not take it away.
    """
    term = kept_term(query)
    if term is None:
        return
    try:
        with transaction.atomic():
            _count(EmptySearch(shop=shop, language=language, term=term, day=at.astimezone(shop.zone).date()))
    except DatabaseError:
        logger.warning("empty_search_not_kept: shop=%s", shop.code, exc_info=True)


def _count(search: EmptySearch) -> None:
    """Add one to the row of the day; the first search of the day makes it, unless the day is full."""
    same = {name: getattr(search, name) for name in ("shop_id", "language", "term", "day")}
    if _add_one(same) or _is_full(search):
        return
    try:
        with transaction.atomic():
            search.save(force_insert=True)
    except IntegrityError:
        # Another process was first.
        _add_one(same)


def _add_one(same: dict[str, object]) -> bool:
    return bool(EmptySearch.objects.filter(**same).update(count=F("count") + 1))


def _is_full(search: EmptySearch) -> bool:
    """Whether the shop's day holds all it may. Several at once may still enter together, one a process."""
    return EmptySearch.objects.filter(shop_id=search.shop_id, day=search.day).count() >= MOST_TERMS_A_DAY
