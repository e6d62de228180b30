"""Registers the terms' screens, buttons and panels with the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.terms.action_menu import arrange
from cms.terms.bulk_actions import DeleteTermsBulkAction
from cms.terms.home import hide_links_elsewhere, show_own_reviews
from cms.terms.viewsets import TermsViewSetGroup


def stylesheet() -> SafeString:
    """The layout of the terms' forms."""
    return format_html('<link rel="stylesheet" href="{}">', static("terms/admin.css"))


register_snippet(TermsViewSetGroup)
hooks.register("construct_snippet_action_menu", arrange)
hooks.register("construct_homepage_panels", show_own_reviews)
hooks.register("construct_help_menu", hide_links_elsewhere)


# After Wagtail's own, which it replaces for terms.
hooks.register("register_bulk_action", DeleteTermsBulkAction, order=100)
hooks.register("insert_global_admin_css", stylesheet)
