"""A refund quote in the words of a golden case."""

import re
from collections.abc import Callable, Container
from zoneinfo import ZoneInfo

from policies.errors import InvalidFacts
from policies.refunds import QuotedComponent, RefundQuote
from tests.policies.case_moments import write_moment


def write_quote(
    ask: Callable[[], RefundQuote], *, zone: ZoneInfo, asked: Container[str]
) -> dict[str, object]:
    """The sum, and of the rest what the case asks for; or why no quote is possible."""
    try:
        quote = ask()
    except InvalidFacts as error:
        return {"impossible": _words(type(error).__name__)}
    said: dict[str, object] = {
        "refund": f"{quote.total.amount:f} {quote.total.currency.code}",
        "parts": {_name(part): f"{part.amount.amount:f}" for part in quote.components},
        "rounded": {
            _name(part): f"{part.rounding.amount.normalize():f}"
            for part in quote.components
            if part.rounding.amount
        },
        "to": [f"{refund.tender} {refund.amount.amount:f}" for refund in quote.allocation],
        "due": write_moment(quote.due_at, zone) if quote.due_at else "not known yet",
        "withheld until": quote.withheld_until.value if quote.withheld_until else "nothing",
    }
    return {word: value for word, value in said.items() if word in asked or word == "refund"}


def _name(part: QuotedComponent) -> str:
    kind = part.kind.replace("_", " ")
    return f"{kind} {part.line}" if part.line else kind


def _words(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()
