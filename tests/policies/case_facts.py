"""The order and the question of a golden case, from its short words to the core's facts."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from moneyed import Money

from policies.facts import (
    Destination,
    LineFacts,
    OrderFacts,
    ParcelFacts,
    PaymentFacts,
    ReturnedBy,
    ReturnedLine,
    ReturnFacts,
    ReturnIntent,
    ReturnItem,
)
from policies.shop import Shop
from policies.terms import ReturnChannel, ReturnCondition, ReturnReason, Tender
from tests.policies.case_moments import read_moment

PARCEL_WORDS = {
    "handed over": "handed_over_at",
    "at the relay": "available_at",
    "delivered": "delivered_at",
    "sent back": "returned_to_sender_at",
}
RETURN_WORDS = {
    "announced": "noticed_at",
    "proof": "proof_at",
    "received": "received_at",
    "inspected": "inspected_at",
}
ORDER_WORDS = {
    "placed",
    "to",
    "service",
    "lines",
    "pays",
    "parcels",
    "cancelled",
    "delivery",
    "standard delivery",
    "refunded",
}
LINE_WORDS = {"quantity", "price", "duties", "categories", "tags"}
PRICE = "290"
# Where an order of the shop goes and by which service, where a case does not say it.
USUAL = {"audrey-alexandre": ("FR 75003", "chrono13"), "alamara": ("US 10001", "ground")}


def only(words: object, allowed: set[str], what: str) -> Mapping[str, Any]:
    """``words`` as a mapping. Raises ValueError for a word not ``allowed``, so that no typing error passes."""
    if not isinstance(words, Mapping):
        raise ValueError(f"{what} needs words with values, not “{words}”.")  # noqa: TRY004 — a case's text is wrong, not a type
    if unknown := sorted(set(words) - allowed):
        raise ValueError(f"{what} has no “{unknown[0]}”; use {', '.join(sorted(allowed))}.")
    return words


def read_order(words: object, shop: Shop) -> OrderFacts:
    """The order of a case. What it does not say is: one bag, paid by card, by the usual service to the usual city."""
    said = only(words, ORDER_WORDS, "An order")
    usual_place, usual_service = USUAL[shop.code]
    country, _, postal_code = said.get("to", usual_place).partition(" ")
    placed_at = read_moment(said["placed"], shop.zone)
    return OrderFacts(
        number="AA-1001",
        shop=shop.code,
        placed_at=placed_at,
        destination=Destination(country=country, postal_code=postal_code),
        service=said.get("service", usual_service),
        lines=read_lines(said.get("lines", {"bag": "1"}), shop),
        payments=tuple(_payment(payment, shop) for payment in _listed(said.get("pays", "card"))),
        parcels=tuple(
            _parcel(index, parcel, shop.zone) for index, parcel in enumerate(said.get("parcels", ()), 1)
        ),
        cancelled_at=read_moment(said["cancelled"], shop.zone) if "cancelled" in said else None,
        delivery_cost=_known(said, "delivery", shop),
        refunded=_returned(said.get("refunded", {}), "changed_mind", shop),
        standard_delivery_cost=_known(said, "standard delivery", shop),
    )


def read_lines(words: Mapping[str, Any], shop: Shop) -> tuple[LineFacts, ...]:
    """What is brought without a record of sale, at the prices of today."""
    return tuple(_line(code, line, shop) for code, line in words.items())


def read_intent(words: object) -> ReturnIntent:
    """What the customer of a case asks for; without items, whether anything may be returned."""
    said = only(words, {"items", "reason", "customer", "channel", "sale found"}, "A return")
    reason = said.get("reason", "changed_mind")
    items = tuple(_item(code, item, reason) for code, item in said.get("items", {}).items())
    customer = said.get("customer", "account")
    if customer not in {"account", "guest"}:
        raise ValueError(f"A customer is account or guest, not “{customer}”.")
    return ReturnIntent(
        items=items,
        signed_in=customer == "account",
        channel=ReturnChannel(said["channel"]) if "channel" in said else None,
        sale_found=_yes(said.get("sale found", "yes")),
    )


def read_return(words: object, shop: Shop) -> ReturnFacts:
    """What comes back in a case, and how far it has got."""
    said = only(words, {"items", "reason", "way", "postage", "by", "wants", *RETURN_WORDS}, "A return")
    moments = {
        field: read_moment(said[word], shop.zone) for word, field in RETURN_WORDS.items() if word in said
    }
    if said.get("wants", "money") not in {"money", "gift_card"}:
        raise ValueError(f"A customer wants money or gift_card, not “{said['wants']}”.")
    return ReturnFacts(
        lines=_returned(said.get("items", {}), said.get("reason", "changed_mind"), shop),
        method=said.get("way"),
        postage_paid=_known(said, "postage", shop),
        returned_by=ReturnedBy(said.get("by", "buyer")),
        wants_gift_card=said.get("wants") == "gift_card",
        **moments,
    )


def _returned(words: Mapping[str, Any], reason: str, shop: Shop) -> tuple[ReturnedLine, ...]:
    return tuple(
        _returned_line(code, item, reason, shop) for code, found in words.items() for item in _listed(found)
    )


def _returned_line(code: str, words: object, reason: str, shop: Shop) -> ReturnedLine:
    said = {"quantity": words} if isinstance(words, str) else words
    said = only(said, {"quantity", "accepted", "reason", "diminished", "way"}, "A returned line")
    return ReturnedLine(
        line=code,
        quantity=int(said.get("quantity", 1)),
        accepted=int(said["accepted"]) if "accepted" in said else None,
        reason=ReturnReason(said.get("reason", reason)),
        diminished_by=_known(said, "diminished", shop),
        method=said.get("way"),
    )


def _known(words: Mapping[str, Any], name: str, shop: Shop) -> Money | None:
    return _money(words[name], shop) if name in words else None


def _money(text: str, shop: Shop) -> Money:
    """An amount such as ``12.50``, in the shop's currency where none follows it."""
    amount, _, currency = text.partition(" ")
    return Money(Decimal(amount), currency or shop.currency)


