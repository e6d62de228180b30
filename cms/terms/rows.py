"""The rows in which a shop's terms are edited."""

from __future__ import annotations

from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS
from policies.terms import Kind


def row_ids(shop: Shop) -> dict[Kind, int | None]:
    """The row of each kind, None where the shop has none. One query."""
    names = {kind: str(model._meta.model_name) for kind, model in TERMS_MODELS.items()}
    found = Shop.objects.values(*names.values()).get(pk=shop.pk)
    return {kind: found[name] for kind, name in names.items()}
