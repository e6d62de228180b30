"""Registers the terms snippets with Django."""

from django.apps import AppConfig


class TermsConfig(AppConfig):
    name = "cms.terms"
    label = "terms"
    verbose_name = "Terms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Permissions on terms are those on their shop's site; published terms cannot be deleted."""
        from wagtail.permissions import register_permission_policy

        from cms.terms import deletion
        from cms.terms.models import TERMS_MODELS
        from cms.terms.permissions import TermsPermissionPolicy

        for model in TERMS_MODELS.values():
            register_permission_policy(model, TermsPermissionPolicy(model, path_to_site="shop__site"))
            deletion.protect(model)
