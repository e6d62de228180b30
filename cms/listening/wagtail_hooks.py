"""Brings the report on what readers missed into the admin: addresses, menu, style."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.listening.reports import AnswersReport, SearchesReport
from cms.listening.views import AnswerView, SettleView
from cms.shops.own import own_shops

REPORT = "reports/what-readers-missed/"


class MissedMenuItem(MenuItem):
    """Shown to whoever works for a shop."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether there is anything for this user."""
        return own_shops(request.user).exists()


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """Both halves of the report, and what leads on from each."""
    only: dict[str, Any] = {"results_only": True}
    return [
        path(REPORT, SearchesReport.as_view(), name="listening_searches"),
        path(f"{REPORT}results/", SearchesReport.as_view(**only), name="listening_searches_results"),
        path(f"{REPORT}<int:pk>/", SettleView.as_view(), name="listening_settle"),
        path(f"{REPORT}answers/", AnswersReport.as_view(), name="listening_answers"),
        path(f"{REPORT}answers/results/", AnswersReport.as_view(**only), name="listening_answers_results"),
        path(f"{REPORT}answers/<int:page>/", AnswerView.as_view(), name="listening_answer"),
    ]


@hooks.register("register_reports_menu_item")
def menu_item() -> MenuItem:
    """Among the reports."""
    return MissedMenuItem("What readers missed", reverse("listening_searches"), icon_name="help", order=650)


@hooks.register("insert_global_admin_css")
def stylesheet() -> SafeString:
    """How bars and quotations look."""
    return format_html('<link rel="stylesheet" href="{}">', static("listening/listening.css"))
