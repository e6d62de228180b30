"""What is kept of drafts of terms while somebody looks at them on the site."""

from typing import ClassVar

from django.db import models

from cms.shops.models import Shop


class TermsPreview(models.Model):
    """Terms of one kind and shop as they stood in a form, saved or not; they govern nothing and nobody."""

    key = models.CharField(max_length=40, unique=True)
    shop = models.ForeignKey(Shop, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    payload = models.JSONField(help_text="The terms in the codec’s JSON form.")
    starts_at = models.DateTimeField(null=True, help_text="Empty: as soon as they are published.")
    kept_at = models.DateTimeField(db_index=True)

    objects: ClassVar[models.Manager["TermsPreview"]] = models.Manager()

    def __str__(self) -> str:
        return f"{self.shop_id} {self.kind}, {self.kept_at}"
