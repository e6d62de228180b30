"""Every fact that shop A states stands on a page, in both languages: as a term where it is one, else in words."""

import pytest

from cms.demo.content import AUDREY_ALEXANDRE
from tests.cms.demo.prose import pages_of, told

type Words = tuple[str, str]

# Fact → page → what says it there: references to terms, or (English, French) words.
FACTS: dict[str, dict[str, list[str | Words]]] = {
    "A1 colors on screen": {"colors-on-screen": [("every screen", "chaque écran")]},
    "A2 materials": {
        "where-leather-comes-from": [
            ("Alpine calf", "veau alpin"),
            ("semi-aniline", "semi-aniline"),
            ("France, Germany, Austria or Switzerland", "France, d’Allemagne, d’Autriche ou de Suisse"),
            ("jacquard is woven in France", "jacquard est tissé en France"),
            ("printed by a renowned French house", "imprimé par une maison française renommée"),
        ]
    },
    "A3 workshops": {
        "where-it-is-made": [("over 70 years", "plus de 70 ans"), ("French workshops", "ateliers français")],
        "workshops": [("over 70 years", "plus de 70 ans")],
    },
    "A4 care": {
        "how-to-care": [("natural material", "matière naturelle"), ("page:care-guide", "page:care-guide")],
        "care-guide": [("grows more beautiful", "il embellit")],
    },
    "A5 repairs, write first": {
        "repair-how": [
            ("before you send anything", "avant tout envoi"),
            ("customer service", "service client"),
        ],
        "repairs": ["repairs.contact_first"],
    },
    "A6 repairs, cost": {
        "repair-price": [
            "repairs.causes.production_defect",
            "repairs.causes.wear",
            "repairs.causes.impact",
            ("you accept or decline it", "vous l’acceptez ou le refusez"),
            ("after we have received the piece", "après avoir reçu la pièce"),
        ],
        "too-worn": [("send it back to you as it is", "renvoyons en l’état")],
        "repairs": ["repairs.causes", "repairs.irreparable_sent_back"],
    },
    "A7 no account needed": {"account-needed": [("order as a guest", "sans compte")]},
    "A8 password, details": {
        "forgotten-password": [
            ("sign-in page", "page de connexion"),
            ("a message there with a link", "un message avec un lien"),
        ],
        "change-my-details": [("open your profile", "ouvrez votre profil")],
    },
    "A9 what an account gives": {
        "account-benefits": [
            ("every order you have placed", "vos commandes"),
            ("follow those on their way", "suivez celles"),
            ("ask for a return", "demandez vous-même un retour"),
            ("new pieces first", "nouveautés avant les autres"),
        ]
    },
    "A10 means of payment": {
        "means-of-payment": ["payment.tenders", "payment.tenders.card.brands"],
        "when-charged": ["payment.tenders.card.charged", "payment.tenders.paypal.charged"],
        "payment": ["payment.tenders"],
    },
    "A11 3-D Secure": {
        "three-d-secure": [("3-D Secure", "3-D Secure"), ("code by SMS", "code par SMS")],
        "payment": ["payment.strong_authentication"],
    },
    "A12 bank transfer": {
        "bank-transfer": [
            "payment.tenders.bank_transfer.release",
            (
                "your order number as the payment reference",
                "votre numéro de commande en référence du paiement",
            ),
            ("nothing ships before", "rien ne part auparavant"),
        ],
        "payment": ["payment.release"],
    },
    "A13 confirmation": {
        "no-confirmation": [("once it is paid", "dès qu’elle est payée"), ("write to us", "écrivez-nous")],
        "payment": ["payment.confirmation_email"],
    },
    "A14 ordered before noon": {
        "when-will-it-arrive": [
            "shipping.cutoff_time",
            "shipping.handling_time",
            "shipping.services.chrono13.transit.metropolitan",
            "shipping.services.chrono13.deliver_by.metropolitan",
            (
                "at home or at the pick-up point you chose",
                "chez vous ou au point relais que vous avez choisi",
            ),
        ]
    },
    "A15 no change; Predict": {
        "modify-order": ["cancellation.modification", ("paid order", "commande payée")],
        "track-parcel": [("by e-mail, by SMS or both", "par e-mail, par SMS ou par les deux")],
        "redirect-delivery": ["shipping.services.chrono13.rerouting", ("another day", "un autre jour")],
        "orders": ["cancellation.modification"],
    },
    "A16 cancelling": {
        "cancel-until": ["shipping.cutoff_time", "cancellation.until", "returns.window"],
        "orders": ["cancellation.until", "returns.window", ("with the carrier", "remis au transporteur")],
    },
    "A17 carrier and signature": {
        "delivery-services": [
            "shipping.services.chrono13.carrier",
            ("against a signature", "contre signature"),
        ],
        "deliver-abroad": ["shipping.services.chrono13.carrier"],
        "shipping": [
            "shipping.services.chrono13.signature",
            ("in France and abroad", "en France comme à l’étranger"),
        ],
    },
    "A18 services": {
        "delivery-services": [
            "shipping.services.relais",
            "shipping.services.relais.pickup_points",
            "shipping.services.chrono13",
            "shipping.services.chrono13.deliver_by.metropolitan",
        ],
        "shipping": ["shipping.services"],
    },
    "A19 delivery days": {
        "delivery-days": ["shipping.delivery_weekdays", "shipping.delivery_hours"],
        "shipping": ["shipping.delivery_weekdays", "shipping.delivery_hours"],
    },
    "A20 processing": {"shipping": ["shipping.handling_time", "shipping.cutoff_time"]},
    "A21 transit": {
        "deliver-abroad": [
            "shipping.services.chrono13.transit.europe",
            "shipping.services.chrono13.transit.overseas",
            "shipping.services.chrono13.transit.world",
        ],
        "shipping": [
            "shipping.services.chrono13.transit.metropolitan",
            "shipping.services.chrono13.transit.world",
            "shipping.services.relais.transit.metropolitan",
        ],
    },
    "A22 tracking": {
        "track-parcel": [
            ("tracking number", "numéro de suivi"),
            ("carrier’s own site", "site du transporteur"),
        ]
    },
    "A23 check on receipt": {
        "check-parcel": [
            ("tell the carrier", "signalez-le aussitôt au transporteur"),
            ("Without this first check", "Sans cette première"),
        ],
        "shipping": ["shipping.check_on_receipt"],
    },
    "A24 guests": {
        "return-without-account": [("customer service then guides you", "service client vous guide")],
        "returns": ["returns.guests", ("from your account", "Avec un compte")],
    },
    "A25 conditions": {
        "return-conditions": ["returns.conditions", ("good faith", "bonne foi")],
        "returns": ["returns.conditions", ("good faith", "bonne foi")],
    },
    "A26 registered post": {
        "how-to-return": ["returns.methods.registered.requires"],
        "return-postage": [("at your risk", "à vos risques")],
        "returns": ["returns.methods", "returns.methods.registered.customer_bears_risk"],
    },
    "A27 damaged goods": {
        "return-damaged": [
            ("neither refunded nor exchanged", "ni remboursé ni échangé"),
            ("packaging", "emballage"),
        ]
    },
    "A28 quality control": {
        "quality-control": [("before any refund", "précède tout remboursement")],
        "returns": ["refunds.inspection"],
    },
    "A29 refunds": {
        "refund-when": ["refunds.due", "refunds.due_from", "refunds.includes", "refunds.withholding"],
        "returns": ["refunds.due", "refunds.withholding"],
    },
    "A30 return postage": {
        "return-postage": ["returns.shipping_paid_by", "returns.shipping_waived_for"],
        "faulty-or-wrong": ["returns.shipping_waived_for"],
        "returns": ["returns.shipping_paid_by", "returns.shipping_waived_for"],
    },
}


def test_the_table_holds_every_fact() -> None:
    assert [name.split()[0] for name in FACTS] == [f"A{number}" for number in range(1, 31)]


@pytest.mark.parametrize("fact", FACTS)
def test_the_fact_is_told(fact: str) -> None:
    for key, tellings in FACTS[fact].items():
        for telling in tellings:
            assert told(pages_of(AUDREY_ALEXANDRE)[key], telling), f"{key} does not say {telling}"
