"""Headers of the site's responses: how long they may be kept, who may frame them, what they may load."""

from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.csp import CSP, build_policy

# Seconds that a shared cache may keep a page. Browsers ask each time, and get a 304 where nothing changed, so that
# an editor's change shows at once.
SHARED_MAX_AGE = 60
RETRY_AFTER = 30

POLICY = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}


def public(
    response: HttpResponse, *, request: HttpRequest, now: datetime, valid_until: datetime | None = None
) -> HttpResponseBase:
    """Let caches keep a page until its terms change, at most; answer 304 to a browser that has it."""
    seconds = SHARED_MAX_AGE
    if valid_until is not None:
        seconds = max(0, min(seconds, int((valid_until - now).total_seconds())))
    response["Cache-Control"] = f"public, max-age=0, s-maxage={seconds}, must-revalidate"
    response["Content-Security-Policy"] = build_policy(POLICY)
    set_response_etag(response)
    answer = get_conditional_response(request, etag=response["ETag"], response=response) or response
    # A 304 is a response of its own, and caches take over the headers it carries.
    answer["Content-Security-Policy"] = response["Content-Security-Policy"]
    return answer


def unkept(response: HttpResponse) -> HttpResponse:
    """Keep a page out of every cache and every index: results of a search, errors."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Security-Policy"] = build_policy(POLICY)
    return response


def preview(response: HttpResponse) -> HttpResponse:
    """Answer an editor who asked for a draft, also where there is none: kept and indexed nowhere, framed by the CMS."""
    unkept(response)
    policy = POLICY | {"frame-ancestors": [CSP.SELF, *cms_origins()]}
    response["Content-Security-Policy"] = build_policy(policy)
    # The address holds the token.
    response["Referrer-Policy"] = "no-referrer"
    response.xframe_options_exempt = True  # read by Django's middleware
    return response


def cms_origins() -> tuple[str, ...]:
    """Return the origin of the CMS, whose preview panel frames drafts; nothing where the settings name none."""
    address = getattr(settings, "CMS_ORIGIN", "") or getattr(settings, "WAGTAILADMIN_BASE_URL", "")
    parts = urlsplit(address or "")
    return (f"{parts.scheme}://{parts.netloc}",) if parts.scheme and parts.netloc else ()
