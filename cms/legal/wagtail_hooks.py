"""Brings legal reasons into the admin: their addresses and their report."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.legal.report import may_read
from cms.legal.urls import urlpatterns


class ReasonsMenuItem(MenuItem):  # type: ignore[misc]
    """For people who work for a shop."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the report would have anything to show."""
        return may_read(request.user)


def reasons_urls() -> list[URLPattern]:
    """The addresses of reasons."""
    return urlpatterns


def reasons_report() -> MenuItem:
    """The report, in the menu of reports."""
    return ReasonsMenuItem("Legal reasons", reverse("legal_reasons"), icon_name="warning", order=950)


hooks.register("register_admin_urls", reasons_urls)
hooks.register("register_reports_menu_item", reasons_report)
