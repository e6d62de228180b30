"""Documents have one form."""

from typing import Any

from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request


class OnlyJson(BaseContentNegotiation):
    """Documents have one form, whatever a client says it accepts: a browser may look at them too."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """The one parser there is, where the body says that it is JSON; a form of another site cannot say so."""
        media_type = (request.content_type or "").partition(";")[0].strip().lower()
        return parsers[0] if media_type == parsers[0].media_type else None

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        """The one renderer there is."""
        return renderers[0], renderers[0].media_type
