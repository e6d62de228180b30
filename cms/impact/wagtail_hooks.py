"""Brings trials into the admin: addresses, style and script."""

from django.templatetags.static import static
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.impact.urls import urlpatterns


def trial_urls() -> list[URLPattern]:
    """The addresses of trials."""
    return urlpatterns


def stylesheet() -> SafeString:
    """How trials look."""
    return format_html('<link rel="stylesheet" href="{}">', static("impact/try-on-orders.css"))


def script() -> SafeString:
    """Starts trials from a form and follows them."""
    return format_html('<script src="{}" defer></script>', static("impact/try-on-orders.js"))


hooks.register("register_admin_urls", trial_urls)
hooks.register("insert_global_admin_css", stylesheet)
hooks.register("insert_global_admin_js", script)
