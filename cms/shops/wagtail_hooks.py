"""Registers the shops' screens and the form by which administrators grant permissions per shop."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from wagtail import hooks

from cms.shops.group_permissions import ShopPermissionsForm
from cms.shops.models import Shop
from cms.shops.viewsets import ShopViewSet


def shops_viewset() -> ShopViewSet:
    """The shops in the settings menu."""
    return ShopViewSet()


def shop_permissions_panel() -> type[ShopPermissionsForm]:
    """What a group may do, shop by shop."""
    return ShopPermissionsForm


def shop_permissions() -> QuerySet[Permission]:
    """The permissions that hold for every shop."""
    return Permission.objects.filter(
        content_type__app_label="shops", content_type__model=Shop._meta.model_name
    )


hooks.register("register_admin_viewset", shops_viewset)
hooks.register("register_group_permission_panel", shop_permissions_panel)
hooks.register("register_permissions", shop_permissions)
