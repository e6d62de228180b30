"""Puts our guards and checks in front of wagtail-localize."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation

from cms.translation.access import EDITING
from cms.translation.guards import guarded_urls
from cms.translation.publishing import problems
from cms.translation.views import editor_data

FIRST = -100


@hooks.register("register_admin_urls", order=FIRST)
def register_urls() -> list[URLPattern]:
    """wagtail-localize's own addresses, guarded: the first that fits answers."""
    return [
        *guarded_urls(),
        path("translation/<int:translation_id>/", editor_data, name="translation_editor_data"),
    ]


@hooks.register("before_edit_page", order=FIRST)
def refuse_what_is_not_whole(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a translation from being published by wagtail-localize's editor while anything speaks against it."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).first()
    found = problems(translation, page=page, user=request.user, at=timezone.now()) if translation else []
    if not found:
        return None
    messages.error(request, _listed(page, found))
    return redirect(request.path)


@hooks.register("construct_reports_menu")
def hide_from_strangers(request: HttpRequest, menu_items: list[Any]) -> None:
    """Show the report of translations to those who edit pages."""
    if not page_permission_policy.user_has_any_permission(request.user, EDITING):
        report = reverse("wagtail_localize:translations_report")
        menu_items[:] = [item for item in menu_items if item.url != report]


@hooks.register("insert_global_admin_css")
def global_css() -> SafeString:
    """How progress and references look, in the report and in the editor of translations."""
    return format_html('<link rel="stylesheet" href="{}">', static("translation/translation.css"))


def _listed(page: Page, sentences: list[str]) -> SafeString:
    items = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in sentences))
    return format_html("“{}” was not published.<ul>{}</ul>", page.get_admin_display_title(), items)
