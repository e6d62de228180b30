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
from cms.terms.rows import row_ids
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
    """The kinds of terms of ``shop`` that the user may see. No query: what a user holds is read once a request."""
    held = {kind: policy_of(model).sites_held(user, EVERY_ACTION) for kind, model in TERMS_MODELS.items()}
    return tuple(kind for kind, sites in held.items() if sites is None or shop.site_id in sites)


def as_it_stood(*, shop: Shop, kinds: Sequence[Kind], at: datetime) -> tuple[Stood, ...]:
    """What was in force at ``at``. Three queries, however many kinds and versions there are."""
    known = list(TermsVersion.objects.filter(shop=shop, kind__in=kinds).defer("payload"))
    # Ordered by their start: of each kind the last one that has started governs.
    governing = {version.kind: version.pk for version in known if version.effective_from <= at}
    first = {version.kind: version for version in reversed(known)}
    read = {version.kind: version for version in TermsVersion.objects.filter(pk__in=governing.values())}
    rows = row_ids(shop)
    return tuple(
        _stood(shop, kind, read[kind], rows[kind])
        if kind in read
        else Stood(_name(kind), _nothing(shop, first.get(kind)))
        for kind in kinds
    )


def _stood(shop: Shop, kind: Kind, version: TermsVersion, row: Any) -> Stood:
    start = on_clock(version.effective_from, shop.zone)
    name = TERMS_MODELS[kind].snippet_viewset.get_url_name("version")
    return Stood(
        _name(kind),
        f"Version {version.number}, in force since {start}.",
        reverse(name, args=[quote(row), version.number]),
        in_words(kind, version.terms),
    )


def _nothing(shop: Shop, first: TermsVersion | None) -> str:
    """Why there is nothing to say, and since when there would be."""
    if first is None:
        return "The shop has stated nothing of this kind, neither then nor since."
    start = on_clock(first.effective_from, shop.zone)
    return f"Nothing was in force yet. The first terms of this kind start on {start}."


def _name(kind: Kind) -> str:
    return word(kind, locale=FALLBACK).capitalize()
