"""References in Wagtail's rich text: stored as an empty link, edited as a chip, shown as the value."""

from typing import Any

from draftjs_exporter import DOM
from wagtail.admin.rich_text.converters.contentstate_models import ContentState
from wagtail.admin.rich_text.converters.html_to_contentstate import (
    KEEP_WHITESPACE,
    HandlerState,
    InlineEntityElementHandler,
)
from wagtail.rich_text import LinkHandler

from cms.references import context
from cms.references.syntax import LINK_TYPE

FEATURE = "term"
ENTITY = "TERM"


class TermLinkHandler(LinkHandler):
    """Shows references wherever rich text is rendered by Wagtail itself.

    The rewriter replaces the opening tag only, so what is left of the stored link is an anchor without text or address.
    A link does not know its page's shop, so it names no row to Wagtail's index of references; what a page refers to is
    read with ``cms.pages.statements.page_refs``.
    """

    identifier = LINK_TYPE

    @staticmethod
    def expand_db_attributes(attrs: dict[str, str]) -> str:
        """The value under the resolver in use, in front of the emptied link."""
        return f"{context.current().html(attrs.get('ref', ''), attrs.get('fmt', ''))}<a>"


class TermElementHandler(InlineEntityElementHandler):
    """Reads the stored link into an entity with a text of its own: an entity without text would vanish on editing."""

    mutability = "IMMUTABLE"

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, str]:
        """What the entity keeps."""
        return {"ref": attrs.get("ref", ""), "fmt": attrs.get("fmt", "")}

    def handle_endtag(self, name: str, state: HandlerState, contentstate: ContentState) -> None:
        """Put a text between the tags, whatever stood there."""
        entity_range = state.current_entity_ranges[-1]
        data = contentstate.entity_map[entity_range.key].data
        state.current_block.text = state.current_block.text[: entity_range.offset] + chip_text(data)
        state.leading_whitespace = KEEP_WHITESPACE
        super().handle_endtag(name, state, contentstate)


def chip_text(data: dict[str, str]) -> str:
    """What an editor sees: the present value, or the reference's name where the terms in use do not state it."""
    terms = context.current()
    if terms.find(data["ref"]):
        return terms.text(data["ref"], data["fmt"])
    return "|".join(filter(None, (data["ref"], data["fmt"])))


def term_link(props: dict[str, Any]) -> Any:
    """The entity as stored: an empty link, for its text is the terms' to say."""
    return DOM.create_element(
        "a", {"linktype": LINK_TYPE, "ref": props.get("ref", ""), "fmt": props.get("fmt") or ""}
    )


CONVERSION = {
    "from_database_format": {f'a[linktype="{LINK_TYPE}"]': TermElementHandler(ENTITY)},
    "to_database_format": {"entity_decorators": {ENTITY: term_link}},
}
