"""What a browser may load: strict in public, as loose as Wagtail's admin needs below ``/admin/``."""

from collections.abc import Callable, Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override

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

    It stands directly after Django's middleware, which writes the header. A response that brings the header
    itself keeps it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.public = get_response
        self.admin = csp_override(settings.ADMIN_CSP)(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer by the policy that the path calls for."""
        return (self.admin if request.path_info.startswith("/admin/") else self.public)(request)
