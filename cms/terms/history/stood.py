"""What a shop had promised at one moment, for staff who answer a customer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import QuerySet
from django.urls import reverse

from cms.references.languages import FALLBACK
from cms.references.words import word
from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, policy_of
from cms.terms.history.comparing import Section, in_words
from cms.terms.models import TERMS_MODELS, TermsVersion
from policies.terms import Kind


@dataclass(frozen=True, slots=True)
class Stood:
    """One kind of terms at that moment: its words, or a sentence where nothing was in force."""

    name: str
    sentence: str
    url: str = ""
    sections: tuple[Section, ...] = ()


def shops_seen(user: Any) -> QuerySet[Shop]:
    """The shops of which the user may see terms of some kind."""
    seen = [
        policy_of(model).sites_user_has_any_permission_for(user, EVERY_ACTION).values("pk")
        for model in TERMS_MODELS.values()
    ]
    return Shop.objects.filter(site__in=seen[0].union(*seen[1:])).order_by("name")


def sees_terms(user: Any) -> bool:
    """Whether the user may see terms of any kind, of any shop."""
    return any(
        policy_of(model).user_has_any_permission(user, EVERY_ACTION) for model in TERMS_MODELS.values()
    )


def kinds_seen(user: Any, shop: Shop) -> tuple[Kind, ...]:
    """The kinds of terms of ``shop`` that the user may see."""
    return tuple(
        kind
        for kind, model in TERMS_MODELS.items()
        if policy_of(model).shops_for(user, EVERY_ACTION).filter(pk=shop.pk).exists()
    )


def as_it_stood(*, shop: Shop, kinds: Sequence[Kind], at: datetime) -> tuple[Stood, ...]:
    """What was in force at ``at``. Three queries a kind at most, however many versions there are."""
    return tuple(_stood(shop, kind, at) for kind in kinds)


def _stood(shop: Shop, kind: Kind, at: datetime) -> Stood:
    name = word(kind, locale=FALLBACK).capitalize()
    version = TermsVersion.objects.governing(shop=shop, kind=kind, at=at)
    if version is None:
        return Stood(name, _nothing(shop, kind, at))
    start = on_clock(version.effective_from, shop.zone)
    return Stood(
        name,
        f"Version {version.number}, in force since {start}.",
        _address(shop, kind, version.number),
        in_words(kind, version.terms),
    )


def _nothing(shop: Shop, kind: Kind, at: datetime) -> str:
    """Why there is nothing to say, and since when there would be."""
    later = TermsVersion.objects.filter(shop=shop, kind=kind, effective_from__gt=at).first()
    if later is None:
        return "The shop has stated nothing of this kind, neither then nor since."
    start = on_clock(later.effective_from, shop.zone)
    return f"Nothing was in force yet. The first terms of this kind start on {start}."


def _address(shop: Shop, kind: Kind, number: int) -> str:
    row = TERMS_MODELS[kind].objects.get(shop=shop)
    return reverse(row.snippet_viewset.get_url_name("version"), args=[quote(row.pk), number])
