"""The check of one page as its editor sees it: as it was saved, or as it is being written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from cms.lint.answers import CONFIRMED
from cms.lint.checking import check_page
from cms.lint.findings import Drift, Finding
from cms.lint.reading import PageRead, TermsRead, terms_of
from cms.pages.reference_checks import shop_code
from cms.shops.models import Shop

NOTHING = "Nothing was found in the prose of this page."


@dataclass(frozen=True, slots=True)
class Checked:
    """What the panel shows."""

    findings: tuple[Finding, ...]

    @property
    def sentence(self) -> str:
        """What is read out: how much was found, the worst first."""
        grave = sum(finding.drift is Drift.CONTRADICTS for finding in self.findings)
        if not self.findings:
            return NOTHING
        things = "1 thing" if len(self.findings) == 1 else f"{len(self.findings)} things"
        worst = f", {grave} of them against the terms" if grave else ""
        return f"{things} to look at{worst}."


def checked(page: Any, *, values: Any = None, at: datetime) -> Checked:
    """``page`` as it stands, or with ``values`` from a form in the place of its own."""
    shop = Shop.objects.filter(code=shop_code(page)).first()
    read = PageRead.of(page, shop=shop.code if shop else "", values=values)
    terms = terms_of([shop], at=at)[shop.code] if shop else TermsRead()
    return Checked(tuple(check_page(read, terms=terms, at=at, zone=shop.zone if shop else UTC)))


def written(page: Any, request: HttpRequest) -> dict[str, Any]:
    """What the editor's form holds, saved or not. What cannot be read yet is left out."""
    form_class = page.get_edit_handler().get_form_class()
    parent = page.get_parent().specific
    form = form_class(request.POST, instance=page, parent_page=parent, for_user=request.user)
    form.defer_required_fields()
    form.is_valid()
    return dict(form.cleaned_data)


def shown(page: Any, found: Checked) -> dict[str, Any]:
    """What the panel's template is filled with."""
    return {
        "findings": found.findings,
        "sentence": found.sentence,
        "check_url": reverse("lint_check", args=[page.pk]),
        "confirm_url": reverse("lint_confirm", args=[page.pk]) if isinstance(page, CONFIRMED) else "",
    }
