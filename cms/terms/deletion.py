"""Terms that were ever published stay: the versions that orders rely on are theirs."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, ProtectedError
from django.db.models.signals import pre_delete

from cms.terms.models import Terms, TermsVersion

CANNOT_BE_DELETED = (
    "Published terms cannot be deleted: orders rely on them. "
    "Publish other terms, which then take their place."
)


def is_settled(terms: Terms) -> bool:
    """Whether a version of these terms was ever recorded."""
    return TermsVersion.objects.filter(shop_id=terms.shop_id, kind=terms.kind).exists()


def protect(model: type[Model]) -> None:
    """Refuse to delete rows of ``model`` that were published, whoever asks."""
    pre_delete.connect(_refuse, sender=model, dispatch_uid=f"settled {model.__name__}")


def _refuse(sender: type[Model], instance: Terms, **kwargs: Any) -> None:
    if is_settled(instance):
        raise ProtectedError(CANNOT_BE_DELETED, {instance})
