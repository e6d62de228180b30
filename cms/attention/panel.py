"""The panel itself: the coming changes, the cards, and what is quiet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.attention.cards import Card
from cms.attention.coming import Coming, coming_changes
from cms.attention.desk import Desk
from cms.attention.drift import drift_card
from cms.attention.legal import legal_card
from cms.attention.overdue import overdue_card
from cms.attention.pages import stale_card
from cms.attention.readers import answers_card, searches_card
from cms.attention.strip import strip_of
from cms.attention.translations import translation_card
from cms.attention.trials import trials_card
from cms.shops.clock import own_clock
from cms.shops.own import own_shops

CARDS: Sequence[Callable[[Desk], Card]] = (
    overdue_card,
    legal_card,
    drift_card,
    trials_card,
    searches_card,
    answers_card,
    translation_card,
    stale_card,
)
MOST_COMING = 8


class AttentionPanel(Component):
    """What needs attention in the user's shops; nothing for whoever works for none."""

    name = "attention"
    template_name = "cms/attention/panel.html"
    # Before Wagtail's own: what waits for review, what was edited last.
    order = 100

    class Media:
        css = {"all": ["attention/attention.css"]}

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def render_html(self, parent_context: Any = None) -> Any:
        """Nothing for whoever works for no shop."""
        self.shops = list(own_shops(self.request.user))
        return super().render_html(parent_context) if self.shops else ""

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        """One shop where the address names one of the user's, else all of them."""
        wanted = self.request.GET.get("shop", "")
        chosen = [shop for shop in self.shops if shop.code == wanted]
        desk = Desk(self.request.user, tuple(chosen or self.shops), timezone.now())
        cards = [card(desk) for card in CARDS]
        return {
            "shops": self.shops if len(self.shops) > 1 else [],
            "chosen": chosen[0].code if chosen else "",
            "several": len(desk.shops) > 1,
            "cards": [card for card in cards if card.total],
            "quiet": [card.quiet for card in cards if not card.total],
            **_coming(coming_changes(desk), desk),
        }


def _coming(changes: list[Coming], desk: Desk) -> dict[str, Any]:
    """The next changes, and their strip."""
    next_ones = changes[:MOST_COMING]
    zone = desk.shops[0].zone if len(desk.shops) == 1 else own_clock()
    return {
        "coming": next_ones,
        "later": len(changes) - len(next_ones),
        "strip": strip_of(next_ones, at=desk.at, zone=zone) if next_ones else None,
    }
