"""Registers trials of terms on orders with Django."""

from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "cms.impact"
    label = "impact"
    verbose_name = "Trials on orders"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """A published version remembers the trial it was tried in."""
        from cms.impact.linking import link_version
        from cms.terms.signals import terms_published

        terms_published.connect(link_version, dispatch_uid="impact.link_version")
