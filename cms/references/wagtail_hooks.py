"""Offers references in the editor of rich text."""

from django.urls import URLPattern, path
from wagtail import hooks
from wagtail.admin.rich_text.editors.draftail import features as draftail
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms.references.rich_text import CONVERSION, ENTITY, FEATURE, TermLinkHandler
from cms.references.views import terms_to_choose


@hooks.register("register_rich_text_features")
def register_term_feature(features: FeatureRegistry) -> None:
    """A button that inserts one of the shop's terms, the chip it becomes, and how it is stored."""
    features.register_link_type(TermLinkHandler)
    entity = {
        "type": ENTITY,
        "icon": "tag",
        "description": "Term of the shop",
        "attributes": ["ref", "fmt"],
        "allowlist": {"ref": True},
    }
    features.register_editor_plugin(
        "draftail",
        FEATURE,
        draftail.EntityFeature(
            entity,
            js=["references/term-dialog.js", "references/term-source.js"],
            css={"all": ["references/term-source.css"]},
        ),
    )
    features.register_converter_rule("contentstate", FEATURE, CONVERSION)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern]:
    """The list of terms that the editor's chooser shows."""
    return [path("references/", terms_to_choose, name="references_terms")]
