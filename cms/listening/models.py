"""What readers searched for in vain, and whether an answer helped them. Nothing here says who they were."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from wagtail.models import Page

from cms.pages.models import QuestionPage
from cms.shops.models import Shop

LONGEST_TERM = 80
LONGEST_COMMENT = 500


class EmptySearch(models.Model):
    """How often the readers of one day searched for ``term``, as ``cms.listening.terms`` writes it, and found nothing.

    ``settled_at`` is when an editor dealt with it, and ``answered_by`` the page that answers, if one does. A search
    of a later day is a row of its own, and open again.
    """

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    term = models.CharField(max_length=LONGEST_TERM)
    day = models.DateField(db_index=True)
    count = models.PositiveIntegerField(default=1)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_by = models.ForeignKey(Page, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-day", "term"]
        constraints = [
            models.UniqueConstraint(
                fields=["shop", "day", "language", "term"], name="empty_search_once_a_day"
            )
        ]
        verbose_name_plural = "empty searches"

    def __str__(self) -> str:
        return f"{self.term} ({self.language}, {self.day:%Y-%m-%d})"


class Reason(models.TextChoices):
    """Why an answer did not help."""

    NOT_WHAT_I_ASKED = "not_what_i_asked", "Not what I asked"
    UNCLEAR = "unclear", "Unclear"
    DID_NOT_WORK = "did_not_work", "Did not work"
    OUT_OF_DATE = "out_of_date", "Out of date"
    OTHER = "other", "Another reason"


class Vote(models.Model):
    """One reader's word on an answer.

    ``edition`` is the digest of what the answer said then (``cms.listening.editions``): once it says something else,
    what was said of it before no longer counts.
    """

    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="+")
    page = models.ForeignKey(QuestionPage, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    edition = models.CharField(max_length=64)
    day = models.DateField(db_index=True)
    helpful = models.BooleanField()
    reason = models.CharField(max_length=20, choices=Reason.choices, blank=True)
    comment = models.CharField(max_length=LONGEST_COMMENT, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        indexes = [models.Index(fields=["page", "edition"], name="vote_by_edition")]
        constraints = [
            models.CheckConstraint(
                condition=Q(helpful=True, reason="", comment="") | (Q(helpful=False) & ~Q(reason="")),
                name="vote_no_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page}: {'helpful' if self.helpful else self.get_reason_display()}"

    def clean(self) -> None:
        """Check that a reason, and only that of a reader who was not helped, is one of those known."""
        if not self.helpful and self.reason not in Reason.values:
            raise ValidationError({"reason": f"Use one of: {', '.join(Reason.values)}."})
