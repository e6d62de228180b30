"""The terms' screens and their place in the menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms.preview.date_view import DateMenuItem
from cms.shops.guards import guarded
from cms.terms import models, views
from cms.terms.choosers import TermsChooserViewSet
from cms.terms.history import actions, stood_view
from cms.terms.history import views as history
from cms.terms.listing import COLUMNS, filters_for, listed


class TermsViewSet(SnippetViewSet):
    """What the screens of every kind of terms have in common."""

    model: type[models.Terms]
    index_view_class = views.TermsIndexView
    add_view_class = views.TermsCreateView
    edit_view_class = views.TermsEditView
    delete_view_class = views.TermsDeleteView
    unpublish_view_class = views.TermsUnpublishView
    workflow_action_view_class = views.TermsWorkflowActionView
    chooser_viewset_class = TermsChooserViewSet
    # A shop has each kind once, and terms never move: there is nothing to copy them to.
    copy_view_enabled = False
    inspect_view_enabled = True
    list_display = COLUMNS

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.filterset_class = filters_for(self.model)

    def construct_view(self, view_class: type, **kwargs: Any) -> Callable[..., Any]:
        """Every view of this set is guarded."""
        return super().construct_view(guarded(view_class), **kwargs)  # type: ignore[no-any-return]

    def get_urlpatterns(self) -> list[URLPattern]:
        """Those of any snippet, and the screens about versions."""
        screens = {
            "versions": ("", history.VersionsView),
            "versions_compare": ("compare/", history.CompareView),
            "version": ("<int:number>/", history.VersionView),
            "version_restore": ("<int:number>/restore/", actions.RestoreView),
            "version_withdraw": ("<int:number>/withdraw/", actions.WithdrawView),
        }
        ours = [
            path(f"versions/<{self.pk_path_converter}:pk>/{rest}", self.construct_view(view), name=name)
            for name, (rest, view) in screens.items()
        ]
        return [*super().get_urlpatterns(), *ours]

    def get_queryset(self, request: HttpRequest) -> QuerySet[models.Terms]:
        """The terms of the user's shops."""
        return listed(self.model, user=request.user, at=timezone.now())


class ShippingTermsViewSet(TermsViewSet):
    model = models.ShippingTerms
    icon = "mail"
    menu_label = "Shipping"


class PaymentTermsViewSet(TermsViewSet):
    model = models.PaymentTerms
    icon = "tag"
    menu_label = "Payment"


class CancellationTermsViewSet(TermsViewSet):
    model = models.CancellationTerms
    icon = "cross"
    menu_label = "Cancellation"


class ReturnTermsViewSet(TermsViewSet):
    model = models.ReturnTerms
    icon = "resubmit"
    menu_label = "Returns"


class RefundTermsViewSet(TermsViewSet):
    model = models.RefundTerms
    icon = "rotate"
    menu_label = "Refunds"


class RepairTermsViewSet(TermsViewSet):
    model = models.RepairTerms
    icon = "cog"
    menu_label = "Repairs"


class TermsViewSetGroup(SnippetViewSetGroup):
    """Terms in the main menu, right after the pages."""

    menu_label = "Terms"
    menu_icon = "clipboard-list"
    menu_order = 150
    items = (
        ShippingTermsViewSet,
        PaymentTermsViewSet,
        CancellationTermsViewSet,
        ReturnTermsViewSet,
        RefundTermsViewSet,
        RepairTermsViewSet,
    )

    def get_submenu_items(self) -> list[Any]:
        """The kinds of terms, what all of them were at a moment, and how the site will read at another."""
        items: list[Any] = super().get_submenu_items()
        more = (stood_view.StoodMenuItem, DateMenuItem)
        return [*items, *(item(order=order) for order, item in enumerate(more, start=len(items) + 1))]
