"""References as translators see them: in double braces, in rich text as in plain text.

An empty link would be moved out of the sentence that begins or ends with it, and reads ``<a id="a1"></a>`` where it
stays. In braces a reference is a word of its sentence, which a translator puts where the other language wants it.
"""

from cms.references.syntax import (
    LINK_TYPE,
    MalformedReference,
    Mention,
    mentions_in_text,
    replace_in_html,
    split_text,
)


def in_braces(html: str) -> str:
    """Stored rich text with its references in braces."""
    return replace_in_html(html, written)


def as_links(html: str) -> str:
    """Rich text with its references as it is stored. Braces that name no term are left as they are."""
    return "".join(_stored(piece) if isinstance(piece, Mention) else piece for piece in split_text(html))


def written(mention: Mention) -> str:
    """A reference in braces."""
    return f"{{{{ {_name(mention)} }}}}"


def says_nothing(text: str) -> bool:
    """Whether a text has no word of its own: references, digits and signs read alike in every language."""
    return not any(
        character.isalpha() for piece in split_text(text) if isinstance(piece, str) for character in piece
    )


def _stored(mention: Mention) -> str:
    text = written(mention)
    try:
        mentions_in_text(text)
    except MalformedReference:
        return text
    return f'<a linktype="{LINK_TYPE}" ref="{mention.ref}" fmt="{mention.fmt}"></a>'


def _name(mention: Mention) -> str:
    return "|".join(filter(None, (mention.ref, mention.fmt)))
