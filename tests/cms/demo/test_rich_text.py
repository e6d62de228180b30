"""Prose into stored rich text."""

import pytest

from cms.demo.rich_text import to_rich_text


def _page_id(key: str) -> int:
    return {"returns": 7}[key]


@pytest.mark.parametrize(
    ("source", "stored"),
    [
        ("One.\n\nTwo.\n", "<p>One.</p><p>Two.</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("A **strong** word", "<p>A <b>strong</b> word</p>"),
        ("See [returns](page:returns).", '<p>See <a linktype="page" id="7">returns</a>.</p>'),
        ("[Write](mailto:a@b.example)", '<p><a href="mailto:a@b.example">Write</a></p>'),
        (
            "[Order](/en/orders/?then=return&x=1)",
            '<p><a href="/en/orders/?then=return&amp;x=1">Order</a></p>',
        ),
        (
            "{{ returns.window }} left",
            '<p><a linktype="term" ref="returns.window" fmt=""></a> left</p>',
        ),
        (
            "**{{ returns.window|long }}**",
            '<p><b><a linktype="term" ref="returns.window" fmt="long"></a></b></p>',
        ),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_prose_becomes_rich_text(source: str, stored: str) -> None:
    assert to_rich_text(source, page_id=_page_id) == stored


def test_a_link_to_no_page_is_an_error() -> None:
    with pytest.raises(KeyError):
        to_rich_text("[x](page:nowhere)", page_id=_page_id)
