"""The rows in which a shop's terms are edited."""

from __future__ import annotations

from typing import Any

from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS
from policies.terms import Kind


def row_ids(shop: Shop) -> dict[Kind, int | None]:
    """The row of each kind, None where the shop has none. One query."""
    return rows_by_shop(pk=shop.pk)[shop.pk]


def rows_by_shop(**which: Any) -> dict[int, dict[Kind, int | None]]:
    """The same for every shop, or for ``which``. One query."""
    names = {kind: str(model._meta.model_name) for kind, model in TERMS_MODELS.items()}
    found = Shop.objects.filter(**which).values("pk", *names.values())
    return {row["pk"]: {kind: row[name] for kind, name in names.items()} for row in found}
