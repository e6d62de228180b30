"""Registers the legal check with Django."""

from django.apps import AppConfig


class LegalConfig(AppConfig):
    name = "cms.legal"
    label = "legal"
    verbose_name = "Legal check"
    default_auto_field = "django.db.models.BigAutoField"
