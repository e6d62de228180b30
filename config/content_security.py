"""What a browser may load: strict in public, as loose as Wagtail's admin needs below ``/admin/``."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP

type Policy = dict[str, list[str]]

PUBLIC_POLICY: Policy = {
    "default-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}


def admin_policy(*, site_origins: Iterable[str]) -> Policy:
    """Return the admin's policy; its preview panel may frame the origins given.

    Wagtail writes scripts (date pickers) and styles into its pages, and the editor shows images that have not
    been uploaded yet, from ``data:`` and ``blob:`` addresses.
    """
    return {
        "default-src": [CSP.SELF],
        "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
        "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
        "img-src": [CSP.SELF, "data:", "blob:"],
        "font-src": [CSP.SELF, "data:"],
        "frame-src": [CSP.SELF, *site_origins],
        "base-uri": [CSP.SELF],
        "form-action": [CSP.SELF],
        "frame-ancestors": [CSP.SELF],
        "object-src": [CSP.NONE],
    }


class AdminPolicyMiddleware:
    """Gives responses below ``/admin/`` the admin's policy instead of the public one.

    It stands directly after Django's middleware, which writes the header. A view that sets a policy of its own,
    as the preview does, keeps it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Mark the admin's responses on their way out."""
        response: Any = self.get_response(request)
        if request.path_info.startswith("/admin/") and not hasattr(response, "_csp_config"):
            response._csp_config = settings.ADMIN_CSP
        return response
