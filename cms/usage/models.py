"""The index of terms in pages."""

from django.db import models
from wagtail.models import Page


class TermUse(models.Model):
    """One place of one page that refers to a term: on the site, in the draft, in what is scheduled, or in several."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="term_uses")
    ref = models.CharField(max_length=255, db_index=True)
    place = models.TextField(help_text="Where in the page, in an editor's words.")
    in_live = models.BooleanField(default=False)
    in_draft = models.BooleanField(default=False)
    scheduled_for = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "use of a term"
        verbose_name_plural = "uses of terms"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.ref}: {self.place}"
