"""Registers the index of terms in pages with Django."""

from django.apps import AppConfig


class UsageConfig(AppConfig):
    name = "cms.usage"
    label = "usage"
    verbose_name = "Terms in pages"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the index with every page that is saved, published, scheduled or taken down."""
        from cms.usage.keeping import keep

        keep()
