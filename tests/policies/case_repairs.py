"""A repair in the words of a golden case, and the core's answer to it."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from moneyed import Money

from policies.errors import InvalidFacts
from policies.repairs import RepairDecision, RepairFacts
from policies.shop import Shop
from policies.terms import RepairCause
from tests.policies.case_facts import only
from tests.policies.case_moments import read_moment, write_moment
from tests.policies.case_quotes import error_words

REPAIR_MOMENTS = {
    "contacted": "contacted_at",
    "received": "received_at",
    "inspected": "inspected_at",
    "quoted": "quoted_at",
    "accepted": "accepted_at",
    "declined": "declined_at",
    "gone back": "sent_back_at",
}
REPAIR_WORDS = {*REPAIR_MOMENTS, "cause", "irreparable", "quote"}
QUOTE = "80"


def read_repair(words: object, shop: Shop) -> RepairFacts:
    """The repair of a case. A quote of which only the moment is given is of 80 in the shop's currency."""
    said = only(words, REPAIR_WORDS, "A repair")
    moments = {
        field: read_moment(said[word], shop.zone) for word, field in REPAIR_MOMENTS.items() if word in said
    }
    amount = said.get("quote", QUOTE if "quoted" in said else "none")
    return RepairFacts(
        cause=RepairCause(said["cause"]) if "cause" in said else None,
        irreparable={"yes": True, "no": False}[said.get("irreparable", "no")],
        quote=None if amount == "none" else Money(Decimal(amount), shop.currency),
        **moments,
    )


def write_repair(
    ask: Callable[[], RepairDecision], *, zone: ZoneInfo, asked: Container[str]
) -> dict[str, object]:
    """The answer, what comes next and until when, and of the rest what the case asks for; or why there is none."""
    try:
        decision = ask()
    except InvalidFacts as error:
        return {"impossible": error_words(type(error).__name__)}
    said: Mapping[str, Any] = {
        "answer": decision.outcome.value,
        "next": decision.next_step.value,
        "because": [reason.code.value for reason in decision.reasons],
        "until": write_moment(decision.until, zone) if decision.until else "",
        "ends with": decision.until_because.code.value if decision.until_because else "nothing",
        "price": decision.price.value if decision.price else "none",
        "pays": _amount(decision.amount),
        "clause": decision.clause or "none",
        "version": str(decision.version.number),
    }
    always = {"answer", "next"} | {word for word in ("because", "until") if said[word]}
    return {word: value for word, value in said.items() if word in always or word in asked}


def _amount(money: Money | None) -> str:
    return "nothing" if money is None else f"{money.amount:f} {money.currency.code}"
