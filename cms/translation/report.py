"""The report of translations: which page, in which language, how far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import django_filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.coreutils import get_content_languages
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail_localize.models import Translation

from cms.pages.routing import OutsideSites, root_of, site_roots
from cms.shops.models import Shop
from cms.translation.access import EDITING, visible
from cms.translation.progress import Progress, with_progress


def shops_of(request: Any) -> QuerySet[Shop]:
    """The shops of whose pages the user may edit any."""
    pages = page_permission_policy.instances_user_has_any_permission_for(request.user, EDITING)
    sites = {
        root.site_id for root in site_roots() if pages.filter(url_path__startswith=root.root_path).exists()
    }
    return Shop.objects.filter(site__in=sites)


class TranslationsFilterSet(WagtailFilterSet):
    """By shop, languages, title, and whether anything is left to do."""

    shop = django_filters.ModelChoiceFilter(label="Shop", queryset=shops_of, method="of_shop")
    source_title = django_filters.CharFilter(
        label="Title", field_name="source__object_repr", lookup_expr="icontains"
    )
    target = django_filters.ChoiceFilter(
        label="Into",
        field_name="target_locale__language_code",
        choices=lambda: list(get_content_languages().items()),
    )
    unfinished = django_filters.BooleanFilter(label="Waiting for translations", method="left_to_do")

    class Meta:
        model = Translation
        fields = ["shop", "source_title", "target", "unfinished"]

    def of_shop(self, found: QuerySet[Translation], name: str, shop: Shop) -> QuerySet[Translation]:
        """Those of one shop's pages."""
        homes = [root.root_path for root in site_roots() if root.site_id == shop.site_id]
        below = Q(*(("url_path__startswith", home) for home in homes), _connector=Q.OR)
        target = Page.objects.filter(
            below, translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale_id")
        )
        return found.filter(Exists(target)) if homes else found.none()

    def left_to_do(self, found: QuerySet[Translation], name: str, wanted: bool) -> QuerySet[Translation]:
        """Those with texts that wait, or those without."""
        done = Q(translated=F("texts"))
        return found.exclude(done) if wanted else found.filter(done)


class ProgressColumn(Column):
    """A bar, and what it says."""

    cell_template_name = "cms/translation/progress_cell.html"


def _edit(translation: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[translation.page.pk])


def _from(languages: Callable[[Any], Any]) -> Callable[[Any], str]:
    return lambda translation: str(languages(translation).get_display_name())


class TranslationsReport(ReportView):
    """Every translation whose page the user may edit, with its progress; as many queries for many as for one."""

    page_title = "Translations"
    header_icon = "wagtail-localize-language"
    index_url_name = "wagtail_localize:translations_report"
    index_results_url_name = "wagtail_localize:translations_report_results"
    no_results_message = "Nothing is being translated. Choose “Translate this page” from the menu of a page."
    filterset_class = TranslationsFilterSet
    default_ordering = "source__object_repr"
    is_searchable = False
    columns = [
        TitleColumn("title", label="Page", accessor="page.title", get_url=_edit),
        Column("shop", label="Shop"),
        Column("from", label="From", accessor=_from(lambda translation: translation.source.locale)),
        Column("into", label="Into", accessor=_from(lambda translation: translation.target_locale)),
        ProgressColumn("progress", label="Translated"),
        Column("published", label="Status"),
    ]
    list_export = ["page.title", "shop", "source.locale", "target_locale", "progress.words", "published"]
    export_headings = {
        "page.title": "Page",
        "shop": "Shop",
        "source.locale": "From",
        "target_locale": "Into",
        "progress.words": "Translated",
        "published": "Status",
    }

    def get_queryset(self) -> QuerySet[Translation]:
        """What the user may translate, the least finished first of those with one title."""
        mine = visible(Translation.objects.filter(enabled=True), self.request.user)
        counted = with_progress(mine).select_related("source__locale", "target_locale")
        return counted.order_by("source__object_repr", "pk")

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        """Give each its page, its shop and its progress."""
        decorate(object_list)
        return object_list


def decorate(translations: Sequence[Any]) -> None:
    """Set on each what a row shows: ``page``, ``shop``, ``progress``, ``published``. Two queries."""
    pages = _pages(translations)
    shops = {shop.site_id: shop.name for shop in Shop.objects.all()}
    for each in translations:
        each.page = pages[each.source.object_id, each.target_locale_id]
        site = _site(each.page)
        each.shop = shops.get(site, "") if site else ""
        each.progress = Progress(each.translated, each.texts)
        each.published = "Live" if each.page.live else "Draft"


def _pages(translations: Sequence[Any]) -> dict[Any, Page]:
    keys = [each.source.object_id for each in translations]
    pages = Page.objects.filter(translation_key__in=keys)
    return {(page.translation_key, page.locale_id): page for page in pages}


def _site(page: Page) -> int | None:
    try:
        site: int = root_of(page).site_id
    except OutsideSites:
        return None
    return site
