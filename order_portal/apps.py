"""Registers the order portal with Django."""

from django.apps import AppConfig


class OrderPortalConfig(AppConfig):
    name = "order_portal"
    label = "order_portal"
    verbose_name = "Order portal"
    default_auto_field = "django.db.models.BigAutoField"
