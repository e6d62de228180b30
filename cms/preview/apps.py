"""Registers the headless preview with Django."""

from django.apps import AppConfig


class PreviewConfig(AppConfig):
    name = "cms.preview"
    label = "preview"
    verbose_name = "Preview"
    default_auto_field = "django.db.models.BigAutoField"
