"""Registers the desk's first screen with Django."""

from django.apps import AppConfig


class AttentionConfig(AppConfig):
    name = "cms.attention"
    label = "attention"
    verbose_name = "What needs attention"
    default_auto_field = "django.db.models.BigAutoField"
