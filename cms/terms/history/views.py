"""The screens about versions of one shop's terms of one kind. Each is guarded like every view of the viewset."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from django.contrib.admin.utils import quote
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.views.generic.base import BaseObjectMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import HeaderButton

from cms.legal.reasons import reasons_kept_with
from cms.shops.clock import clock_name
from cms.shops.permissions import EVERY_ACTION
from cms.terms.history import choosing
from cms.terms.history.comparing import differences, in_words
from cms.terms.history.drawing import drawn
from cms.terms.history.forms import CompareForm
from cms.terms.history.rows import row_of
from cms.terms.history.timeline import Entry, entries_of
from cms.terms.models import Terms, TermsVersion
from policies.terms import Kind


class VersionsScreen(PermissionCheckedMixin, BaseObjectMixin, WagtailAdminTemplateMixin, View):
    """What these screens share: the terms, the versions, one reading of the clock, the way back."""

    any_permission_required = sorted(EVERY_ACTION)
    model: type[Terms]
    object: Terms
    header_icon = "history"
    index_url_name = ""
    edit_url_name = ""
    versions_url_name = ""
    page_title = "Versions"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the clock once."""
        self.now: datetime = timezone.now()
        super().setup(request, *args, **kwargs)

    def get_base_object_queryset(self) -> Any:
        """The shop is named on every screen."""
        return super().get_base_object_queryset().select_related("shop__site", "latest_revision")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen."""
        return self.render_to_response(self.get_context_data())

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every version of these terms."""
        return entries_of(shop=self.object.shop, kind=self.kind, at=self.now)

    @property
    def kind(self) -> Kind:
        """The kind of these terms."""
        return Kind(self.object.kind)

    @property
    def zone(self) -> tzinfo:
        """The shop's clock."""
        return self.object.shop.zone

    def entry_or_404(self, number: int) -> Entry:
        """One version of these terms. Raises Http404."""
        found = next((entry for entry in self.entries if entry.version.number == number), None)
        if found is None:
            raise Http404
        return found

    def url(self, name: str, *args: Any) -> str:
        """The address of another screen of these terms."""
        return reverse(self.object.snippet_viewset.get_url_name(name), args=[quote(self.object.pk), *args])

    def get_page_subtitle(self) -> str:
        """Whose terms these are."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the list through the form to here."""
        plural = str(self.model._meta.verbose_name_plural).capitalize()
        items = [
            {"url": reverse(self.index_url_name), "label": plural},
            {"url": self.url("edit"), "label": str(self.object)},
        ]
        if self.page_title != VersionsScreen.page_title:
            items.append({"url": self.url("versions"), "label": VersionsScreen.page_title})
        return [
            *self.breadcrumbs_items,
            *items,
            {"url": "", "label": self.get_page_title(), "sublabel": str(self.object)},
        ]

    def may(self, action: str) -> bool:
        """Whether the user may do ``action`` to these terms."""
        return bool(self.user_has_permission(action))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What every template uses."""
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "clock": clock_name(self.zone),
            "versions_url": self.url("versions"),
        }


class VersionsView(VersionsScreen):
    """All versions: drawn, and as a table."""

    template_name = "cms/terms/history/versions.html"

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """To what else can be asked about versions."""
        stood = f"{reverse('terms_as_it_stood')}?shop={self.object.shop.code}"
        buttons = [HeaderButton("As it stood", url=stood, icon_name="calendar-alt", priority=20)]
        if len(self.entries) > 1 or (self.entries and self.object.has_unpublished_changes):
            compare = HeaderButton(
                "Compare", url=self.url("versions_compare"), icon_name="resubmit", priority=10
            )
            buttons.insert(0, compare)
        return buttons

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The drawing and the rows, newest start first."""
        may = {action: self.may(action) for action in ("change", "publish")}
        rows = [row_of(entry, zone=self.zone, url=self.url, may=may) for entry in reversed(self.entries)]
        return super().get_context_data(**kwargs) | {
            "drawing": drawn(self.entries, at=self.now, zone=self.zone) if self.entries else None,
            "rows": rows,
        }


class VersionView(VersionsScreen):
    """One version, everything that it says."""

    template_name = "cms/terms/history/version.html"

    @property
    def page_title(self) -> str:  # type: ignore[override]
        """The version by its number."""
        return f"Version {self.kwargs['number']}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Its record and its words."""
        entry = self.entry_or_404(self.kwargs["number"])
        may = {action: self.may(action) for action in ("change", "publish")}
        version = TermsVersion.objects.get(pk=entry.version.pk)
        return super().get_context_data(**kwargs) | {
            "row": row_of(entry, zone=self.zone, url=self.url, may=may),
            "sections": in_words(self.kind, version.terms),
            "reasons": reasons_kept_with(version),
        }


class CompareView(VersionsScreen):
    """Two versions, or a version and the draft, side by side: what differs."""

    template_name = "cms/terms/history/compare.html"
    page_title = "Compare"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen; back to the versions where there are none."""
        return super().get(request, *args, **kwargs) if self.entries else redirect(self.url("versions"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The choice, and the differences where both sides are there."""
        form = CompareForm.of(self.request.GET, entries=self.entries, with_draft=self._has_draft)
        context = super().get_context_data(**kwargs) | {"form": form}
        if not form.is_valid():
            return context
        by_number = {str(entry.version.number): entry for entry in self.entries}
        before, after = (
            choosing.stated_by(form.cleaned_data[name], terms=self.object, entries=by_number)
            for name in ("from", "to")
        )
        if before is None or after is None:
            return context | {"unfinished": True, "edit_url": self.url("edit")}
        sections = differences(self.kind, before.terms, after.terms)
        return context | {"before": before, "after": after, "sections": sections}

    @property
    def _has_draft(self) -> bool:
        return bool(self.object.has_unpublished_changes)
