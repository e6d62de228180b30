"""What let guests in is forgotten when it is over."""

from __future__ import annotations

from datetime import datetime, timedelta

from order_portal.models import AccessChallenge, AccessGrant, Message
from order_portal.vocabulary import MessageState

# Long enough for one who comes late to be told so.
KEPT = timedelta(days=1)


def forget_access(*, at: datetime) -> int:
    """Delete codes and open orders that ended over a day before ``at``, and letters to nobody; return how many."""
    before = at - KEPT
    challenges, _ = AccessChallenge.objects.filter(expires_at__lt=before).delete()
    grants, _ = AccessGrant.objects.filter(expires_at__lt=before).delete()
    decoys = Message.objects.filter(state=MessageState.DISCARDED, created_at__lt=before)
    letters, _ = decoys.delete()
    return challenges + grants + letters
