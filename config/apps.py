"""Registers the composition root with Django."""

from django.apps import AppConfig


class CompositionConfig(AppConfig):
    """Brings the management commands and the production checks."""

    name = "config"
    label = "config"
    verbose_name = "Plainterms"

    def ready(self) -> None:
        """Register the checks once the apps are loaded."""
        from config import checks  # noqa: F401  (registers itself)
