"""Registers the drift check with Django."""

from django.apps import AppConfig


class LintConfig(AppConfig):
    name = "cms.lint"
    label = "lint"
    verbose_name = "Drift check"
    default_auto_field = "django.db.models.BigAutoField"
