"""Registers the shops with Django."""

from django.apps import AppConfig


class ShopsConfig(AppConfig):
    name = "cms.shops"
    label = "shops"
    verbose_name = "Shops"
    default_auto_field = "django.db.models.BigAutoField"
