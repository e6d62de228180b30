"""May this be returned, until when, how, and at whose cost? Item by item, and as a whole."""

from policies.returns.deciding import ItemDecision, ReturnDecision, decide_return

__all__ = ["ItemDecision", "ReturnDecision", "decide_return"]
