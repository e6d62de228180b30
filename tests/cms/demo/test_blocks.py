"""Blocks as the demo writes them."""

from cms.demo.blocks import Writer

WRITER = Writer(locale="fr", page_id=lambda key: {"returns": 7}[key])
TITLE = {"en": "At a glance", "fr": "En bref"}


def test_a_card_names_its_terms_or_renames_them() -> None:
    renamed = {"ref": "refunds.due", "label": {"en": "Back within", "fr": "Rendu sous"}}
    (card,) = WRITER.blocks([{"glance": {"title": TITLE, "rows": ["returns.window", renamed]}}], where="x")
    assert card["type"] == "glance"
    assert card["value"]["title"] == "En bref"
    assert [row["value"] for row in card["value"]["rows"]] == [
        {"ref": "returns.window", "label": ""},
        {"ref": "refunds.due", "label": "Rendu sous"},
    ]


def test_ids_follow_from_the_place_and_differ() -> None:
    blocks = [{"heading": TITLE}, {"heading": TITLE}]
    first, second = WRITER.blocks(blocks, where="x")
    assert [first, second] == WRITER.blocks(blocks, where="x")
    assert first["id"] != second["id"]
    english = Writer(locale="en", page_id=lambda key: 1).blocks(blocks, where="x")
    assert [block["id"] for block in english] == [first["id"], second["id"]]


def test_a_clause_holds_blocks_with_ids_of_their_own() -> None:
    clause = {"clause": "returns.window", "heading": TITLE, "blocks": [{"heading": TITLE}]}
    (block,) = WRITER.blocks([{"clause": clause}], where="x")
    assert block["value"]["clause"] == "returns.window"
    (inner,) = block["value"]["blocks"]
    assert inner["id"] != block["id"]
