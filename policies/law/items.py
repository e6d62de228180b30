"""How many pieces of each line a consumer can withdraw from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from policies.errors import InvalidFacts
from policies.facts import LineFacts, OrderFacts
from policies.law.articles import Topic
from policies.law.exemptions import exemption_of
from policies.law.jurisdictions import Jurisdiction
from policies.law.reasons import LegalReason, LegalReasonCode
from policies.reasons import Datum


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalItem:
    """A quantity of one line to withdraw from; no reason is asked. Raises InvalidFacts for a quantity below 1."""

    line: str
    quantity: int

    def __post_init__(self) -> None:
        if self.quantity < 1:
            raise InvalidFacts(f"A withdrawal from {self.quantity} pieces is none; enter 1 or more.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRuling:
    """How many of a line can be withdrawn from, of those ``asked``; ``reason`` where it is fewer."""

    line: str
    asked: int
    accepted: int
    reason: LegalReason | None = None


def rule_on_items(
    items: tuple[WithdrawalItem, ...], order: OrderFacts, jurisdiction: Jurisdiction | None
) -> tuple[ItemRuling, ...]:
    """A ruling for each line that is asked for; without items, for all of which anything is left."""
    asked: dict[str, int] = {}
    for item in items:
        asked[item.line] = asked.get(item.line, 0) + item.quantity
    if not items:
        asked = {line.line: line.returnable for line in order.lines if line.returnable}
    return tuple(_rule_on_item(line, quantity, order, jurisdiction) for line, quantity in asked.items())


def _rule_on_item(code: str, asked: int, order: OrderFacts, jurisdiction: Jurisdiction | None) -> ItemRuling:
    """A statement over more pieces than are left withdraws from those that are left."""
    line = order.line(code)
    if line is None:
        return _refused(code, asked, LegalReason(LegalReasonCode.UNKNOWN_LINE, None, {"line": code}))
    exempt = _exempt(line, jurisdiction)
    if exempt:
        return _refused(code, asked, exempt)
    accepted = min(asked, line.returnable)
    if accepted == asked:
        return ItemRuling(line=code, asked=asked, accepted=asked)
    short = LegalReasonCode.TOO_MANY if accepted else LegalReasonCode.NOTHING_LEFT
    reason = LegalReason(short, None, {"line": code, "asked": asked, "left": accepted})
    return ItemRuling(line=code, asked=asked, accepted=accepted, reason=reason)


def _refused(code: str, asked: int, reason: LegalReason) -> ItemRuling:
    return ItemRuling(line=code, asked=asked, accepted=0, reason=reason)


def _exempt(line: LineFacts, jurisdiction: Jurisdiction | None) -> LegalReason | None:
    ground = exemption_of(line)
    if ground is None:
        return None
    data: Mapping[str, Datum] = {"line": line.line, "ground": ground, "point": ground.point}
    return LegalReason(
        LegalReasonCode.EXEMPT, jurisdiction.articles.get(Topic.EXCEPTIONS) if jurisdiction else None, data
    )
