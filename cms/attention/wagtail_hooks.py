"""Puts what needs attention on the desk's first screen."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks

from cms.attention.panel import AttentionPanel


@hooks.register("construct_homepage_panels")
def show_attention(request: HttpRequest, panels: list[Any]) -> None:
    """Beside Wagtail's panels, which sort themselves by their order."""
    panels.append(AttentionPanel(request))
