"""The terms that a page speaks of, as its editor shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from cms.pages.reference_checks import shop_code
from cms.pages.statements import page_refs
from cms.references.choices import Choice, choices
from cms.shops.models import Shop
from cms.shops.permissions import policy_of
from cms.terms.books import book_for
from cms.terms.models import TERMS_MODELS
from policies.terms import Kind


@dataclass(frozen=True, slots=True)
class SpokenTerm:
    """A term as a page names it; ``term`` is None where the shop does not state it, now or later.

    ``edit_url`` leads to the terms' form, and is empty for who may not open it.
    """

    ref: str
    term: Choice | None
    edit_url: str


def spoken_terms(page: Any, *, user: Any, at: datetime) -> tuple[SpokenTerm, ...]:
    """The terms that ``page`` names, in order, with values in its language. Constant queries."""
    refs = page_refs(page)
    code = shop_code(page) if refs else None
    if code is None:
        return tuple(SpokenTerm(ref, None, "") for ref in refs)
    known = choices(book_for(code), at=at, locale=page.locale.language_code)
    kinds = {ref.partition(".")[0] for ref in refs} & set(Kind)
    shop = Shop.objects.select_related("site").get(code=code)
    urls = {kind: _edit_url(Kind(kind), shop=shop, user=user) for kind in sorted(kinds)}
    return tuple(SpokenTerm(ref, known.get(ref), urls.get(ref.partition(".")[0], "")) for ref in refs)


def _edit_url(kind: Kind, *, shop: Shop, user: Any) -> str:
    """Where the user edits these terms; empty where they may not, or there are none. At most one query a kind."""
    model = TERMS_MODELS[kind]
    if not policy_of(model).user_has_any_permission_for_instance(user, {"change", "publish"}, shop):
        return ""
    row: Any = model.objects.filter(shop=shop).first()
    return reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk]) if row else ""
