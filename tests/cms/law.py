"""The reference shops' terms fall short of the law by intention: here somebody accepts that, as a reviewer would."""

from __future__ import annotations

from copy import copy
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.test import Client

from cms.legal.forms import REASON, SEEN
from cms.legal.models import LegalReason
from cms.legal.reasons import OVERRIDE, give_reason
from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION
from cms.terms.models import Terms, TermsVersion
from cms.terms.publishing import WrittenReason, publish_terms
from tests.cms.terms.form_posts import address, post

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


def reviewer_of(shop: Shop, *, username: str = "") -> AbstractUser:
    """Someone who may do everything for one shop, and override its legal check."""
    # Only here: the factories accept what they publish.
    from tests.cms.factories import editor_of

    name = username or f"reviewer-{shop.code}"
    return editor_of(shop, actions=EVERY_ACTION | {OVERRIDE}, username=name)


def answered(step: Any, *, reason: str = BY_INTENTION.text) -> dict[str, list[Any]]:
    """What the page that asks for a reason sends once one is written."""
    sent: dict[str, list[Any]] = {REASON: [reason], SEEN: [step.context["form"].initial[SEEN]]}
    for name, value in step.context["sent"]:
        sent.setdefault(name, []).append(value)
    return sent


def post_with_reason(desk: Client, row: Terms, *, reason: str = BY_INTENTION.text, **changes: Any) -> Any:
    """Publish from the form of ``row``, and write the reason that is asked for."""
    step = post(desk, row, **changes)
    assert step.status_code == 200, step.content
    return desk.post(address("edit", row), answered(step, reason=reason))
