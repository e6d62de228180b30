"""Takes the pictures of the editors' guide, and keeps them where it is told to."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE = DOCS / "editor.md"
PICTURES = DOCS / "pictures" / "editor"
# Set by ``make guide``: the pictures that stand in the guide are taken again.
KEEP = "KEEP_PICTURES"
_SHOWN = re.compile(r"!\[([^\]]*)\]\(pictures/editor/([\w-]+)\.png\)")
# A picture is read at the width of a page of text: 256 colors show a form as well as millions, in a third of the size.
_COLORS = 256
MARGIN = 200


def shown_in_guide() -> dict[str, str]:
    """The names of the pictures that the guide shows, each with the words that stand for it."""
    return {name: words for words, name in _SHOWN.findall(GUIDE.read_text())}


@dataclass
class Camera:
    """Pictures of ``page``, by name."""

    page: Page
    folder: Path
    taken: dict[str, Image.Image] = field(default_factory=dict)

    def take(self, name: str, part: Locator | None = None) -> None:
        """Take ``part`` of the page, or what its window shows, and keep it as ``name``."""
        with self._window_that_shows(part):
            self._take(name, part)

    @contextmanager
    def _window_that_shows(self, part: Locator | None) -> Iterator[None]:
        """A window as high as ``part``: the admin scrolls within itself, and what is below it would be missing."""
        usual = self.page.viewport_size
        box = part.bounding_box() if part else None
        if usual and box and box["height"] > usual["height"]:
            higher = int(box["height"]) + 2 * MARGIN
            self.page.set_viewport_size({"width": usual["width"], "height": higher})
            yield
            self.page.set_viewport_size(usual)
        else:
            yield

    def _take(self, name: str, part: Locator | None) -> None:
        self.page.evaluate("document.fonts.ready")
        self.page.mouse.move(0, 0)
        source = (
            part.screenshot(animations="disabled") if part else self.page.screenshot(animations="disabled")
        )
        picture = Image.open(io.BytesIO(source)).convert("RGB")
        self.taken[name] = picture
        picture.quantize(_COLORS).save(self.folder / f"{name}.png", optimize=True)


def folder_for_pictures(otherwise: Path) -> Path:
    """The guide's own folder where its pictures are to be taken again, else ``otherwise``."""
    folder = PICTURES if os.environ.get(KEEP) else otherwise
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def is_blank(picture: Image.Image) -> bool:
    """Whether a picture shows next to nothing: hardly any colors."""
    colors = picture.getcolors(maxcolors=1_000_000)
    return colors is not None and len(colors) < 16
