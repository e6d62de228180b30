"""Why terms were published although they fall short of the law: written by a person, and kept for good."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from cms.legal.errors import ReasonsStay
from cms.shops.models import Shop
from policies.terms import Kind


class OnlyAdded[M: models.Model](models.QuerySet[M]):
    """Rows are added and read. The database refuses the rest too; see the migration."""

    def update(self, **kwargs: Any) -> int:
        """Refuse."""
        raise ReasonsStay

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise ReasonsStay


class Kept(models.Model):
    """A row that nobody changes or deletes."""

    objects: ClassVar[Any] = OnlyAdded.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises ReasonsStay when it is there already."""
        if not self._state.adding:
            raise ReasonsStay
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise ReasonsStay


class LegalReason(Kept):
    """One person's reason to publish the terms with this ``digest`` as they are."""

    shop = models.ForeignKey(Shop, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value.capitalize()) for kind in Kind])
    digest = models.CharField(max_length=64, help_text="Of the terms it was given for.")
    text = models.TextField("reason")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name="given by",
    )
    given_at = models.DateTimeField()

    class Meta(Kept.Meta):
        ordering = ["given_at", "pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["shop", "kind", "digest"], name="legal_reason_by_terms")]

    def __str__(self) -> str:
        return f"{self.shop} {self.kind} {self.given_at:%Y-%m-%d %H:%M}"

    @property
    def giver(self) -> str:
        """The name of who gave it."""
        return (self.user.get_full_name() or self.user.get_username()) if self.user else "the system"

    @property
    def versions_in_words(self) -> str:
        """The versions that were recorded thanks to it. Prefetch ``kept_with__version`` where there are many."""
        numbers = sorted(kept.version.number for kept in self.kept_with.all())
        return ", ".join(map(str, numbers)) or "not used yet"


class AcceptedFinding(Kept):
    """One finding that a reason accepts: which, and how it read on that day.

    ``data`` are the figures of the finding, as JSON: the same error with another figure is another error.
    """

    reason = models.ForeignKey(LegalReason, on_delete=models.PROTECT, related_name="findings")
    code = models.CharField(max_length=40)
    jurisdiction = models.CharField(max_length=10)
    article = models.CharField(max_length=120)
    clause = models.CharField(max_length=200)
    data = models.TextField()
    term = models.TextField()
    sentence = models.TextField()

    class Meta(Kept.Meta):
        ordering = ["-reason__given_at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.clause}: {self.code}, {self.article}"


class KeptReason(Kept):
    """A version was recorded thanks to a reason."""

    reason = models.ForeignKey(LegalReason, on_delete=models.PROTECT, related_name="kept_with")
    version = models.ForeignKey("terms.TermsVersion", on_delete=models.PROTECT, related_name="kept_reasons")

    class Meta(Kept.Meta):
        ordering = ["version__number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["reason", "version"], name="legal_reason_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.reason}"
