"""Registers the screen “The site on a date” with the admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from cms.preview.date_view import DateView


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The site as it will read."""
    return [path("site-on-a-date/", DateView.as_view(), name="site_on_a_date")]
