"""Registers the screen “The site on a date” with the admin, and takes away checks that cannot run."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.preview.date_view import DateView


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The site as it will read."""
    return [path("site-on-a-date/", DateView.as_view(), name="site_on_a_date")]


@hooks.register("insert_global_admin_css")
def stylesheet() -> SafeString:
    """Hides the side panel of checks: see the file."""
    return format_html('<link rel="stylesheet" href="{}">', static("preview/admin.css"))
