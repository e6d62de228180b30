"""Every fact that shop B states stands on a page, in both languages: as a term where it is one, else in words."""

import pytest

from cms.demo.content import ALAMARA, read_terms
from policies.references import stated_by
from policies.terms import Kind
from tests.cms.demo.prose import all_texts, pages_of, told

type Words = tuple[str, str]

# Fact → page → what says it there: references to terms, or (English, French) words.
FACTS: dict[str, dict[str, list[str | Words]]] = {
    "B1 case by case, no time limit": {
        "return-policy": ["returns.mode", "returns.window", ("may decline one", "d’en refuser un")],
        "returns": ["returns.mode", "returns.window", ("may decline a return", "de refuser un retour")],
    },
    "B2 by mail in the United States": {
        "online-purchases": [
            "returns.methods.mail.label_source",
            "returns.shipping_paid_by",
            ("your account or an order number", "votre compte ou un numéro de commande"),
            ("blank return form and label", "formulaire de retour vierge et une étiquette"),
        ],
        "returns": ["returns.guests", "returns.methods.mail", "returns.shipping_paid_by"],
    },
    "B3 processing": {
        "refund-when": ["refunds.processing"],
        "online-purchases": ["refunds.processing"],
        "returns": ["refunds.processing"],
    },
    "B4 in a store in France": {
        "online-purchases": ["returns.methods.store_france.requires"],
        "returns": ["returns.methods.store_france", "returns.methods.store_france.requires"],
    },
    "B5 exchanges": {
        "exchange-how": [
            "returns.exchange",
            "returns.window",
            ("charge your account for the new item", "débitons votre compte du nouvel article"),
        ],
        "returns": ["returns.exchange"],
    },
    "B6 original payment or gift card": {
        "refund-how": ["refunds.tender_rules.any", ("store gift card", "carte cadeau")],
        "returns": ["returns.outcomes", "refunds.tender_rules.any"],
    },
    "B7 gift recipients": {
        "received-as-gift": [
            "refunds.tender_rules.gift_recipient",
            ("in no other way", "pas autrement"),
        ],
        "refunds": ["refunds.tender_rules.gift_recipient"],
    },
    "B8 no record of sale": {
        "why-identification": [
            "returns.without_record",
            "refunds.tender_rules.no_record_of_sale",
            ("the current price", "au prix du jour"),
        ],
        "returns": ["returns.without_record", "refunds.tender_rules.no_record_of_sale"],
    },
    "B9 paid by card, returned by mail": {
        "refund-when": ["refunds.due", "refunds.due_from", ("paid by card", "payé par carte")],
        "returns": ["refunds.due", "refunds.due_from"],
    },
    "B10 gift cards and store notes": {
        "refund-how": [
            "refunds.tender_rules.stored_value",
            ("which we mail to you", "que nous vous envoyons par la poste"),
        ],
        "refunds": ["refunds.tender_rules.stored_value"],
    },
    "B11 part gift card, part card": {
        "part-gift-card": [
            "refunds.tender_rules.mixed_tenders",
            ("whole merchandise amount", "Tout le montant des articles"),
        ],
        "refunds": ["refunds.tender_rules.mixed_tenders"],
    },
    "B12 shipping charges": {
        "shipping-refunded": [
            "refunds.includes",
            ("shipping charges are not refunded", "frais de livraison ne sont pas remboursés"),
        ],
        "returns": ["refunds.includes"],
    },
    "B13 gift cards": {
        "gift-card-cash": [
            "returns.exceptions.gift_cards.returnability",
            "payment.gift_cards_for_cash",
            ("unless the law says so", "sauf si la loi"),
        ],
        "gift-cards": ["returns.exceptions.gift_cards.returnability", "payment.gift_cards_for_cash"],
        "payment": ["payment.gift_cards_for_cash"],
    },
    "B14 fine jewelry": {
        "return-jewelry": [
            "returns.methods.insured.requires",
            "returns.methods.jewelry_counter.requires",
            ("instructions enclosed", "instructions qui l’accompagnent"),
            ("return part of the packing slip", "partie retour du bon de livraison"),
            ("Any carrier", "Tout transporteur"),
        ],
        "fine-jewelry": ["returns.methods.insured", "returns.methods.jewelry_counter"],
    },
    "B15 no free returns or exchanges from abroad": {
        "international-orders": [
            "returns.exceptions.international.outcomes",
            "returns.exceptions.international.shipping_paid_by",
            ("no free returns and no merchandise exchanges", "ni retour gratuit ni échange"),
        ],
        "return-from-abroad": ["returns.exceptions.international.shipping_paid_by"],
    },
    "B16 duties through the partner": {
        "international-orders": [
            "returns.methods.partner.requires",
            "returns.methods.partner.refunds_duties",
            ("Return Merchandise Authorization", "autorisation de retour"),
            ("Borderfree", "Borderfree"),
        ],
    },
    "B17 straight to a store or the online shop": {
        "international-orders": [
            "returns.methods.direct.refunds_duties",
            "returns.methods.store_france.refunds_duties",
            ("merchandise only: no duties, no taxes, no tariffs", "ni droits, ni taxes, ni tarifs"),
        ],
    },
    "B18 used boxes": {
        "used-box": [("lightly used box, to save waste", "un peu servi, pour éviter le gaspillage")],
        "shipping": [("lightly used box", "déjà un peu servi")],
    },
    "B19 receipts": {
        "need-receipt": [
            "returns.without_record",
            ("order number is fastest", "numéro de commande, c’est le plus rapide"),
            ("may ask you for more", "pouvons vous demander d’autres précisions"),
        ],
        "receipts": ["returns.without_record"],
    },
    "B20 special occasion": {
        "why-tags": [
            "returns.exceptions.special_occasion.conditions",
            ("Once it is removed, they cannot be returned", "ils ne peuvent plus être retournés"),
        ],
        "special-occasion": ["returns.exceptions.special_occasion.conditions"],
    },
    "B21 eight questions": {
        "return-policy": ["returns.mode"],
        "online-purchases": ["returns.methods.mail.label_source"],
        "need-receipt": ["returns.without_record"],
        "everything-taken-back": ["returns.exceptions.gift_cards.returnability"],
        "time-limit": ["returns.window", "returns.mode", ("Worn things", "article porté")],
        "why-tags": ["returns.exceptions.special_occasion.conditions"],
        "restocking-fees": ["returns.restocking_fee"],
        "why-identification": ["returns.without_record"],
    },
    "B22 two figures for one thing": {
        "refund-when": ["refunds.processing", "refunds.due"],
        "refunds": ["refunds.processing", "refunds.due"],
    },
}
# What decides in the portal and reads as a sentence of its own there, or governs nothing at shop B.
NOT_ON_PAGES = {
    "shipping.check_on_receipt",
    "payment.strong_authentication",
    "refunds.inspection",
}


