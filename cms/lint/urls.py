"""The addresses of the drift check, below the admin's."""

from django.urls import path

from cms.lint import views
from cms.lint.report import DriftReport

urlpatterns = [
    path("lint/pages/<int:page_id>/check/", views.check, name="lint_check"),
    path("lint/pages/<int:page_id>/confirm/", views.confirm_today, name="lint_confirm"),
    path("reports/prose/", DriftReport.as_view(), name="lint_report"),
    path("reports/prose/results/", DriftReport.as_view(results_only=True), name="lint_report_results"),
]
