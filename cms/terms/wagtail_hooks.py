"""Registers the terms' screens, buttons and panels with the admin."""

from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.terms.action_menu import arrange
from cms.terms.bulk_actions import DeleteTermsBulkAction
from cms.terms.history.stood_view import StoodView
from cms.terms.home import hide_links_elsewhere, show_own_reviews
from cms.terms.viewsets import TermsViewSetGroup


def stylesheet() -> SafeString:
    """The layout of the terms' forms, and of what was."""
    names = [(static("terms/admin.css"),), (static("terms/history.css"),)]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', names)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """What all kinds of terms of a shop were at a moment."""
    return [path("as-it-stood/", StoodView.as_view(), name="terms_as_it_stood")]


register_snippet(TermsViewSetGroup)
hooks.register("construct_snippet_action_menu", arrange)
hooks.register("construct_homepage_panels", show_own_reviews)
hooks.register("construct_help_menu", hide_links_elsewhere)


# After Wagtail's own, which it replaces for terms.
hooks.register("register_bulk_action", DeleteTermsBulkAction, order=100)
hooks.register("insert_global_admin_css", stylesheet)
