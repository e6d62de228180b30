"""Stating terms from code, by the same way that editors go: save, make a revision, publish it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.legal.reasons import give_reason
from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS, TermsVersion
from policies.terms import TERMS_BY_KIND, AnyTerms, Kind

KIND_OF = {cls: kind for kind, cls in TERMS_BY_KIND.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReason:
    """Why terms are published although they fall short of the law, and who says so (nobody: the system)."""

    text: str
    user: Any = None


def publish_terms(
    *,
    shop: Shop,
    terms: AnyTerms,
    effective_from: datetime | None = None,
    user: Any = None,
    reason: WrittenReason | None = None,
    **evidence: Any,
) -> TermsVersion | None:
    """Publish what ``terms`` states for ``shop``; the version that was recorded, or None where they govern already.

    ``evidence`` is note, source and confirmed_on; ``reason`` accepts the errors that the legal check finds. Raises
    Backdated where they cannot start then, FallsShort where there are errors that nobody accepted.
    """
    kind = KIND_OF[type(terms)]
    model = TERMS_MODELS[kind]
    with transaction.atomic():
        row = model.objects.filter(shop=shop).first() or model(shop=shop)
        row.take_core(terms)
        row.effective_from = effective_from
        for name, value in evidence.items():
            setattr(row, name, value)
        before = latest_version(shop=shop, kind=kind)
        if row.pk is None:
            row.save()
        revision = row.save_revision(user=user)
        if reason is not None:
            give_reason(row=row, text=reason.text, at=timezone.now(), user=reason.user)
        revision.publish(user=user)
        after = latest_version(shop=shop, kind=kind)
    return after if after != before else None


def latest_version(*, shop: Shop, kind: Kind) -> TermsVersion | None:
    """The version that was recorded last, whether or not it governs yet."""
    return TermsVersion.objects.filter(shop=shop, kind=kind).order_by("-number").first()