def _yes(text: str) -> bool:
    if text not in {"yes", "no"}:
        raise ValueError(f"Say yes or no, not “{text}”.")
    return text == "yes"


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _line(code: str, words: object, shop: Shop) -> LineFacts:
    said = {"quantity": words} if isinstance(words, str) else words
    said = only(said, {*LINE_WORDS, "cancelled", "returned"}, "A line")
    counts = {name: int(said[name]) for name in ("cancelled", "returned") if name in said}
    return LineFacts(
        line=code,
        quantity=int(said.get("quantity", 1)),
        unit_price=_money(said.get("price", PRICE), shop),
        categories=frozenset(_listed(said.get("categories", []))),
        tags=frozenset(_listed(said.get("tags", []))),
        unit_duties=_known(said, "duties", shop),
        **counts,
    )


def _payment(words: object, shop: Shop) -> PaymentFacts:
    said = {"by": words} if isinstance(words, str) else words
    said = only(said, {"by", "amount", "arrived", "refunded"}, "A payment")
    return PaymentFacts(
        tender=Tender(said["by"]),
        amount=_money(said.get("amount", PRICE), shop),
        paid_at=read_moment(said["arrived"], shop.zone) if "arrived" in said else None,
        refunded=_money(said["refunded"], shop) if "refunded" in said else None,
    )


def _parcel(index: int, words: object, zone: ZoneInfo) -> ParcelFacts:
    said = only(words, {*PARCEL_WORDS, "lines"}, "A parcel")
    moments = {PARCEL_WORDS[word]: read_moment(said[word], zone) for word in PARCEL_WORDS if word in said}
    return ParcelFacts(parcel=f"XY{index}", lines=tuple(said.get("lines", ())), **moments)


def _item(code: str, words: object, reason: str) -> ReturnItem:
    said = {"quantity": words} if isinstance(words, str) else words
    said = only(said, {"quantity", "reason", "unmet"}, "An item")
    return ReturnItem(
        line=code,
        quantity=int(said.get("quantity", 1)),
        reason=ReturnReason(said.get("reason", reason)),
        unmet=frozenset(ReturnCondition(condition) for condition in _listed(said.get("unmet", []))),
    )
