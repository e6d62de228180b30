"""Brings reviews into the admin: their page, their report, the buttons of forms."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.review.fence import own_pages_only
from cms.review.hooks_of_forms import stop_publication, warn_without_reviewers
from cms.review.menus import arrange_for_pages, arrange_for_terms
from cms.review.reports import ReviewsReport
from cms.review.scope import works_for_a_shop
from cms.review.views import ReviewView


def review_urls() -> list[URLPattern]:
    """The addresses of reviews."""
    return [
        path("reviews/<int:state_id>/", ReviewView.as_view(), name="review"),
        path("reports/reviews/", ReviewsReport.as_view(), name="reviews_report"),
        path(
            "reports/reviews/results/",
            ReviewsReport.as_view(results_only=True),
            name="reviews_report_results",
        ),
    ]


def stylesheet() -> SafeString:
    """How reviews look."""
    return format_html('<link rel="stylesheet" href="{}">', static("review/review.css"))


class ReviewsMenuItem(MenuItem):  # type: ignore[misc]
    """The report “Reviews”."""

    def is_shown(self, request: HttpRequest) -> bool:
        """To whoever works for a shop."""
        return works_for_a_shop(request.user)


def reviews_menu_item() -> ReviewsMenuItem:
    """First among the reports."""
    return ReviewsMenuItem("Reviews", reverse("reviews_report"), name="reviews", icon_name="tasks", order=100)


def tidy_reports(request: HttpRequest, items: list[Any]) -> None:
    """“Reviews” says what Wagtail's two reports on workflows say; page types are for administrators."""
    unwanted = {"workflows", "workflow-tasks"}
    if not request.user.is_superuser:
        unwanted.add("page-types-usage")
    items[:] = [item for item in items if item.name not in unwanted]


hooks.register("register_reports_menu_item", reviews_menu_item)
hooks.register("construct_reports_menu", tidy_reports)
hooks.register("register_admin_urls", review_urls)
hooks.register("insert_global_admin_css", stylesheet)
hooks.register("construct_page_action_menu", arrange_for_pages)
# After the buttons that terms have of their own.
hooks.register("construct_snippet_action_menu", arrange_for_terms, order=10)
hooks.register("before_publish_page", stop_publication)
hooks.register("construct_page_chooser_queryset", own_pages_only)
for _moment in ("after_create_page", "after_edit_page", "after_create_snippet", "after_edit_snippet"):
    hooks.register(_moment, warn_without_reviewers)
