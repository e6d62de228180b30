"""What publishing terms amounts to: a version where they are live, a check ahead where they are only scheduled."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from cms.terms.recording import record, refuse_backdating
from cms.usage.losing import refuse_loss

if TYPE_CHECKING:
    from cms.terms.models.base import Terms


def take_effect(*, terms: Terms, at: datetime, user: Any) -> None:
    """Record what is now live, with the reasons given where the law says otherwise.

    Call it within a transaction that holds the row of ``terms`` and of its shop. Raises Backdated, FallsShort,
    InvalidTerms.
    """
    # Only here, and below: the legal check reads the models, which import this module.
    from cms.legal.reasons import keep_reasons, require_reasons  # noqa: PLC0415

    reasons = require_reasons(row=terms, at=at)
    version = record(terms=terms, at=at, user=user)
    if version is not None:
        keep_reasons(version=version, reasons=reasons)


def refuse_plan(*, terms: Terms, at: datetime) -> None:
    """Refuse today what could not be recorded when ``terms`` go live by themselves, as far as it is known today.

    Raises Backdated, FallsShort, InvalidTerms.
    """
    from cms.legal.reasons import require_reasons  # noqa: PLC0415

    require_reasons(row=terms, at=at)
    start = terms.effective_from or terms.go_live_at
    refuse_loss(shop=terms.shop, kind=terms.kind, stated=terms.to_core(), effective_from=start, at=at)
    if terms.effective_from:
        refuse_backdating(
            shop=terms.shop, kind=terms.kind, effective_from=terms.effective_from, at=terms.go_live_at
        )
