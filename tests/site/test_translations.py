"""The French catalog says everything that the English texts say, and its compiled form is up to date."""

from collections.abc import Iterable

from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests.site.messages import CATALOG, code_messages, template_messages


def _entries(catalog: Iterable[Message]) -> dict[str, Message]:
    """Return the messages by their singular, without the header."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: message
        for message in catalog
        if message.id
    }


def _texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def test_every_text_is_in_french() -> None:
    with CATALOG.open("rb") as source:
        entries = _entries(read_po(source, locale="fr"))

    assert set(entries) == template_messages() | code_messages()
    assert [key for key, entry in entries.items() if entry.fuzzy or not all(_texts(entry))] == []


def test_the_compiled_catalog_is_up_to_date() -> None:
    with CATALOG.open("rb") as source:
        written = {key: _texts(entry) for key, entry in _entries(read_po(source, locale="fr")).items()}
    with CATALOG.with_suffix(".mo").open("rb") as source:
        compiled = {key: _texts(entry) for key, entry in _entries(read_mo(source)).items()}

    assert compiled == written, "Compile it: pybabel compile -d site/faq_site/locale -D django"
