"""The panel “Where used” of the terms' forms."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.admin.panels import HelpPanel

from policies.terms import Kind


class WhereUsedPanel(HelpPanel):
    """The values that the shop states, each with the pages that speak of it. Only for terms that are saved."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "cms/usage/where_used.html", "heading": "Where used"} | kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        class Media:
            css = {"all": ["usage/where_used.css"]}

        def is_shown(self) -> bool:
            """New terms state nothing yet."""
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """The terms with pages, then those without."""
            from cms.usage.where import where_used  # noqa: PLC0415 (the terms' models import this panel)

            context: dict[str, Any] = super().get_context_data(parent_context)
            rows = where_used(
                shop=self.instance.shop,
                kind=Kind(self.instance.kind),
                user=self.request.user,
                at=timezone.now(),
            )
            return context | {
                "used": [row for row in rows if row.pages],
                "unused": [row for row in rows if not row.pages],
            }
