"""Registers translation with Django, and what follows when texts and pages change."""

from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "cms.translation"
    label = "translation"
    verbose_name = "Translation"

    def ready(self) -> None:
        """Look at every translated text as it is saved, and at every page as it is published."""
        from cms.translation import signals, sources

        signals.connect()
        sources.connect()
