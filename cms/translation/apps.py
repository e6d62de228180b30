"""Registers translation with Django, and the check that a translation refers to what its source refers to."""

from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "cms.translation"
    label = "translation"
    verbose_name = "Translation"

    def ready(self) -> None:
        """Look at every translated text as it is saved."""
        from cms.translation import signals

        signals.connect()
