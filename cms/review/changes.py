"""What a draft would change, for whoever decides on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from wagtail.admin.panels import get_edit_handler
from wagtail.models import Page

from cms.terms.history.choosing import draft_of
from cms.terms.history.comparing import differences
from cms.terms.models import Terms, TermsVersion
from policies.terms import Kind


def changes_of(instance: Any, *, at: datetime) -> dict[str, Any]:
    """What the templates show of the changes, by kind of thing."""
    if isinstance(instance, Terms):
        return _of_terms(instance, at=at)
    if isinstance(instance, Page):
        return _of_page(instance.specific)
    return {}


def _of_terms(terms: Terms, *, at: datetime) -> dict[str, Any]:
    draft = terms.get_latest_revision_as_object()
    stated, kind = draft_of(terms), Kind(terms.kind)
    start = max(draft.effective_from or draft.go_live_at or at, at)
    before = TermsVersion.objects.governing(shop=terms.shop, kind=kind, at=start)
    found: dict[str, Any] = {"draft": draft, "starts": draft.effective_from, "unfinished": stated is None}
    if stated is None or before is None:
        return found | {"is_first": before is None}
    return found | {
        "sections": differences(kind, before.terms, stated),
        "before_name": f"Version {before.number}",
        "after_name": "The draft",
    }


def _of_page(page: Any) -> dict[str, Any]:
    """Wagtail's own comparison of the page as it is live with its draft."""
    draft = page.get_latest_revision_as_object()
    panel = get_edit_handler(type(page)).get_bound_panel(instance=page)
    compared = [make(page, draft) for make in panel.get_comparison()]
    return {
        "draft": draft,
        "is_first": not page.live,
        "comparison": [one for one in compared if one.has_changed()] if page.live else [],
        "preview_url": reverse("wagtailadmin_pages:view_draft", args=[quote(page.pk)]),
    }
