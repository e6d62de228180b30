"""What was published, for good: one row a version, never changed and never deleted."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from cms.shops.models import Shop
from cms.terms.errors import VersionsAreImmutable
from policies import codec
from policies.histories import Version
from policies.terms import AnyTerms, Kind


class AppendOnly[M: models.Model](models.QuerySet[M]):
    """Rows are added one by one and read. The database refuses the rest too; see the migration."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise VersionsAreImmutable

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise VersionsAreImmutable

    def governing(self, *, shop: Shop, kind: Kind, at: datetime) -> M | None:
        """The version in force at ``at``: the last started, and of two that start together the later recorded."""
        started = self.filter(shop=shop, kind=kind, effective_from__lte=at)
        return started.order_by("-effective_from", "-recorded_at", "-number").first()


class TermsVersion(models.Model):
    """One published statement of one kind of terms, governing from ``effective_from`` until the next one starts."""

    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="versions")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value.capitalize()) for kind in Kind])
    number = models.PositiveIntegerField(help_text="Counts a shop’s versions of this kind from 1.")
    effective_from = models.DateTimeField()
    recorded_at = models.DateTimeField()
    # Text, to keep it as it was written: a JSON column of PostgreSQL rewrites what it stores.
    payload = models.TextField(help_text="The terms in the codec’s JSON form.")
    digest = models.CharField(max_length=64)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="published by",
    )
    note = models.TextField(blank=True)
    source = models.TextField(blank=True)
    confirmed_on = models.DateField(null=True)

    objects: ClassVar[Any] = AppendOnly.as_manager()

    class Meta:
        ordering = ["effective_from", "recorded_at", "number"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "kind", "number"], name="terms_version_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.shop} {self.kind} {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Record the version. Raises VersionsAreImmutable when it already is."""
        if not self._state.adding:
            raise VersionsAreImmutable
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise VersionsAreImmutable

    @classmethod
    def of(cls, *, shop: Shop, version: Version[AnyTerms], **evidence: Any) -> Self:
        """A row for a version of the core; ``evidence`` is user, note, source and confirmed_on."""
        return cls(
            shop=shop,
            kind=version.kind.value,
            number=version.number,
            effective_from=version.effective_from,
            recorded_at=version.recorded_at,
            payload=json.dumps(codec.encode(version.terms), ensure_ascii=False),
            digest=codec.digest(version.terms),
            **evidence,
        )

    @property
    def terms(self) -> AnyTerms:
        """The terms as they were published. Raises UnreadableTerms where this release cannot read them."""
        return _terms_of(self.kind, self.number, self.payload)

    def to_core(self) -> Version[AnyTerms]:
        """The version as the core knows it."""
        return Version(
            kind=Kind(self.kind),
            number=self.number,
            effective_from=self.effective_from,
            recorded_at=self.recorded_at,
            terms=self.terms,
        )


# A version never changes and is read on every page, so its text is read once.
@lru_cache(maxsize=256)
def _terms_of(kind: str, number: int, payload: str) -> AnyTerms:
    return codec.decode_terms(Kind(kind), json.loads(payload), where=f"{kind} {number}")
