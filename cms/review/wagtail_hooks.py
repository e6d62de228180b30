"""Brings reviews into the admin: their page, their report, the buttons of forms."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from cms.review.hooks_of_forms import stop_publication, warn_without_reviewers
from cms.review.menus import arrange_for_pages, arrange_for_terms
from cms.review.views import ReviewView


def review_urls() -> list[URLPattern]:
    """The addresses of reviews."""
    return [path("reviews/<int:state_id>/", ReviewView.as_view(), name="review")]


def stylesheet() -> SafeString:
    """How reviews look."""
    return format_html('<link rel="stylesheet" href="{}">', static("review/review.css"))


hooks.register("register_admin_urls", review_urls)
hooks.register("insert_global_admin_css", stylesheet)
hooks.register("construct_page_action_menu", arrange_for_pages)
# After the buttons that terms have of their own.
hooks.register("construct_snippet_action_menu", arrange_for_terms, order=10)
hooks.register("before_publish_page", stop_publication)
for _moment in ("after_create_page", "after_edit_page", "after_create_snippet", "after_edit_snippet"):
    hooks.register(_moment, warn_without_reviewers)
