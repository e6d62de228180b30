"""Shop B's terms say every fact that drives a decision; its cases show what follows from them."""

from typing import Any

import pytest

from policies.agreement import require_agreement
from policies.codec import decode_terms, encode
from policies.localized import Localized
from policies.terms import Kind
from tests.policies.case_terms import entry
from tests.reference_terms import alamara, alamara_book, alamara_json

SHOP, TERMS = alamara()
STATED: dict[str, Any] = {kind.value: encode(terms) for kind, terms in TERMS.items()}
EXCEPTION, METHOD = "returns.exceptions", "returns.methods"
FACTS: list[tuple[str, str, object]] = [
    ("B1 case by case", "returns.mode", "review"),
    ("B1 no time limit", "returns.window", None),
    ("B2 a prepaid label", f"{METHOD}.mail.label_source", "shop_prepaid"),
    ("B2 within the country", f"{METHOD}.mail.countries", ["AS", "GU", "MP", "PR", "US", "VI"]),
    ("B2 with an account or an order number", "returns.guests", "self_service"),
    ("B3 processed in", "refunds.processing", {"minimum": 10, "maximum": 14}),
    ("B4 in France", f"{METHOD}.store_france.countries", ["FR"]),
    ("B4 in store", f"{METHOD}.store_france.channel", "in_store"),
    ("B4 what to bring", f"{METHOD}.store_france.requires", ["original_tender", "receipt"]),
    ("B5 exchanges", "returns.exchange", "new_order"),
    ("B6 money or a gift card", "returns.outcomes", ["exchange", "gift_card", "refund"]),
    (
        "B6–B11 where the money goes, the first rule first",
        "refunds.tender_rules",
        [
            {"case": "no_record_of_sale", "goes_to": "gift_card"},
            {"case": "gift_recipient", "goes_to": "gift_card"},
            {"case": "mixed_tenders", "goes_to": "other_tenders_first"},
            {"case": "stored_value", "goes_to": "gift_card"},
            {"case": "any", "goes_to": "original_tender"},
        ],
    ),
    ("B8, B19 without a record", "returns.without_record", "identification"),
    ("B9 due", "refunds.due", {"length": 14, "unit": "business_day"}),
    ("B9 from the arrival", "refunds.due_from", "receipt"),
    ("B12 no shipping charges", "refunds.includes", ["duties", "items"]),
    ("B13 gift cards", f"{EXCEPTION}.gift_cards.then.returnability", "not_returnable"),
    ("B13 not for cash", "payment.gift_cards_for_cash", False),
    ("B14 fine jewelry", f"{EXCEPTION}.fine_jewelry.then.methods", ["insured", "jewelry_counter"]),
    ("B14 what is asked", f"{METHOD}.insured.requires", ["insurance", "packing_slip", "signature"]),
    ("B15 abroad", f"{EXCEPTION}.international.when.zones", ["international"]),
    ("B15 no free returns", f"{EXCEPTION}.international.then.shipping_paid_by", "customer"),
    ("B15 no exchanges", f"{EXCEPTION}.international.then.outcomes", ["refund"]),
    ("B16 an authorization and the form", f"{METHOD}.partner.requires", ["return_form", "rma"]),
    ("B16 with duties", f"{METHOD}.partner.refunds_duties", True),
    ("B17 straight to the shop", f"{METHOD}.direct.refunds_duties", False),
    ("B17 to a store", f"{METHOD}.store_france.refunds_duties", False),
    ("B20 the tag", f"{EXCEPTION}.special_occasion.then.further_conditions", ["tag_attached"]),
    ("B21 no fee", "returns.restocking_fee", "0"),
]


@pytest.mark.parametrize(("path", "value"), [fact[1:] for fact in FACTS], ids=[fact[0] for fact in FACTS])
def test_fact_is_a_term(path: str, value: object) -> None:
    found: Any = STATED
    for step in path.split("."):
        found = entry(found, step, path)

    assert found == value


def test_only_an_exception_opens_what_is_meant_for_some() -> None:
    reserved = [method["code"] for method in STATED["returns"]["methods"] if method["reserved"]]

    assert reserved == ["insured", "jewelry_counter", "partner", "partner_insured", "direct"]


def test_terms_of_different_kinds_agree() -> None:
    book = alamara_book()

    require_agreement(book.at(book.history(Kind.RETURNS).versions[0].effective_from))


def test_every_name_is_in_every_language_of_the_shop() -> None:
    names = [found for terms in TERMS.values() for found in _names(terms)]

    assert len(names) > 15
    assert all(dict(name.texts).keys() == set(SHOP.locales) for name in names)


def _names(value: object) -> list[Localized]:
    if isinstance(value, Localized):
        return [value]
    if isinstance(value, tuple):
        return [found for item in value for found in _names(item)]
    fields = getattr(value, "__dataclass_fields__", {})
    return [found for name in fields for found in _names(getattr(value, name))]


@pytest.mark.parametrize("kind", TERMS)
def test_terms_survive_being_written_and_read(kind: Kind) -> None:
    assert decode_terms(kind, STATED[kind.value]) == TERMS[kind]


def test_it_repairs_nothing() -> None:
    assert set(alamara_json()["terms"]) == {kind.value for kind in Kind} - {"repairs"}
