"""Findings as the report lists and exports them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.coreutils import get_content_languages

from cms.lint.findings import Drift, Finding
from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS
from policies.terms import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """One finding with names and addresses for its reader."""

    finding: Finding
    shop: str
    language: str
    title: str
    fix_url: str
    confirm_url: str

    @property
    def label(self) -> str:
        """What is wrong."""
        return self.finding.label

    @property
    def quote(self) -> str:
        """The figure in its sentence."""
        return str(self.finding.quote or "")

    @property
    def why(self) -> str:
        """Why it is listed."""
        return self.finding.why

    @property
    def where(self) -> str:
        """The field or block."""
        return self.finding.where

    @property
    def suggestion(self) -> str:
        """What to write instead."""
        return self.finding.suggestion


def rows_of(findings: Iterable[Finding], *, shops: Iterable[Shop]) -> list[Row]:
    """A row for each finding. One query for each kind of terms in which something was found."""
    names = {shop.code: shop.name for shop in shops}
    languages = dict(get_content_languages())
    listed = list(findings)
    forms = _forms({finding.terms for finding in listed if finding.terms})
    return [
        Row(
            finding=finding,
            shop=names.get(finding.shop, finding.shop),
            language=str(languages.get(finding.locale, finding.locale)),
            title=finding.title or _name_of(finding.terms),
            fix_url=_fix_url(finding, forms),
            confirm_url=_confirm_url(finding),
        )
        for finding in listed
    ]


def _fix_url(finding: Finding, forms: dict[tuple[str, str], str]) -> str:
    """The editor, at the field: Wagtail scrolls to a path of content and focuses it."""
    if finding.page is None:
        return forms.get((finding.shop, finding.terms), "")
    address = reverse("wagtailadmin_pages:edit", args=[finding.page])
    return f"{address}#:w:contentpath={finding.path}"


def _confirm_url(finding: Finding) -> str:
    if finding.drift not in {Drift.STALE, Drift.NEVER_CONFIRMED}:
        return ""
    return reverse("lint_confirm", args=[finding.page])


def _name_of(kind: str) -> str:
    return str(TERMS_MODELS[Kind(kind)]._meta.verbose_name_plural).capitalize() if kind else ""


def _forms(kinds: Iterable[str]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for kind in kinds:
        model = TERMS_MODELS[Kind(kind)]
        address, column = model.snippet_viewset.get_url_name("edit"), str(model._meta.model_name)
        rows = Shop.objects.exclude(**{column: None}).values_list("code", column)
        found |= {(code, kind): reverse(address, args=[quote(pk)]) for code, pk in rows}
    return found
