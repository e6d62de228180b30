"""Stands in front of every view of wagtail-localize, which asks for permissions on models and loads from all pages.

A view that is not named here answers 404, so that a newer wagtail-localize opens nothing by itself.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from types import MappingProxyType
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from wagtail.models import Locale
from wagtail_localize.views.edit_translation import edit_override, edit_string_translation
from wagtail_localize.wagtail_hooks import register_admin_urls

from cms.translation.access import page_or_404, refuse_foreign_ground, source_or_404, translation_or_404
from cms.translation.report import TranslationsReport
from cms.translation.views import SyncTranslations, posting, preview

type View = Callable[..., Any]
type Guard = Callable[..., object]


def guarded_urls() -> list[URLPattern]:
    """Every address of wagtail-localize, its view guarded or replaced by ours. They go before its own."""
    (localize,) = register_admin_urls()
    return [
        path(f"localize/{pattern.pattern}", _behind(GUARDS.get(pattern.name, _nobody), _view(pattern)))
        for pattern in localize.url_patterns
    ]


def _view(pattern: URLPattern) -> View:
    return INSTEAD.get(pattern.name or "", pattern.callback)


def _behind(guard: Guard, view: View) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, **parts: Any) -> HttpResponse:
        guard(request, **parts)
        response: HttpResponse = view(request, **parts)
        return response

    return guarded


def _anyone(request: HttpRequest) -> None:
    """Words of the interface, and lists that show each user what is theirs."""


def _nobody(request: HttpRequest, **parts: Any) -> None:
    raise Http404


def _submitting(request: HttpRequest, *, page_id: int) -> None:
    page = page_or_404(request.user, page_id)
    chosen = [number for number in request.POST.getlist("locales") if number.isdecimal()]
    for locale in Locale.objects.filter(pk__in=chosen):
        refuse_foreign_ground(request.user, page, locale)


def _of_source(request: HttpRequest, *, translation_source_id: int) -> None:
    source_or_404(request.user, translation_source_id)


def _of_translation(request: HttpRequest, *, translation_id: int, **parts: Any) -> None:
    translation_or_404(request.user, translation_id)


def _mirroring(request: HttpRequest, *, page_id: int) -> None:
    """A page that mirrors its source is live as its source is."""
    page = page_or_404(request.user, page_id)
    if not page.permissions_for_user(request.user).can_publish():
        raise PermissionDenied


# Left out are machine translation, which is not installed, and all that concerns snippets: none is translated.
GUARDS: Mapping[str | None, Guard] = MappingProxyType(
    {
        "javascript_catalog": _anyone,
        "translations_report": _anyone,
        "translations_report_results": _anyone,
        "submit_page_translation": _submitting,
        "update_translations": _of_source,
        "edit_string_translation": _of_translation,
        "edit_override": _of_translation,
        "download_pofile": _of_translation,
        "upload_pofile": _of_translation,
        "preview_translation": _of_translation,
        "stop_translation": _of_translation,
        "convert_to_alias": _mirroring,
    }
)
INSTEAD: Mapping[str, View] = MappingProxyType(
    {
        "translations_report": TranslationsReport.as_view(),
        "translations_report_results": TranslationsReport.as_view(results_only=True),
        "update_translations": SyncTranslations.as_view(),
        "preview_translation": preview,
        "edit_string_translation": posting(edit_string_translation),
        "edit_override": posting(edit_override),
    }
)
