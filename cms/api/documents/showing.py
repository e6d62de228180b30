"""What a preview shows, for the site to say so."""

from cms.api.documents.blocks import Json
from cms.api.documents.scope import Scope
from cms.preview.comparing import ComparingResolver


def showing(scope: Scope) -> Json | None:
    """What is not as the public sees it; null for the public. Build it last: it tells what the document refers to."""
    shown = scope.shown
    if shown is None:
        return None
    resolver = scope.resolver
    supposed = shown.supposed
    is_ahead = shown.moment and not (supposed and supposed.starts_at is None)
    return {
        "what": shown.what.value,
        "kind": supposed.kind.value if supposed else None,
        "moment": scope.moment(shown.moment) if shown.moment and is_ahead else None,
        "changed": sorted(resolver.changed) if isinstance(resolver, ComparingResolver) else [],
    }
