"""Tries a new letter at once, beside the request that wrote it."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from django.conf import settings
from django.db import connections
from django.utils import timezone

from order_portal.outbox.delivery import deliver

log = logging.getLogger(__name__)


def dispatch(message_id: int) -> None:
    """Deliver the message, in a thread of its own unless ``PORTAL_DELIVERS_IN_BACKGROUND`` is off.

    In the background because a mail server's answer takes long: a hit would be told from a miss by the clock.
    """
    if settings.PORTAL_DELIVERS_IN_BACKGROUND:
        _postmen().submit(_deliver_and_close, message_id)
    else:
        deliver(message_id=message_id, at=timezone.now())


@cache
def _postmen() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=2, thread_name_prefix="outbox")


def _deliver_and_close(message_id: int) -> None:
    try:
        deliver(message_id=message_id, at=timezone.now())
    except Exception:
        # The outermost layer of this thread; the message stays queued, and deliver_messages tries it again.
        log.exception("Message %s could not be delivered now.", message_id)
    finally:
        connections.close_all()
