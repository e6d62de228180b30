"""Which references a page makes, wherever it makes them."""

import pytest
from wagtail.models import Page

from cms.pages.models import ContentPage, HelpHomePage, PolicyPage, QuestionPage, TopicPage
from cms.pages.statements import Place, page_refs, page_statements
from tests.cms.pages.factories import BRACES, LINK

pytestmark = pytest.mark.django_db
WINDOW, CUTOFF, DUE = "returns.window", "shipping.cutoff_time", "refunds.due"

BLOCKS = [
    ("prose", LINK % WINDOW, ()),
    ("heading", BRACES % WINDOW, ()),
    ("steps", {"title": BRACES % WINDOW, "items": []}, ("title",)),
    ("steps", {"title": "", "items": [{"title": BRACES % WINDOW, "text": ""}]}, ("items", 0, "title")),
    ("steps", {"title": "", "items": [{"title": "a", "text": LINK % WINDOW}]}, ("items", 0, "text")),
    ("notice", {"tone": "info", "title": BRACES % WINDOW, "text": ""}, ("title",)),
    ("notice", {"tone": "info", "title": "", "text": LINK % WINDOW}, ("text",)),
    ("glance", {"title": BRACES % WINDOW, "rows": []}, ("title",)),
    ("glance", {"title": "", "rows": [{"ref": WINDOW, "label": ""}]}, ("rows", 0, "ref")),
    ("glance", {"title": "", "rows": [{"ref": "", "label": BRACES % WINDOW}]}, ("rows", 0, "label")),
    ("terms_table", {"caption": BRACES % WINDOW}, ("caption",)),
    ("terms_table", {"columns": ["a", BRACES % WINDOW]}, ("columns", 1)),
    ("terms_table", {"rows": [{"header": BRACES % WINDOW, "cells": []}]}, ("rows", 0, "header")),
    ("terms_table", {"rows": [{"header": "", "cells": ["a", BRACES % WINDOW]}]}, ("rows", 0, "cells", 1)),
    ("questions", {"title": BRACES % WINDOW, "items": []}, ("title",)),
    ("clause", {"clause": WINDOW, "heading": "", "blocks": []}, ("clause",)),
    ("clause", {"clause": "", "heading": BRACES % WINDOW, "blocks": []}, ("heading",)),
    (
        "clause",
        {"clause": "", "heading": "", "blocks": [{"type": "prose", "value": LINK % WINDOW}]},
        ("blocks", 0),
    ),
]


@pytest.mark.parametrize(("name", "value", "inside"), BLOCKS, ids=lambda value: str(value)[:40])
def test_every_block_is_read(name: str, value: object, inside: Place) -> None:
    filler = {"type": "heading", "value": "Nothing here"}
    page = PolicyPage(title="Returns", body=[filler, {"type": name, "value": value}])

    found = [(statement.place, statement.mentions[0].ref) for statement in page_statements(page)]

    assert found == [(("body", 1, *inside), WINDOW)]


@pytest.mark.parametrize(
    ("model", "field"),
    [
        (HelpHomePage, "title"),
        (HelpHomePage, "heading"),
        (HelpHomePage, "intro"),
        (HelpHomePage, "tagline"),
        (TopicPage, "summary"),
        (PolicyPage, "summary"),
        (ContentPage, "summary"),
        (ContentPage, "seo_title"),
        (ContentPage, "search_description"),
    ],
)
def test_every_field_with_text_is_read(model: type[Page], field: str) -> None:
    (statement,) = page_statements(model(**{field: BRACES % WINDOW}))

    assert (statement.place, statement.mentions[0].ref) == ((field,), WINDOW)


def test_rich_text_is_read() -> None:
    (statement,) = page_statements(QuestionPage(answer=f"<p>{LINK % WINDOW}</p>"))

    assert (statement.place, statement.mentions[0].ref) == (("answer",), WINDOW)


def test_what_editors_do_not_write_is_not_read() -> None:
    page = ContentPage(title="A", draft_title=BRACES % WINDOW, url_path=BRACES % WINDOW, slug="{{")

    assert list(page_statements(page)) == []


def test_braces_that_cannot_be_read_are_a_problem() -> None:
    page = ContentPage(title="Back in {{ returns.window }")

    (statement,) = page_statements(page)

    assert statement.mentions == ()
    assert statement.problem


def test_references_come_in_the_order_of_the_page_each_once() -> None:
    page = QuestionPage(
        title=BRACES % WINDOW,
        answer=f"<p>{LINK % CUTOFF} {LINK % WINDOW}</p>",
        body=[{"type": "prose", "value": LINK % DUE}],
    )

    assert page_refs(page) == (WINDOW, CUTOFF, DUE)
