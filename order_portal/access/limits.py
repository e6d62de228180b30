"""How often something may be asked, counted in Django's cache: shared by all processes where the cache is.

Counted before anything is looked up, so a hit and a miss run into the same limits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from django.core.cache import cache

from order_portal.errors import TooManyRequests
from order_portal.models import normalized


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most ``most`` in each ``window`` that begins at a multiple of its length since 1970."""

    name: str
    most: int
    window: timedelta

    def opens_again(self, at: datetime) -> datetime:
        """The end of the window that ``at`` is in."""
        seconds = int(self.window.total_seconds())
        return datetime.fromtimestamp((int(at.timestamp()) // seconds + 1) * seconds, tz=UTC)


QUARTER = timedelta(minutes=15)
ASK_PER_ADDRESS = Limit(name="ask-ip", most=30, window=QUARTER)
ASK_PER_ORDER = Limit(name="ask-order", most=5, window=QUARTER)
ASK_PER_EMAIL = Limit(name="ask-email", most=15, window=QUARTER)
ASK_AT_ALL = Limit(name="ask-all", most=600, window=timedelta(minutes=1))
CODE_PER_ADDRESS = Limit(name="code-ip", most=40, window=QUARTER)
CODE_AT_ALL = Limit(name="code-all", most=1200, window=timedelta(minutes=1))


def count_request(*, ip: str, shop: str, number: str, email: str, at: datetime) -> None:
    """Count one request for a code. Raises TooManyRequests when a limit was reached before it."""
    _count(
        (
            (ASK_PER_ADDRESS, ip),
            (ASK_PER_ORDER, f"{shop}/{normalized(number)}"),
            (ASK_PER_EMAIL, normalized(email)),
            (ASK_AT_ALL, ""),
        ),
        at,
    )


def count_code(*, ip: str, at: datetime) -> None:
    """Count one code that was entered. Raises TooManyRequests."""
    _count(((CODE_PER_ADDRESS, ip), (CODE_AT_ALL, "")), at)


def _count(counted: Iterable[tuple[Limit, str]], at: datetime) -> None:
    reached = [limit.opens_again(at) for limit, subject in counted if _next(limit, subject, at) > limit.most]
    if reached:
        raise TooManyRequests(max(reached))


def _next(limit: Limit, subject: str, at: datetime) -> int:
    """The count of ``subject`` in this window, this time included. What is counted is not readable in the cache."""
    ends = limit.opens_again(at)
    digest = sha256(subject.encode()).hexdigest()
    key = f"portal-limit:{limit.name}:{int(ends.timestamp())}:{digest}"
    cache.add(key, 0, timeout=limit.window.total_seconds() + 60)
    try:
        return cache.incr(key)
    except ValueError:
        # It was evicted in between; the window starts over.
        cache.set(key, 1, timeout=limit.window.total_seconds() + 60)
        return 1
