"""Addresses about legal reasons, within the admin."""

from django.urls import path

from cms.legal import views
from cms.legal.report import ReasonsReport

urlpatterns = [
    path("legal/<slug:kind>/<str:pk>/reason/", views.reason, name="legal_reason"),
    path("reports/legal-reasons/", ReasonsReport.as_view(), name="legal_reasons"),
    path(
        "reports/legal-reasons/results/",
        ReasonsReport.as_view(results_only=True),
        name="legal_reasons_results",
    ),
]
