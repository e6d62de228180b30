"""The panel “Check the prose” of the pages' forms. It only informs: it keeps nobody from saving or publishing."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.admin.panels import HelpPanel


class CheckProsePanel(HelpPanel):
    """Figures that the terms should say, in the page as saved and, a moment later, as it is being written."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"template": "cms/lint/panel.html", "heading": "Check the prose"} | kwargs)

    class BoundPanel(HelpPanel.BoundPanel):
        class Media:
            css = {"all": ["lint/check-prose.css"]}
            js = ["lint/check-prose.js"]

        def is_shown(self) -> bool:
            """A page that was never saved has no place yet, and so no shop."""
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """What is found in the page as it was saved last."""
            from cms.lint.live import checked, shown  # noqa: PLC0415 (the pages' models import this panel)

            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | shown(self.instance, checked(self.instance, at=timezone.now()))
