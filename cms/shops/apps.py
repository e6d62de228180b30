"""Registers the shops with Django."""

from django.apps import AppConfig


class ShopsConfig(AppConfig):
    name = "cms.shops"
    label = "shops"
    verbose_name = "Shops"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Permissions on shops are granted site by site; before Wagtail assumes otherwise."""
        from wagtail.permissions import register_permission_policy

        from cms.shops.models import Shop
        from cms.shops.permissions import ShopPermissionPolicy

        register_permission_policy(Shop, ShopPermissionPolicy(Shop, path_to_site="site"))
