"""The portal's menu in the Wagtail admin."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from order_portal.models import Order, ReturnRequest, ServiceDesk, StaffShop
from order_portal.staff.moves import move
from order_portal.staff.views import OrderIndex, OrderInspect, ReturnIndex, ReturnInspect

LOOKING = {"index", "index_results", "inspect"}


class ReadOnlyViewSet(ModelViewSet):
    """Lists and shows; the addresses to add, edit and delete do not exist."""

    add_to_reference_index = False
    inspect_view_enabled = True
    copy_view_enabled = False
    search_backend_name = None
    list_per_page = 50
    # The forms for adding and editing are built with the others, though no address leads to them.
    form_fields: tuple[str, ...] = ()

    def get_urlpatterns(self) -> list[URLPattern]:
        """The addresses that only look."""
        return [pattern for pattern in super().get_urlpatterns() if pattern.name in LOOKING]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell no view of an address that does not exist."""
        absent = ("add", "edit", "delete", "history", "usage")
        known: dict[str, Any] = super().get_common_view_kwargs(**kwargs)
        return known | {f"{name}_url_name": None for name in absent}


class OrderViewSet(ReadOnlyViewSet):
    """Orders."""

    model = Order
    name = "order_desk"
    url_prefix = "orders/list"
    icon = "clipboard-list"
    menu_label = "Orders"
    index_view_class = OrderIndex
    inspect_view_class = OrderInspect
    inspect_template_name = "order_portal/staff/order.html"
    form_fields = ("customer_name",)
    list_display = (
        "number",
        "customer_name",
        "shop",
        DateColumn("placed_at", label="Placed"),
        "service_name",
    )
    list_filter = ("shop", "service", "country")
    search_fields = ("number", "email", "customer_name")


class ReturnViewSet(ReadOnlyViewSet):
    """Returns."""

    model = ReturnRequest
    name = "return_desk"
    url_prefix = "orders/returns"
    icon = "rotate"
    menu_label = "Returns"
    index_view_class = ReturnIndex
    inspect_view_class = ReturnInspect
    inspect_template_name = "order_portal/staff/return.html"
    form_fields = ("note",)
    list_display = ("number", "state", "rma", DateColumn("requested_at", label="Requested"), "answer_by")
    list_filter = ("state",)
    search_fields = ("number", "rma", "order__email", "order__customer_name")

    def get_urlpatterns(self) -> list[URLPattern]:
        """The addresses that look, and the one that moves."""
        return [*super().get_urlpatterns(), path("<int:pk>/move/<slug:target>/", move, name="move")]


class ServiceDeskViewSet(ModelViewSet):
    """Return addresses and answering times."""

    model = ServiceDesk
    name = "service_desk"
    url_prefix = "orders/desks"
    icon = "home"
    menu_label = "Service desks"
    add_to_reference_index = False
    form_fields = ("shop", "email", "return_address", "answers_within")
    list_display = ("shop", "email", "answers_within")


class StaffShopViewSet(ModelViewSet):
    """Which group serves which shop."""

    model = StaffShop
    name = "staff_shop"
    url_prefix = "orders/staff"
    icon = "group"
    menu_label = "Who serves which shop"
    add_to_reference_index = False
    form_fields = ("group", "shop")
    list_display = ("group", "shop")


class PortalViewSetGroup(ViewSetGroup):
    """Everything of the portal under one menu entry."""

    menu_label = "Customer service"
    menu_icon = "clipboard-list"
    menu_order = 250
    items = (OrderViewSet, ReturnViewSet, ServiceDeskViewSet, StaffShopViewSet)
