"""How a guest proves that an order is theirs. Codes and tokens are stored as digests only."""

from __future__ import annotations

from django.db import models

from order_portal.models.choices import choice_field
from order_portal.models.orders import Order
from order_portal.vocabulary import Intent


class AccessChallenge(models.Model):
    """A mailed code that is being waited for. Without an ``order`` it is a decoy: no code opens it."""

    token_digest = models.CharField(max_length=64, unique=True)
    code_digest = models.CharField(max_length=64)
    order = models.ForeignKey(Order, null=True, on_delete=models.CASCADE, related_name="challenges")
    then = choice_field(Intent, default=Intent.TRACK.value)
    attempts = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"challenge {self.pk}"


class AccessGrant(models.Model):
    """A browser that may see one order until ``expires_at``."""

    token_digest = models.CharField(max_length=64, unique=True)
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="grants")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"grant {self.pk}"