def test_the_table_holds_every_fact() -> None:
    assert [name.split()[0] for name in FACTS] == [f"B{number}" for number in range(1, 23)]


@pytest.mark.parametrize("fact", FACTS)
def test_the_fact_is_told(fact: str) -> None:
    for key, tellings in FACTS[fact].items():
        for telling in tellings:
            assert told(pages_of(ALAMARA)[key], telling), f"{key} does not say {telling}"


def test_the_eight_questions_stand_together() -> None:
    listed = [page.key for page in pages_of(ALAMARA).values() if page.parent == "returns-questions"]
    assert listed == list(FACTS["B21 eight questions"])


def test_the_two_figures_stay_apart_in_the_terms() -> None:
    refunds = read_terms(ALAMARA).terms[Kind.REFUNDS]
    said = {value.ref: value.value for value in stated_by(Kind.REFUNDS, refunds)}
    assert said["refunds.due"] != said["refunds.processing"]


def test_every_plain_term_is_said_somewhere() -> None:
    """A term of the shop itself, not of one of its services or ways, that no page mentions would be a secret."""
    mentioned = {mention.ref for text in all_texts(ALAMARA) for mention in text.mentions}
    plain = {
        value.ref
        for kind, terms in read_terms(ALAMARA).terms.items()
        for value in stated_by(kind, terms)
        if value.ref.count(".") == 1 and not isinstance(value.value, tuple)
    }
    assert plain - (mentioned | _on_cards()) == NOT_ON_PAGES


def _on_cards() -> set[str]:
    rows = [
        row
        for page in pages_of(ALAMARA).values()
        for block in page.body
        if "glance" in block
        for row in block["glance"]["rows"]
    ]
    return {row if isinstance(row, str) else row["ref"] for row in rows}
