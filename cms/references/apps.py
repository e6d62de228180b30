"""Registers references to terms with Django."""

from django.apps import AppConfig


class ReferencesConfig(AppConfig):
    name = "cms.references"
    label = "references"
    verbose_name = "References"
    default_auto_field = "django.db.models.BigAutoField"
