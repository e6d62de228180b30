"""Someone enters the code from the mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from order_portal.access.secrets_at_rest import is_code, new_token, token_digest
from order_portal.errors import AccessDenied, NoChallenge, NoTriesLeft, StaleCode, WrongCode
from order_portal.models import AccessChallenge, AccessGrant, Order
from order_portal.vocabulary import Intent

TRIES = 5
GRANT_LIFETIME = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An order that is open in one browser: ``token`` is the value of its cookie."""

    order: Order
    token: str
    then: Intent


def confirm_access(*, token: str, code: str, at: datetime) -> Opened:
    """Open the order of the challenge behind ``token``.

    Raises NoChallenge, StaleCode, NoTriesLeft or WrongCode; a decoy answers as any other challenge does.
    """
    with transaction.atomic():
        answer = _answer(token, code, at)
    # Raised only now: the count of tries must survive.
    if isinstance(answer, AccessDenied):
        raise answer
    return answer


def _answer(token: str, code: str, at: datetime) -> Opened | AccessDenied:
    salt = token_digest(token)
    challenge = AccessChallenge.objects.select_for_update().filter(token_digest=salt).first()
    if challenge is None or challenge.used_at is not None:
        return NoChallenge("Ask for a code first.")
    if at >= challenge.expires_at:
        return StaleCode("The code has expired; ask for a new one.")
    if challenge.attempts >= TRIES:
        return NoTriesLeft("Too many tries; ask for a new code.")
    challenge.attempts += 1
    right = is_code(code, digest=challenge.code_digest, salt=salt)
    if right and challenge.order_id is not None:
        return _open(challenge, at)
    challenge.save(update_fields=["attempts"])
    left = TRIES - challenge.attempts
    return WrongCode(left) if left else NoTriesLeft("Too many tries; ask for a new code.")


def _open(challenge: AccessChallenge, at: datetime) -> Opened:
    order = Order.objects.get(challenges=challenge)
    challenge.used_at = at
    challenge.save(update_fields=["attempts", "used_at"])
    token = new_token()
    AccessGrant.objects.create(
        token_digest=token_digest(token), order=order, created_at=at, expires_at=at + GRANT_LIFETIME
    )
    return Opened(order=order, token=token, then=Intent(challenge.then))
