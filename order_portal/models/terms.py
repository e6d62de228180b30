"""The terms that orders were placed under."""

from __future__ import annotations

from django.db import models

from order_portal.models.append_only import AppendOnly


class TermsSnapshot(AppendOnly):
    """A whole book in force as JSON, stored once however many orders pin it; ``digest`` is its SHA-256."""

    digest = models.CharField(max_length=64, primary_key=True)
    payload = models.JSONField()

    def __str__(self) -> str:
        return self.digest[:12]
