"""Panels of the terms' forms: what is in force now and what is coming, and when a draft is to be published."""

from __future__ import annotations

from datetime import tzinfo
from typing import Any

from django.utils import timezone
from wagtail.admin.panels import FieldPanel, HelpPanel, PublishingPanel

from cms.shops.clock import on_clock
from cms.terms.models.versions import TermsVersion
from policies.terms import Kind


class InForcePanel(HelpPanel):
    """Read-only: the version that governs now, and those that will."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "cms/terms/in_force.html"} | kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The versions of the shop that is being edited; none for new terms."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            if not self.instance.shop_id or not self.instance.pk:
                return context
            now = timezone.now()
            kind = Kind(self.instance.kind)
            versions = TermsVersion.objects.select_related("user").filter(
                shop_id=self.instance.shop_id, kind=kind
            )
            coming = {version.effective_from: version for version in versions if version.effective_from > now}
            started = [version for version in versions if version.effective_from <= now]
            zone = self.instance.shop.zone
            return context | {
                "in_force": _shown(started[-1], zone) if started else None,
                "coming": [_shown(version, zone) for version in coming.values()],
            }


class SchedulePanel(PublishingPanel):
    """When a draft is to be published. Terms have no expiry: others take their place."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.children: list[Any] = [child for child in self.children if _field(child) != "expire_at"]


def _shown(version: TermsVersion, zone: tzinfo) -> dict[str, Any]:
    return {
        "number": version.number,
        "start": on_clock(version.effective_from, zone),
        "user": version.user,
        "note": version.note,
    }


def _field(panel: Any) -> str | None:
    return panel.field_name if isinstance(panel, FieldPanel) else None
