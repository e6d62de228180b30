"""Links between the guides lead somewhere, and the README leads to every guide."""

import re
from pathlib import Path

import pytest

from tests.docs.commands import DOCS

ROOT = DOCS.parent
GUIDES = sorted(DOCS.glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *GUIDES, *sorted((DOCS / "adr").glob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)[^)]*\)")


def _links(page: Path) -> list[str]:
    return LINK.findall(page.read_text())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_each_link_leads_to_a_file(page: Path) -> None:
    assert [link for link in _links(page) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_the_readme_leads_to_it(guide: Path) -> None:
    assert f"docs/{guide.name}" in _links(ROOT / "README.md")
