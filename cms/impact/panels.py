"""The panel “Try on orders” of the terms' forms."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.panels import HelpPanel

SHOWN = 5


class TryOnOrdersPanel(HelpPanel):
    """Starts a trial of the form as it stands, and lists the last ones. Only for terms that are saved."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "cms/impact/panel.html", "heading": "Try on orders"} | kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self) -> bool:
            """New terms have nothing to be compared with."""
            return bool(super().is_shown() and self.instance.pk and self.instance.live_revision_id)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The last trials of these terms."""
            from cms.impact.listing import listed  # noqa: PLC0415 (the terms' models import this panel)

            context: dict[str, Any] = super().get_context_data(parent_context)
            row = self.instance
            return context | {
                "try_url": reverse("impact_try", args=[row.kind, row.pk]),
                "runs": listed(shop=row.shop, kind=row.kind, at=timezone.now(), most=SHOWN),
            }
