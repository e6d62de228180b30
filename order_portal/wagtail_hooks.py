"""Brings the portal into the Wagtail admin."""

from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks
from wagtail.permissions import register_permission_policy

from order_portal.models import Order, ReturnRequest
from order_portal.staff.permissions import PERMISSIONS, DeskPolicy
from order_portal.staff.viewsets import PortalViewSetGroup

for model in (Order, ReturnRequest):
    register_permission_policy(model, DeskPolicy(model))


@hooks.register("register_admin_viewset")  # type: ignore[untyped-decorator]
def portal_viewsets() -> PortalViewSetGroup:
    """Add the menu and its views."""
    return PortalViewSetGroup()


@hooks.register("register_permissions")  # type: ignore[untyped-decorator]
def portal_permissions() -> QuerySet[Permission]:
    """Offer the portal's permissions in the form of a group."""
    codenames = [codename for app_label, codename in PERMISSIONS if app_label == "order_portal"]
    return Permission.objects.filter(content_type__app_label="order_portal", codename__in=codenames)
