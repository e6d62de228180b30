"""Whose findings someone sees: those of pages that they may edit, and of terms for which they may do anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.lint.findings import Finding
from cms.lint.reading import MODELS
from cms.pages.routing import OutsideSites, root_of, site_roots
from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, policy_of
from cms.terms.models import TERMS_MODELS
from policies.terms import Kind

_EDITING = {"add", "change", "publish"}
_LONGEST_KEY = 18


@dataclass(frozen=True)
class Desk:
    """What one person works on: shops, pages by id, and kinds of terms by shop."""

    shops: tuple[Shop, ...]
    pages: frozenset[int]
    terms: frozenset[tuple[str, str]]

    def own(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those of ``findings`` that this person may read."""
        return [finding for finding in findings if self._reads(finding)]

    def _reads(self, finding: Finding) -> bool:
        if finding.page is None:
            return (finding.shop, finding.terms) in self.terms
        return finding.page in self.pages


def desk_of(user: Any) -> Desk:
    """What ``user`` works on; nothing for a stranger. The number of queries does not grow with pages or shops."""
    editable = page_permission_policy.instances_user_has_any_permission_for(user, _EDITING)
    pages = list(editable.only("pk", "url_path"))
    sites = _sites(pages)
    terms = _terms(user)
    codes = {code for code, _ in terms}
    shops = [
        shop for shop in Shop.objects.select_related("site") if shop.site_id in sites or shop.code in codes
    ]
    return Desk(tuple(shops), frozenset(page.pk for page in pages), frozenset(terms))


def page_or_404(*, user: Any, page_id: int) -> Page:
    """The latest draft of a page of a help center, if ``user`` may edit it. Raises Http404."""
    if len(str(page_id)) > _LONGEST_KEY:
        raise Http404
    found = Page.objects.select_related("latest_revision", "locale").filter(pk=page_id).first()
    if found is None or not issubclass(found.specific_class or Page, MODELS):
        raise Http404
    if not found.permissions_for_user(user).can_edit():
        raise Http404
    draft: Page = found.get_latest_revision_as_object()
    return draft


def _sites(pages: Iterable[Page]) -> set[int]:
    roots = site_roots()
    found = set()
    for page in pages:
        try:
            found.add(root_of(page, roots=roots).site_id)
        except OutsideSites:
            continue
    return found


def _terms(user: Any) -> set[tuple[str, str]]:
    return {
        (code, kind.value)
        for kind in Kind
        for code in policy_of(TERMS_MODELS[kind]).shops_for(user, EVERY_ACTION).values_list("code", flat=True)
    }
