"""A card: one kind of thing that needs attention, how many there are of it, and the first few with a link each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

MOST_ITEMS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing, or ``count`` of a kind. ``share`` draws a bar of so many per cent; ``tone`` is critical or warning."""

    title: str
    url: str = ""
    note: str = ""
    shop: str = ""
    tone: str = ""
    share: int | None = None
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """``name`` is its heading, ``quiet`` how it is called when there is nothing."""

    slug: str
    name: str
    icon: str
    quiet: str
    items: Sequence[Item] = field(default=())
    count: int | None = None
    explained: str = ""
    all_url: str = ""
    all_label: str = "See all"

    @property
    def total(self) -> int:
        """How many there are, shown or not."""
        return len(self.items) if self.count is None else self.count

    @property
    def shown(self) -> Sequence[Item]:
        """The first few."""
        return self.items[:MOST_ITEMS]

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.total - sum(item.count for item in self.shown)

    @property
    def tone(self) -> str:
        """The gravest tone of its items."""
        tones = {item.tone for item in self.items}
        return next((tone for tone in ("critical", "warning") if tone in tones), "")
