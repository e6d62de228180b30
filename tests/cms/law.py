"""The reference shops' terms fall short of the law by intention: here somebody accepts that, as a reviewer would."""

from __future__ import annotations

from copy import copy
from datetime import UTC, datetime
from typing import Any

from cms.legal.models import LegalReason
from cms.legal.reasons import give_reason
from cms.terms.models import Terms, TermsVersion
from cms.terms.publishing import WrittenReason, publish_terms

BY_INTENTION = WrittenReason(text="These terms are examples; nobody buys by them.")


def publish_accepted(**stated: Any) -> TermsVersion | None:
    """Publish terms, and accept what the legal check finds in them."""
    return publish_terms(**{"reason": BY_INTENTION} | stated)


def accept(row: Terms, **changes: Any) -> LegalReason | None:
    """Accept the errors of ``row`` as it would stand with ``changes``; the row stays as it is."""
    changed = copy(row)
    for name, value in changes.items():
        setattr(changed, name, value)
    return give_reason(row=changed, text=BY_INTENTION.text, at=datetime.now(UTC))
