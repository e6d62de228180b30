"""Registers the terms' screens, buttons and panels with the admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.terms.action_menu import arrange
from cms.terms.bulk_actions import DeleteTermsBulkAction
from cms.terms.home import show_own_reviews
from cms.terms.viewsets import TermsViewSetGroup

register_snippet(TermsViewSetGroup)
hooks.register("construct_snippet_action_menu", arrange)
hooks.register("construct_homepage_panels", show_own_reviews)


# After Wagtail's own, which it replaces for terms.
hooks.register("register_bulk_action", DeleteTermsBulkAction, order=100)
