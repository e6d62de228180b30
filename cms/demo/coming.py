"""What the demo's shops have announced for the first of next month."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Any

from django.contrib.auth import get_user_model

from cms.demo.content import ALAMARA, AUDREY_ALEXANDRE, read_site, read_terms
from cms.shops.models import Shop
from cms.terms.models import TermsVersion
from cms.terms.publishing import publish_terms
from policies.terms import Kind, RefundTerms, ShippingTerms


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What changes on the first of next month, and why."""

    kind: Kind
    change: Callable[[Any], Any]
    note: str


def _quicker_refunds(refunds: RefundTerms) -> RefundTerms:
    return replace(refunds, due=replace(refunds.due, length=10))


def _later_cutoff(shipping: ShippingTerms) -> ShippingTerms:
    return replace(shipping, cutoff_time=time(16))


ANNOUNCED: Mapping[str, Announcement] = MappingProxyType(
    {
        AUDREY_ALEXANDRE: Announcement(
            kind=Kind.REFUNDS,
            change=_quicker_refunds,
            note="The bank now books refunds every evening, and quality control takes a week at most.",
        ),
        ALAMARA: Announcement(
            kind=Kind.SHIPPING,
            change=_later_cutoff,
            note="The evening shift packs until eight, so what is ordered by four leaves the same day.",
        ),
    }
)


def load_coming(*, folder: str, at: datetime) -> TermsVersion | None:
    """Announce it as the shop's editor; nothing where these terms have been changed before. Returns the version."""
    announced = ANNOUNCED[folder]
    shop = Shop.objects.get(code=read_terms(folder).shop.code)
    versions = TermsVersion.objects.filter(shop=shop, kind=announced.kind)
    if versions.count() != 1:
        return None
    start = _first_of_next_month(at.astimezone(shop.zone))
    return publish_terms(
        shop=shop,
        terms=announced.change(versions.get().terms),
        effective_from=start,
        user=get_user_model().objects.get(username=read_site(folder).staff.editor),
        note=announced.note,
        confirmed_on=at.astimezone(shop.zone).date(),
    )


def _first_of_next_month(moment: datetime) -> datetime:
    following = moment.replace(day=1) + timedelta(days=32)
    return following.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
