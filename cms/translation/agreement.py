"""Whether a translated text refers to what its source refers to."""

from collections.abc import Iterable

from cms.references.syntax import MalformedReference, mentions_in_text


def disagreement(*, source: str, translation: str) -> str:
    """Say which reference is missing, or is too many, or cannot be read; nothing where both name the same terms.

    Order, number and way of writing are the translator's.
    """
    try:
        said = _refs(translation)
    except MalformedReference as error:
        return str(error)
    wanted = _readable(source)
    sentences = (
        _sentence(_listed(wanted - said), "is missing", "are missing", "Put it where the value belongs."),
        _sentence(_listed(said - wanted), "is not in the source", "are not in the source", "Take it out."),
    )
    return " ".join(filter(None, sentences))


def _refs(text: str) -> set[str]:
    return {mention.ref for mention in mentions_in_text(text)}


def _readable(source: str) -> set[str]:
    """What a source refers to. One that cannot be read says nothing of its translation: it cannot be published."""
    try:
        return _refs(source)
    except MalformedReference:
        return set()


def _listed(refs: Iterable[str]) -> list[str]:
    return [f"{{{{ {ref} }}}}" for ref in sorted(refs)]


def _sentence(refs: list[str], one: str, many: str, advice: str) -> str:
    if not refs:
        return ""
    if len(refs) == 1:
        return f"{refs[0]} {one}. {advice}"
    return f"{', '.join(refs)} {many}. {advice.replace(' it ', ' each ')}"
