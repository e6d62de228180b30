"""Registers the public site with Django."""

from django.apps import AppConfig


class FaqSiteConfig(AppConfig):
    name = "faq_site"
    label = "faq_site"
    verbose_name = "Public site"
    default_auto_field = "django.db.models.BigAutoField"
