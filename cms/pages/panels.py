"""Fields of pages in which prose refers to terms, and the list of the terms that a page speaks of."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.admin.panels import FieldPanel, HelpPanel

from cms.pages.reference_checks import shop_code
from cms.references.context import using
from cms.references.resolver import Resolver
from cms.terms.books import in_force
from policies.errors import NotInForce


class ProsePanel(FieldPanel):
    """A field of rich text, in whose editor each reference stands as its present value in the page's language."""

    class BoundPanel(FieldPanel.BoundPanel):
        def render_html(self, parent_context: Any = None) -> Any:
            """The field; rich text is turned into what the editor shows while it is rendered."""
            with using(self._resolver()):
                return super().render_html(parent_context)

        def _resolver(self) -> Resolver:
            """Made once for all fields of a form."""
            found: Resolver | None = getattr(self.form, "present_terms", None)
            if found is None:
                found = self.form.present_terms = present_terms(self.instance, parent=self.form.parent_page)
            return found


class TermsOnPagePanel(HelpPanel):
    """The terms that the page speaks of as it was saved last, with what they say now and what they will."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{"template": "cms/pages/terms_on_page.html", "heading": "Terms on this page"} | kwargs
        )

    class BoundPanel(HelpPanel.BoundPanel):
        class Media:
            css = {"all": ["usage/where_used.css"]}

        def is_shown(self) -> bool:
            """A page that was never saved speaks of nothing yet."""
            return bool(super().is_shown() and self.instance.pk)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """One entry for each term, in the order of the page."""
            from cms.pages.spoken import spoken_terms  # noqa: PLC0415 (reads the terms, whose models come later)

            context: dict[str, Any] = super().get_context_data(parent_context)
            user = self.request.user
            return context | {"terms": spoken_terms(self.instance, user=user, at=timezone.now())}


def present_terms(page: Any, *, parent: Any) -> Resolver:
    """The terms in force now for the shop of ``page``, or of the page below which it is being made."""
    locale = (page if page.locale_id else parent).locale.language_code
    shop = shop_code(page, parent=parent)
    try:
        terms = in_force(shop, timezone.now()) if shop else None
    except NotInForce:
        terms = None
    return Resolver(terms, locale=locale)
