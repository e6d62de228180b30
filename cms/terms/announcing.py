"""What an editor is told after publishing: from when the new version governs, and that earlier orders keep theirs."""

from __future__ import annotations

from datetime import datetime

from cms.shops.clock import on_clock
from cms.terms.models import Terms, TermsVersion


def announcement(*, terms: Terms, version: TermsVersion | None, at: datetime) -> str:
    """The sentences about terms just published at ``at``; ``version`` is what that recorded, None for nothing new."""
    name = f"{str(terms._meta.verbose_name).capitalize()} of {terms.shop.name}"
    zone = terms.shop.zone
    if terms.go_live_at and terms.go_live_at > at:
        start = on_clock(terms.effective_from or terms.go_live_at, zone)
        return (
            f"{name}: to be published on {on_clock(terms.go_live_at, zone)}. "
            f"They will govern orders placed from {start} on."
        )
    if version is None:
        return f"{name} published. They say what was published before, so nothing changes for orders."
    verb = "govern" if version.effective_from <= at else "will govern"
    start = on_clock(version.effective_from, zone)
    return (
        f"{name} published as version {version.number}. They {verb} orders placed from {start} on; "
        "orders placed before keep the terms they were placed under."
    )
