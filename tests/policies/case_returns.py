"""What a decision on a return says beyond its outcome, in the words of a golden case."""

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from policies.returns import ItemDecision, ReturnDecision
from tests.policies.case_facts import only
from tests.policies.case_moments import write_moment

ITEM_WORDS = {
    "answer",
    "because",
    "until",
    "ends with",
    "methods",
    "conditions",
    "outcomes",
    "postage",
    "fee",
    "exceptions",
}


def write_offer(decision: ReturnDecision, *, asked: Mapping[str, Any], zone: ZoneInfo) -> dict[str, object]:
    """What is on offer for everything together, and what is decided of each item, as far as a case names it."""
    said: dict[str, object] = {
        "postage": [payer.value for payer in decision.postage_paid_by],
        "methods": [method.code for method in decision.methods],
        "conditions": sorted(decision.conditions),
        "outcomes": sorted(decision.outcomes),
    }
    offer = {word: value for word, value in said.items() if word in asked}
    return offer | (
        {"items": write_items(decision.items, asked=asked["items"], zone=zone)} if "items" in asked else {}
    )


def write_items(
    items: Iterable[ItemDecision], *, asked: Mapping[str, Any], zone: ZoneInfo
) -> dict[str, object]:
    """Every item by its line: its answer alone where the case gives only that, else what the case names of it."""
    return {item.line: _item(item, asked.get(item.line, {}), zone) for item in items}


def _item(item: ItemDecision, asked: object, zone: ZoneInfo) -> object:
    if isinstance(asked, str):
        return item.outcome.value
    named = only(asked, ITEM_WORDS, "An item's answer")
    said: dict[str, object] = {
        "because": [reason.code.value for reason in item.reasons],
        "until": write_moment(item.until, zone) if item.until else "none",
        "ends with": item.until_because.code.value if item.until_because else "none",
        "methods": [method.code for method in item.methods],
        "conditions": sorted(item.conditions),
        "outcomes": sorted(item.outcomes),
        "postage": item.postage_paid_by.value,
        "fee": f"{item.restocking_fee.normalize():f}",
        "exceptions": list(item.exceptions),
    }
    return {"answer": item.outcome.value} | {word: value for word, value in said.items() if word in named}
