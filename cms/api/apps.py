"""Registers the content API with Django."""

from django.apps import AppConfig


class ContentApiConfig(AppConfig):
    name = "cms.api"
    label = "content_api"
    verbose_name = "Content API"
    default_auto_field = "django.db.models.BigAutoField"
