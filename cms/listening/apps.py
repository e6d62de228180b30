"""Registers what readers missed with Django."""

from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "cms.listening"
    label = "listening"
    verbose_name = "What readers missed"
    default_auto_field = "django.db.models.BigAutoField"
